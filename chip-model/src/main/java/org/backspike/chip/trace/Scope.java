package org.backspike.chip.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A part of a chip that has tracks, and parts in turn: chip, core, memory, link. Viewers show what
 * a scope declares in the order in which it was declared.
 */
public final class Scope {
  private final Tracks tracks;
  private final @Nullable Scope parent;
  private final String name;
  private final List<Scope> scopes = new ArrayList<>();
  private final List<Track> own = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  Scope(Tracks tracks, @Nullable Scope parent, String name) {
    requireName(name);
    this.tracks = tracks;
    this.parent = parent;
    this.name = name;
  }

  /**
   * Declares a part.
   *
   * @param part its name; no scope and no track of this scope has it yet
   * @return the new scope
   * @throws IllegalArgumentException if the name is taken, blank or not of one line
   */
  public Scope scope(String part) {
    Scope scope = new Scope(tracks, this, part);
    take(part);
    scopes.add(scope);
    return scope;
  }

  /**
   * Declares a track of named states.
   *
   * @param track its name; no scope and no track of this scope has it yet
   * @param states names of its states, which are numbered from 0
   * @return the new track
   * @throws IllegalArgumentException if a name is taken, blank or not of one line, or there are no
   *     states
   */
  public States states(String track, List<String> states) {
    return declare(track, index -> States.listed(index, this, track, states));
  }

  /**
   * Declares a track of numbered states, such as the steps of a run. State 3 of a track {@code
   * step} is called {@code step 3}.
   *
   * @param track its name; no scope and no track of this scope has it yet
   * @return the new track
   * @throws IllegalArgumentException if the name is taken, blank or not of one line
   */
  public States numbered(String track) {
    return declare(track, index -> States.numbered(index, this, track));
  }

  /**
   * Declares a track of a number that rises and falls.
   *
   * @param track its name; no scope and no track of this scope has it yet
   * @param unit what is counted
   * @return the new track
   * @throws IllegalArgumentException if the name is taken, blank or not of one line
   */
  public Counter counter(String track, Counter.Unit unit) {
    return declare(track, index -> new Counter(index, this, track, unit));
  }

  /**
   * Declares a track of a wire, a bus or a register.
   *
   * @param track its name; no scope and no track of this scope has it yet
   * @param width bits, 1 to 64
   * @return the new track
   * @throws IllegalArgumentException if the name is taken, blank or not of one line, or the width
   *     is out of range
   */
  public Signal signal(String track, int width) {
    return declare(track, index -> new Signal(index, this, track, width));
  }

  /**
   * Declares a track of things that take no time.
   *
   * @param track its name; no scope and no track of this scope has it yet
   * @return the new track
   * @throws IllegalArgumentException if the name is taken, blank or not of one line
   */
  public Instants instants(String track) {
    return declare(track, index -> new Instants(index, this, track));
  }

  private <T extends Track> T declare(String track, IntFunction<T> made) {
    requireName(track);
    T declared = made.apply(tracks.nextIndex());
    take(track);
    tracks.add(declared);
    own.add(declared);
    return declared;
  }

  private void take(String wanted) {
    if (!taken.add(wanted)) {
      throw new IllegalArgumentException(path() + " has a " + wanted + " already");
    }
  }

  static void requireName(String name) {
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "\"" + name + "\" as a name in a trace; it must be one line and not blank");
    }
  }

  /**
   * Its name.
   *
   * @return unique in its parent
   */
  public String name() {
    return name;
  }

  /**
   * Where it lies.
   *
   * @return names from the chip down, with dots between
   */
  public String path() {
    return parent == null ? name : parent.path() + "." + name;
  }

  /**
   * Its parts.
   *
   * @return in order of declaration
   */
  public List<Scope> scopes() {
    return List.copyOf(scopes);
  }

  /**
   * Its own tracks, those of its parts not included.
   *
   * @return in order of declaration
   */
  public List<Track> tracks() {
    return List.copyOf(own);
  }
}
