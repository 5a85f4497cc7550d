package org.backspike.chip.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Where the spikes of a population go: for every neuron the cores that hold a synapse of it, in
 * ascending order. A neuron sends one message to each of them.
 */
public final class Routes {
  private final int[] starts;
  private final int[] cores;

  private Routes(int[] starts, int[] cores) {
    this.starts = starts;
    this.cores = cores;
  }

  /**
   * The routes of a population.
   *
   * @param neurons size of the population
   * @param blocks everything that its neurons drive
   * @return its routes
   */
  static Routes of(int neurons, List<RowBlock> blocks) {
    TreeSet<Integer> reached = new TreeSet<>();
    blocks.forEach(block -> reached.add(block.target().core()));
    List<List<RowBlock>> byCore = new ArrayList<>();
    for (int core : reached) {
      byCore.add(blocks.stream().filter(block -> block.target().core() == core).toList());
    }
    int[] starts = new int[neurons + 1];
    int[] cores = new int[neurons * reached.size()];
    int next = 0;
    for (int neuron = 0; neuron < neurons; neuron++) {
      for (List<RowBlock> onCore : byCore) {
        if (isHeldBy(onCore, neuron)) {
          cores[next++] = onCore.getFirst().target().core();
        }
      }
      starts[neuron + 1] = next;
    }
    return new Routes(starts, Arrays.copyOf(cores, next));
  }

  private static boolean isHeldBy(List<RowBlock> blocks, int neuron) {
    for (RowBlock block : blocks) {
      if (block.holds(neuron)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Messages of a spike.
   *
   * @param neuron index within the population
   * @return how many cores it is sent to
   */
  public int messages(int neuron) {
    return starts[neuron + 1] - starts[neuron];
  }

  /**
   * The place of the first destination of a neuron; its others follow.
   *
   * @param neuron index within the population
   * @return for {@link #core}
   */
  public int first(int neuron) {
    return starts[neuron];
  }

  /**
   * A destination.
   *
   * @param at {@link #first} of a neuron plus 0 to {@link #messages} - 1
   * @return the core
   */
  public int core(int at) {
    return cores[at];
  }
}
