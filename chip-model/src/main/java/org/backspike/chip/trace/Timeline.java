package org.backspike.chip.trace;

/**
 * What a model of time reports to: what happens when on the tracks of a chip.
 *
 * <p>Times are in the {@link Tick} of the tracks, from 0. Between two calls of {@link #settle}
 * reports may come in any order of time: core by core, say, as a stretch between two barriers is
 * worked out. What was settled is past. Where reports name one time of one track twice, an end
 * comes before a beginning, and of two beginnings the later report counts.
 *
 * <p>A timeline belongs to one thread. Reporting costs no objects. A model whose reports are more
 * work than a few calls keeps what makes them in an object of its own, there or not there, instead
 * of asking in its loops.
 */
public interface Timeline {
  /** Takes everything and keeps nothing. */
  Timeline OFF = new NoTimeline();

  /**
   * From this time on the track is in a state, until it enters another or leaves.
   *
   * @param track the track
   * @param state number of the state
   * @param at the first cycle of the state
   * @throws IllegalArgumentException if the track has no such state or the time is past
   */
  void enter(States track, int state, long at);

  /**
   * From this time on the track is in no state.
   *
   * @param track the track
   * @param at the first cycle without a state
   * @throws IllegalArgumentException if the time is past
   */
  void leave(States track, long at);

  /**
   * The track is in a state for a while, and in none then.
   *
   * @param track the track; no other slice of it may overlap
   * @param state number of the state
   * @param from the first cycle
   * @param to the first cycle after it; nothing happens if it is {@code from}
   * @throws IllegalArgumentException if the track has no such state, the time is past or ends
   *     before it begins
   */
  void slice(States track, int state, long from, long to);

  /**
   * From this time on the counter stands at a value.
   *
   * @param track the counter
   * @param value where it stands
   * @param at the first cycle
   * @throws IllegalArgumentException if the time is past
   */
  void count(Counter track, long value, long at);

  /**
   * The counter stands at a value for a while, and at 0 then.
   *
   * @param track the counter; no other such while of it may overlap
   * @param value where it stands
   * @param from the first cycle
   * @param to the first cycle after it; nothing happens if it is {@code from}
   * @throws IllegalArgumentException if the time is past or ends before it begins
   */
  void count(Counter track, long value, long from, long to);

  /**
   * From this time on the signal has a value.
   *
   * @param track the signal
   * @param value what it carries; bits above its width are dropped
   * @param at the first cycle
   * @throws IllegalArgumentException if the time is past
   */
  void change(Signal track, long value, long at);

  /**
   * Something happens.
   *
   * @param track what kind of thing
   * @param value which: an index, an address; not negative
   * @param at when
   * @throws IllegalArgumentException if the time is past or the value negative
   */
  void mark(Instants track, long value, long at);

  /**
   * All that happens before this time has been reported. To be called at every barrier, and now and
   * then by machines that report in order of time anyway; the last call also says when the run
   * ended.
   *
   * @param until every later report is of this time or after it
   * @throws IllegalArgumentException if it is past
   * @throws IllegalStateException if slices of one track overlapped
   */
  void settle(long until);
}
