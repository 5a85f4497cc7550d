package org.backspike.chip.controller;

/** Writes down what a core sends, and nothing else. */
public final class OutputRecorder implements Probe {
  private final EventTable outputs = new EventTable(2);
  private int request;

  /** Nothing sent so far. */
  public OutputRecorder() {}

  @Override
  public void wires(SingleCore core) {}

  @Override
  public void registers(SingleCore core) {
    if (core.outputRequest() > request) {
      outputs.add(core.cycle(), core.outputAddress());
    }
    request = core.outputRequest();
  }

  /**
   * What was sent.
   *
   * @return rows of the cycle in which the request rose, and the address
   */
  public EventTable outputs() {
    return outputs;
  }
}
