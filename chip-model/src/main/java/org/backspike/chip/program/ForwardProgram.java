package org.backspike.chip.program;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.SliceLayout;

/** The forward pass of a network as instructions: clear, then per step receive, sweep, send. */
public final class ForwardProgram {

  /** What a core does beside the network itself, between the sweep and the sending of spikes. */
  public interface Recording {
    /** Nothing. */
    Recording NONE = core -> List.of();

    /**
     * Instructions of a core.
     *
     * @param core the core
     * @return in order
     */
    List<Scheduled> on(int core);
  }

  private ForwardProgram() {}

  /**
   * Clears the state of every slice.
   *
   * @param image the image
   * @param more instructions per core, after the clearing
   * @return one pass
   */
  public static Segment load(ChipImage image, Recording more) {
    List<List<Scheduled>> cores = new ArrayList<>();
    for (int core = 0; core < image.chip().mesh().cores(); core++) {
      List<Scheduled> list = new ArrayList<>();
      for (SliceLayout slice : image.slicesOn(core)) {
        List<RowBlock> blocks = image.blocksInto(slice.slice());
        list.add(Scheduled.always(new Instruction.ClearState(slice, blocks)));
        for (RowBlock block : blocks) {
          block
              .traces()
              .map(traces -> new Instruction.ClearArrays(List.of(traces.pre(), traces.post())))
              .ifPresent(clearing -> list.add(Scheduled.always(clearing)));
        }
      }
      list.addAll(more.on(core));
      list.add(Scheduled.always(new Instruction.Barrier()));
      cores.add(list);
    }
    return new Segment(Phase.LOAD, StepOrder.ONCE, cores);
  }

  /**
   * Steps 0 to steps - 1 of the network.
   *
   * @param image the image
   * @param steps how many, at least 1
   * @param recording what is recorded beside
   * @return the segment, one barrier per step
   */
  public static Segment forward(ChipImage image, int steps, Recording recording) {
    List<List<Scheduled>> cores = new ArrayList<>();
    for (int core = 0; core < image.chip().mesh().cores(); core++) {
      List<Scheduled> list = new ArrayList<>();
      List<SliceLayout> slices = image.slicesOn(core);
      for (SliceLayout slice : slices) {
        list.addAll(receiving(image, slice));
      }
      for (SliceLayout slice : slices) {
        list.add(
            Scheduled.always(new Instruction.NeuronSweep(slice, image.blocksInto(slice.slice()))));
      }
      list.addAll(recording.on(core));
      for (SliceLayout slice : slices) {
        List<Integer> destinations = destinations(image, slice);
        if (!destinations.isEmpty()) {
          list.add(Scheduled.always(new Instruction.SendSpikes(slice, destinations)));
        }
      }
      for (SliceLayout slice : slices) {
        list.addAll(learning(image, slice));
      }
      list.add(Scheduled.always(new Instruction.Barrier()));
      cores.add(list);
    }
    return new Segment(Phase.FORWARD, StepOrder.ascending(steps), cores);
  }

  private static List<Scheduled> receiving(ChipImage image, SliceLayout slice) {
    List<RowBlock> blocks = image.blocksInto(slice.slice());
    if (slice.input() == SliceLayout.Input.IN_ORDER) {
      return List.of(Scheduled.always(new Instruction.ApplyEvents(slice, blocks)));
    }
    return blocks.stream()
        .filter(block -> !block.isPlastic())
        .map(block -> Scheduled.always(new Instruction.AccumulateRows(block)))
        .toList();
  }

  /** Rows that learn are read as their events are sent, before the weights of the step change. */
  private static List<Scheduled> learning(ChipImage image, SliceLayout slice) {
    List<Scheduled> list = new ArrayList<>();
    for (RowBlock block : image.blocksInto(slice.slice())) {
      if (block.isPlastic()) {
        list.add(Scheduled.always(new Instruction.AccumulateRows(block)));
        list.add(Scheduled.always(new Instruction.LearnPairs(block, slice)));
      }
    }
    return list;
  }

  private static List<Integer> destinations(ChipImage image, SliceLayout slice) {
    TreeSet<Integer> cores = new TreeSet<>();
    for (RowBlock block : image.blocksFrom(slice.slice().population())) {
      cores.add(block.target().core());
    }
    return List.copyOf(cores);
  }
}
