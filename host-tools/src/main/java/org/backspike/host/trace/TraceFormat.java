package org.backspike.host.trace;

import java.io.IOException;

/**
 * What writes a timeline in one kind of file. It is told everything in order of time, changes only.
 */
interface TraceFormat extends AutoCloseable {
  /**
   * The beginning of the window.
   *
   * @param from its first time
   * @param levels where all tracks stand then
   */
  void begin(long from, Levels levels);

  /**
   * What follows is at this time.
   *
   * @param now later than all before
   */
  void at(long now);

  /**
   * A track of levels has another one.
   *
   * @param track index of the track
   * @param level another than before
   */
  void change(int track, long level);

  /**
   * Something happens on a track of instants.
   *
   * @param track index of the track
   * @param value its number
   */
  void mark(int track, long value);

  /**
   * The end of the window or of the run.
   *
   * @param end later than all before, or the beginning if nothing was there
   * @param note what a reader has to know, or empty
   */
  void end(long end, String note);

  /** Bytes written so far. */
  long size();

  /** Gives the file its name. */
  void complete() throws IOException;

  @Override
  void close() throws IOException;
}
