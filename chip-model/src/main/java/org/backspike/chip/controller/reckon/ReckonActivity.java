package org.backspike.chip.controller.reckon;

/** What ReckOn did during a sample: cycles, events, and accesses of every memory. */
public final class ReckonActivity {
  long idle;
  long propagation;
  long scan;
  long event;
  long step;
  long decision;
  long target;
  long learning;
  long sending;
  long events;
  long spikes;
  long inputDeliveries;
  long recurrentDeliveries;
  long weightWrites;
  long neuronReads;
  long neuronWrites;
  long inputReads;
  long inputWrites;
  long recurrentReads;
  long recurrentWrites;
  long outputReads;
  long outputWrites;

  ReckonActivity() {}

  /**
   * Accesses of a memory.
   *
   * @param reads cycles in which a word was read
   * @param writes cycles in which a word was read and written
   */
  public record Accesses(long reads, long writes) {}

  /**
   * All cycles.
   *
   * @return the sum over the states of the chip
   */
  public long cycles() {
    return idle + propagation + step + decision + target + learning + sending;
  }

  /**
   * Cycles in state PROP, waiting for the next step included.
   *
   * @return of these, {@link #scanCycles} and {@link #eventCycles} are busy
   */
  public long propagationCycles() {
    return propagation;
  }

  /**
   * Cycles that look whether an index has an event or a spike.
   *
   * @return one per neuron and step
   */
  public long scanCycles() {
    return scan;
  }

  /**
   * Cycles that add weights onto neurons.
   *
   * @return one per neuron and event
   */
  public long eventCycles() {
    return event;
  }

  /**
   * Cycles in which neurons leak and spike.
   *
   * @return one per neuron and step
   */
  public long stepCycles() {
    return step;
  }

  /**
   * Cycles of learning.
   *
   * @return 0 without
   */
  public long learningCycles() {
    return learning;
  }

  /**
   * Cycles in which the result waits to be taken.
   *
   * @return a few per sample
   */
  public long sendingCycles() {
    return sending;
  }

  /**
   * Input events that were acknowledged.
   *
   * @return those of the last step included, which no neuron sees
   */
  public long events() {
    return events;
  }

  /**
   * Spikes of neurons.
   *
   * @return those of the last step included, which no neuron sees
   */
  public long spikes() {
    return spikes;
  }

  /**
   * Weights of inputs that were delivered.
   *
   * @return one per neuron and event
   */
  public long inputDeliveries() {
    return inputDeliveries;
  }

  /**
   * Weights between neurons that were delivered.
   *
   * @return one per neuron and spike
   */
  public long recurrentDeliveries() {
    return recurrentDeliveries;
  }

  /**
   * Bytes of weights that learning wrote.
   *
   * @return bytes past the last neuron, which learning writes too, included
   */
  public long weightWrites() {
    return weightWrites;
  }

  /**
   * The memory of neurons.
   *
   * @return its accesses
   */
  public Accesses neuronMemory() {
    return new Accesses(neuronReads, neuronWrites);
  }

  /**
   * The memory of weights of inputs.
   *
   * @return its accesses
   */
  public Accesses inputMemory() {
    return new Accesses(inputReads, inputWrites);
  }

  /**
   * The memory of weights between neurons.
   *
   * @return its accesses
   */
  public Accesses recurrentMemory() {
    return new Accesses(recurrentReads, recurrentWrites);
  }

  /**
   * The memory of weights onto outputs.
   *
   * @return its accesses
   */
  public Accesses outputMemory() {
    return new Accesses(outputReads, outputWrites);
  }
}
