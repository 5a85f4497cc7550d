package org.backspike.chip.controller;

/**
 * Two that watch the same core.
 *
 * @param first is told first
 * @param second is told then
 */
public record TwoProbes(Probe first, Probe second) implements Probe {
  @Override
  public void wires(SingleCore core) {
    first.wires(core);
    second.wires(core);
  }

  @Override
  public void registers(SingleCore core) {
    first.registers(core);
    second.registers(core);
  }

  @Override
  public void end(SingleCore core) {
    first.end(core);
    second.end(core);
  }
}
