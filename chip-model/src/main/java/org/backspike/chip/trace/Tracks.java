package org.backspike.chip.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a chip shows over time, and the unit of that time. All of it is declared before a
 * {@linkplain Tracing#begin timeline begins}:
 *
 * <pre>{@code
 * Tracks tracks = new Tracks("backspike-28nm", new Tick.ClockedCycle(2000));
 * States phase = tracks.chip().states("phase", List.of("load", "forward"));
 * Scope core = tracks.chip().scope("core0");
 * States fifo = core.states("fifo", List.of("busy", "starved"));
 * Timeline timeline = tracing.begin(tracks);
 * }</pre>
 */
public final class Tracks {
  /** Tracks of one chip: 4,096 cores of 32. */
  public static final int MOST = 1 << 17;

  private final Tick tick;
  private final Scope chip;
  private final List<Track> all = new ArrayList<>();

  /**
   * A chip that shows nothing yet.
   *
   * @param chip its name
   * @param tick the unit of all times
   * @throws IllegalArgumentException if the name is blank or not of one line
   */
  public Tracks(String chip, Tick tick) {
    this.tick = tick;
    this.chip = new Scope(this, null, chip);
  }

  int nextIndex() {
    if (all.size() == MOST) {
      throw new IllegalArgumentException(
          chip.name() + " would show more than " + MOST + " tracks; leave cores out");
    }
    return all.size();
  }

  void add(Track track) {
    all.add(track);
  }

  /**
   * The chip.
   *
   * @return the scope that holds all others
   */
  public Scope chip() {
    return chip;
  }

  /**
   * The unit of time.
   *
   * @return what one unit of a time is
   */
  public Tick tick() {
    return tick;
  }

  /**
   * All tracks of all scopes.
   *
   * @return by index
   */
  public List<Track> all() {
    return List.copyOf(all);
  }
}
