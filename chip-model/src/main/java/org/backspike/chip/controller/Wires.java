package org.backspike.chip.controller;

/**
 * The combinational wires of one cycle, computed from its registers and read by everything that is
 * clocked at its end. Single wires are 0 or 1; what a state does not drive is 0.
 */
public final class Wires {
  /** State of the next cycle. */
  public int nextState;

  /** Whether the neuron memory is accessed. */
  public int neuronSelect;

  /** Whether that access writes. */
  public int neuronWrite;

  /** Which neuron. */
  public int neuronAddress;

  /** Whether the synapse memory is accessed. */
  public int synapseSelect;

  /** Whether that access writes. */
  public int synapseWrite;

  /** Which synapse word; driven also without access. */
  public int synapseAddress;

  /** Whether the neuron counter advances, unless frozen. */
  public int advance;

  /** Whether a write of the neuron memory is a synaptic operation. */
  public int synaptic;

  /** Whether a neuron fired and is not disabled. */
  public int spike;

  /** Whether something is pushed, lost or not. */
  public int push;

  /** What is pushed. */
  public int pushData;

  /** Whether the head is to be popped. */
  public int popRequest;

  /** Whether there is an event for the output, without a monitor. */
  public int trigger;

  /** Its address, 8 bits. */
  public int outputAddress;

  /** All at 0. */
  public Wires() {}

  /** Sets all to 0, and the next state to the present one. */
  void clear(int state) {
    nextState = state;
    neuronSelect = 0;
    neuronWrite = 0;
    neuronAddress = 0;
    synapseSelect = 0;
    synapseWrite = 0;
    synapseAddress = 0;
    advance = 0;
    synaptic = 0;
    spike = 0;
    push = 0;
    pushData = 0;
    popRequest = 0;
    trigger = 0;
    outputAddress = 0;
  }
}
