package org.backspike.chip.trace;

/** One line that a viewer draws over time. Declared in a {@link Scope}. */
public abstract sealed class Track permits Counter, Instants, Signal, States {
  private final int index;
  private final Scope scope;
  private final String name;

  Track(int index, Scope scope, String name) {
    this.index = index;
    this.scope = scope;
    this.name = name;
  }

  /**
   * Its place among all tracks of a chip.
   *
   * @return 0 for the first that was declared
   */
  public final int index() {
    return index;
  }

  /**
   * What it belongs to.
   *
   * @return the scope in which it was declared
   */
  public final Scope scope() {
    return scope;
  }

  /**
   * Its name.
   *
   * @return unique among the tracks of its scope
   */
  public final String name() {
    return name;
  }

  /**
   * Where it lies.
   *
   * @return names of the scopes and of the track, with dots between
   */
  public final String path() {
    return scope.path() + "." + name;
  }
}
