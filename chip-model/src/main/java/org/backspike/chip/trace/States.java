package org.backspike.chip.trace;

import java.util.List;

/**
 * A track that is in one of its states at a time, or in none: the phase of a program, what a stage
 * of a core does. It is in none until it is reported to be in one. Which cycles it spends in a
 * state is what it tells, not in how many pieces they were reported: equal neighbours become one
 * slice.
 */
public final class States extends Track {
  private final Names names;

  /** How states are called. */
  public sealed interface Names {
    /**
     * One by one.
     *
     * @param names by number of the state
     */
    record Listed(List<String> names) implements Names {
      /** Copies the list. */
      public Listed {
        names = List.copyOf(names);
      }
    }

    /**
     * By a word and the number of the state; there is no last one.
     *
     * @param word what is numbered
     */
    record Numbered(String word) implements Names {}
  }

  private States(int index, Scope scope, String name, Names names) {
    super(index, scope, name);
    this.names = names;
  }

  static States listed(int index, Scope scope, String name, List<String> states) {
    states.forEach(Scope::requireName);
    if (states.isEmpty()) {
      throw new IllegalArgumentException(name + " has no states; it needs at least one");
    }
    return new States(index, scope, name, new Names.Listed(states));
  }

  static States numbered(int index, Scope scope, String name) {
    return new States(index, scope, name, new Names.Numbered(name));
  }

  /**
   * How its states are called.
   *
   * @return their names, or the word before their number
   */
  public Names names() {
    return names;
  }

  /**
   * The name of a state.
   *
   * @param state its number, from 0
   * @return one of the declared names; for numbered states the word and the number
   * @throws IllegalArgumentException if there is no such state
   */
  public String nameOf(int state) {
    requireState(state);
    return switch (names) {
      case Names.Listed listed -> listed.names.get(state);
      case Names.Numbered numbered -> numbered.word + " " + state;
    };
  }

  /**
   * Refuses a state that the track does not have.
   *
   * @param state its number
   * @throws IllegalArgumentException if there is no such state
   */
  public void requireState(int state) {
    int count = names instanceof Names.Listed listed ? listed.names.size() : Integer.MAX_VALUE;
    if (state < 0 || state >= count) {
      throw new IllegalArgumentException(
          path() + " has no state " + state + "; there are " + count + ", from 0");
    }
  }
}
