package org.backspike.chip.trace;

/** Nobody looks. */
final class NoTimeline implements Timeline {
  @Override
  public void enter(States track, int state, long at) {}

  @Override
  public void leave(States track, long at) {}

  @Override
  public void slice(States track, int state, long from, long to) {}

  @Override
  public void count(Counter track, long value, long at) {}

  @Override
  public void count(Counter track, long value, long from, long to) {}

  @Override
  public void change(Signal track, long value, long at) {}

  @Override
  public void mark(Instants track, long value, long at) {}

  @Override
  public void settle(long until) {}
}
