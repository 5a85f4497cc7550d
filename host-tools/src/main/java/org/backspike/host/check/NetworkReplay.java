package org.backspike.host.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.execute.Executor;
import org.backspike.chip.execute.Inference;
import org.backspike.chip.execute.Machine;
import org.backspike.chip.execute.Stimulus;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.host.run.IdealChip;

/**
 * A case that is a network with its inputs and the states it went through.
 *
 * @param name of the case
 * @param network the network
 * @param inputs events by name of the input population
 * @param recorded what each variable was after each step
 */
public record NetworkReplay(
    String name, IntegerNetwork network, Map<String, Stimulus> inputs, List<Recorded> recorded)
    implements ReferenceCase {

  /** Steps of a case; the longest have some hundred. */
  private int steps() {
    return recorded.stream().mapToInt(r -> r.values().size()).max().orElse(1);
  }

  /** States of a machine by name. */
  interface Values {
    /** Values of all neurons of a population. */
    int[] of(String population, String variable);
  }

  /** Compares what is not recorded neuron by neuron. */
  interface Comparison {
    /** The first difference after a step. */
    Optional<Difference> after(int step, Values values);
  }

  @Override
  public Optional<Difference> replay() {
    return replay((step, values) -> Optional.empty());
  }

  /** Replays with a further comparison after each step. */
  Optional<Difference> replay(Comparison further) {
    ChipImage image = IdealChip.image(network);
    Inference inference = new Inference(image, Math.max(1, steps()));
    List<Difference> found = new ArrayList<>();
    Map<Integer, Stimulus> byIndex = new HashMap<>();
    inputs.forEach((population, stimulus) -> byIndex.put(network.indexOf(population), stimulus));
    inference.run(
        byIndex,
        Executor.functional((step, machine) -> {
          if (found.isEmpty()) {
            Values values = (population, variable) -> values(population, variable, image, machine);
            compare(step, values).or(() -> further.after(step, values)).ifPresent(found::add);
          }
        }));
    return found.stream().findFirst();
  }

  private Optional<Difference> compare(int step, Values values) {
    for (Recorded wanted : recorded) {
      if (step < wanted.values().size()) {
        int[] got = values.of(wanted.population(), wanted.variable());
        int[] expected = wanted.values().get(step);
        for (int i = 0; i < expected.length; i++) {
          if (i >= got.length || got[i] != expected[i]) {
            return Optional.of(
                new StateDifference(
                    step,
                    wanted.population(),
                    i,
                    wanted.variable(),
                    expected[i],
                    i < got.length ? got[i] : 0));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static int[] values(String population, String name, ChipImage image, Machine machine) {
    SliceLayout slice =
        image.slices().stream()
            .filter(s -> s.population().name().equals(population))
            .findFirst()
            .orElseThrow();
    if (name.equals(Recorded.SPIKES)) {
      int[] sent = new int[slice.neurons()];
      int[] fired = machine.fired(slice);
      int[] payload = machine.sent(slice);
      for (int k = 0; k < fired.length; k++) {
        sent[fired[k]] = payload[k];
      }
      return sent;
    }
    if (name.equals(Recorded.SATURATED)) {
      return new int[] {Math.toIntExact(machine.saturated(slice))};
    }
    Variable variable = Variable.valueOf(name.toUpperCase(Locale.ROOT));
    return switch (variable) {
      case WEIGHT, X1, Y1 -> learned(variable, slice, image, machine);
      default ->
          machine
              .register(slice, variable)
              .orElseThrow(
                  () -> new IllegalArgumentException(population + " has no variable " + name));
    };
  }

  /** Weights one row per target, or traces, of the projection that learns. */
  private static int[] learned(
      Variable variable, SliceLayout slice, ChipImage image, Machine machine) {
    RowBlock block =
        image.blocksInto(slice.slice()).stream()
            .filter(RowBlock::isPlastic)
            .findFirst()
            .orElseThrow();
    int sources = block.rows();
    int targets = slice.neurons();
    int[] values =
        new int
            [variable == Variable.WEIGHT
                ? sources * targets
                : variable == Variable.X1 ? sources : targets];
    for (int n = 0; n < values.length; n++) {
      values[n] =
          (int)
              switch (variable) {
                case WEIGHT -> machine.read(block.weights(), n % sources, n / sources);
                case X1 -> machine.read(block.traces().orElseThrow().pre(), 0, n);
                default -> machine.read(block.traces().orElseThrow().post(), 0, n);
              };
    }
    return values;
  }
}
