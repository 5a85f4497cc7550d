package org.backspike.bptt.memory;

import java.util.ArrayList;
import java.util.List;
import org.backspike.bptt.batch.Pieces;
import org.backspike.bptt.batch.SampleWindow;
import org.backspike.bptt.loss.Loss;
import org.backspike.snn.DenseWeights;
import org.backspike.snn.Input;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Relay;
import org.backspike.snn.Synapse;
import org.backspike.snn.batch.BatchState;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.Wiring;
import org.backspike.snn.kernel.NeuronScan;
import org.backspike.snn.neuron.NeuronHistory;

/**
 * The memory that a plan will take, computed from the sizes of the network before anything is
 * allocated. Parameters, their gradient and the moments of the optimizer are the same in every plan
 * and are not in here.
 *
 * @param items arrays by what they are for
 * @param recomputation forward steps done again, per step
 */
public record Footprint(List<Item> items, double recomputation) {
  /** Columns of a gradient that are summed at once in full history. */
  private static final int TILE = 128;

  /** Copies the list. */
  public Footprint {
    items = List.copyOf(items);
  }

  /**
   * Arrays of one purpose.
   *
   * @param name what they hold
   * @param bytes of all of them together
   */
  public record Item(String name, long bytes) {}

  /**
   * The whole.
   *
   * @return bytes
   */
  public long bytes() {
    return items.stream().mapToLong(Item::bytes).sum();
  }

  /**
   * The footprint of a plan.
   *
   * @param plan what is kept
   * @param network what is trained
   * @param loss what is minimized
   * @param batch samples of a step of training
   * @param threads that work
   * @return what it will take
   */
  public static Footprint of(HistoryPlan plan, Network network, Loss loss, int batch, int threads) {
    Wiring wiring = new Wiring(network);
    Schedule schedule = plan.schedule(network.presentation().steps());
    Sizes sizes = new Sizes(wiring, loss);
    List<Item> items = new ArrayList<>();
    if (plan instanceof HistoryPlan.Full) {
      int steps = schedule.steps();
      int chunks = Math.min(batch, wiring.isRecurrent() ? threads : Pieces.parts(threads));
      items.add(new Item("membranes and spikes", batch * sizes.activity(steps)));
      items.add(new Item("errors", batch * sizes.errors(steps)));
      items.add(new Item("readout", chunks * sizes.answer(steps)));
      items.add(
          new Item(
              "scratch of threads",
              chunks * sizes.scratch(steps, batch) + terms(wiring, steps, batch, threads)));
    } else {
      int lag = wiring.links().stream().mapToInt(Link::lag).max().orElse(0);
      int steps = Math.max(1, lag) + schedule.window() + lag;
      items.add(new Item("membranes and spikes of windows", threads * sizes.activity(steps)));
      items.add(new Item("errors of windows", threads * sizes.errors(steps)));
      items.add(new Item("readout", threads * sizes.answer(schedule.steps())));
      items.add(new Item("scratch of threads", threads * sizes.scratch(steps, 1)));
      items.add(new Item("checkpoints", threads * (schedule.slots() + 1L) * sizes.state()));
      if (schedule.archived()) {
        items.add(new Item("compressed history", threads * sizes.archive(schedule.steps())));
      }
      items.add(new Item("gradients of groups", threads * sizes.parameters()));
    }
    return new Footprint(items, schedule.recomputation());
  }

  /**
   * What gradients of weights are summed from, once per range of rows: errors of a tile of columns,
   * sums of few columns, transposed constant inputs.
   */
  private static long terms(Wiring wiring, int steps, int batch, int threads) {
    long bytes = 0;
    for (Link link : wiring.links()) {
      if (!wiring.network().projections().get(link.projection()).connection().isLearned()) {
        continue;
      }
      int sources = wiring.population(link.from()).size();
      long stride = wiring.stride(link.to());
      int parts = isDense(wiring, link) ? Math.min(sources, Pieces.parts(threads)) : 1;
      if (wiring.population(link.from()).dynamics() instanceof Input && isConstant(wiring)) {
        bytes += 4L * batch * (2L * sources + (isNarrow(wiring, link) ? 1 : parts) * stride);
      }
      bytes +=
          isNarrow(wiring, link)
              ? 4L * sources * stride
              : (long) parts * SampleWindow.group(steps) * steps * TILE * Float.BYTES;
    }
    return bytes;
  }

  /** Rows of shared weights are not divided. */
  private static boolean isDense(Wiring wiring, Link link) {
    return wiring.network().projections().get(link.projection()).connection()
        instanceof DenseWeights;
  }

  private static boolean isNarrow(Wiring wiring, Link link) {
    return wiring.width(link.to()) <= 32;
  }

  private static boolean isConstant(Wiring wiring) {
    return wiring.network().presentation().encoder().equals("direct");
  }

  /** Bytes of one sample, by the sizes of the populations. */
  private record Sizes(Wiring wiring, Loss loss) {
    private boolean isInput(int p) {
      return wiring.population(p).dynamics() instanceof Input;
    }

    private boolean isSpiking(int p) {
      return wiring.population(p).dynamics() instanceof Lif;
    }

    private Synapse synapse(int p) {
      return wiring.population(p).dynamics() instanceof Lif lif
          ? lif.synapse()
          : Synapse.EXPONENTIAL;
    }

    private boolean isExact(int p) {
      boolean asked = p == wiring.readout() && loss.readsMembranes();
      return isSpiking(p) && (asked || BatchState.needsHistory(wiring.population(p)));
    }

    long activity(int steps) {
      long bytes = 0;
      for (int p = 0; p < wiring.populations(); p++) {
        long stride = wiring.stride(p);
        if (!isInput(p)) {
          bytes += 4L * steps * stride;
        }
        if (isSpiking(p)) {
          long lists = steps * (stride + 1) + 1 + NeuronScan.SPARE;
          bytes += 4 * (lists + Math.ceilDiv(steps, 32) * stride);
        }
        if (isExact(p)) {
          long perNeuron = (long) steps * NeuronHistory.bytesPerStep(synapse(p));
          bytes += perNeuron * wiring.population(p).size();
        }
      }
      return bytes;
    }

    long errors(int steps) {
      long floats = (long) steps * wiring.stride(wiring.readout());
      for (int p = 0; p < wiring.populations(); p++) {
        floats += wiring.stride(p) * (isInput(p) ? 1L : steps + 1L);
      }
      return 4 * floats;
    }

    long answer(int steps) {
      return 32L * steps * wiring.population(wiring.readout()).size();
    }

    long scratch(int steps, int samples) {
      long words = 0;
      for (int p = 0; p < wiring.populations(); p++) {
        words += (long) Math.ceilDiv(steps, 32) * wiring.stride(p);
        if (isSpiking(p) && !isExact(p)) {
          words += (long) (steps + 2 * samples) * wiring.stride(p);
        }
      }
      return 4 * words;
    }

    long state() {
      long bytes = 0;
      for (int p = 0; p < wiring.populations(); p++) {
        long size = wiring.population(p).size();
        long lag = wiring.outOf(p).stream().mapToInt(Link::lag).max().orElse(0);
        if (wiring.population(p).dynamics() instanceof Relay) {
          bytes += 4 * lag * wiring.stride(p);
        } else if (!isInput(p)) {
          bytes +=
              isExact(p) ? 8L * NeuronHistory.states(synapse(p)) * size : 8L * wiring.stride(p);
          bytes += isSpiking(p) ? lag * size / 8 : 0;
        }
      }
      return bytes;
    }

    long archive(int steps) {
      long bytes = 0;
      for (int p = 0; p < wiring.populations(); p++) {
        long size = wiring.population(p).size();
        bytes += isInput(p) ? 0 : 4L * steps * size;
        bytes += isSpiking(p) ? steps * size / 8 : 0;
      }
      return bytes;
    }

    long parameters() {
      long floats = 0;
      for (Link link : wiring.links()) {
        floats += (long) wiring.population(link.from()).size() * wiring.stride(link.to());
      }
      return 4 * floats;
    }
  }
}
