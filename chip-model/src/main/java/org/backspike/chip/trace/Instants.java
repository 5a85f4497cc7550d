package org.backspike.chip.trace;

/**
 * A track of things that happen at a time and take none: spikes, packets that arrive. Each carries
 * a number, say the index of the neuron.
 */
public final class Instants extends Track {
  Instants(int index, Scope scope, String name) {
    super(index, scope, name);
  }
}
