package org.backspike.host.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.execute.Machine;
import org.backspike.chip.execute.Probe;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.SliceLayout;

/** Spikes and states of one sample, step by step. */
public final class Recording implements Probe {

  /**
   * What is recorded.
   *
   * @param spikes whether spikes are
   * @param variables which states are
   */
  public record Wish(boolean spikes, Set<Variable> variables) {
    /** Nothing. */
    public static final Wish NOTHING = new Wish(false, Set.of());

    /** Copies the set. */
    public Wish {
      variables = Set.copyOf(variables);
    }

    /**
     * Whether anything is.
     *
     * @return true if spikes or states are
     */
    public boolean isEmpty() {
      return !spikes && variables.isEmpty();
    }
  }

  /**
   * A spike.
   *
   * @param step from 0
   * @param population name
   * @param index neuron in the population
   * @param value what it sent
   */
  public record Sent(int step, String population, int index, int value) {}

  /** A variable of a stretch of neurons after a step. */
  public static final class State {
    private final int step;
    private final String population;
    private final int first;
    private final Variable variable;
    private final int[] values;

    State(int step, String population, int first, Variable variable, int[] values) {
      this.step = step;
      this.population = population;
      this.first = first;
      this.variable = variable;
      this.values = values;
    }

    /**
     * The step.
     *
     * @return from 0
     */
    public int step() {
      return step;
    }

    /**
     * The population.
     *
     * @return its name
     */
    public String population() {
      return population;
    }

    /**
     * The first neuron of the stretch.
     *
     * @return index in the population
     */
    public int first() {
      return first;
    }

    /**
     * The variable.
     *
     * @return which
     */
    public Variable variable() {
      return variable;
    }

    /**
     * The values.
     *
     * @return one per neuron of the stretch; not to be changed
     */
    public int[] values() {
      return values;
    }
  }

  private final ChipImage image;
  private final Wish wish;
  private final List<Sent> spikes = new ArrayList<>();
  private final List<State> states = new ArrayList<>();

  Recording(ChipImage image, Wish wish) {
    this.image = image;
    this.wish = wish;
  }

  @Override
  public void afterStep(int step, Machine machine) {
    for (SliceLayout slice : image.slices()) {
      String population = slice.population().name();
      int first = slice.slice().first();
      if (wish.spikes) {
        int[] fired = machine.fired(slice);
        int[] sent = machine.sent(slice);
        for (int k = 0; k < fired.length; k++) {
          spikes.add(new Sent(step, population, first + fired[k], sent[k]));
        }
      }
      for (Variable variable : Variable.values()) {
        if (wish.variables.contains(variable)) {
          machine
              .register(slice, variable)
              .ifPresent(values ->
                  states.add(new State(step, population, first, variable, values.clone())));
        }
      }
    }
  }

  /**
   * What was sent.
   *
   * @return by step
   */
  public List<Sent> spikes() {
    return List.copyOf(spikes);
  }

  /**
   * What the states were.
   *
   * @return by step
   */
  public List<State> states() {
    return List.copyOf(states);
  }
}
