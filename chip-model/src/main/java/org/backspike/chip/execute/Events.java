package org.backspike.chip.execute;

/**
 * The events a population, or a slice of it, sent in one step: indices within the population and
 * payloads.
 */
final class Events {
  final int[] index;
  final int[] payload;
  int count;
  boolean graded;

  Events(int capacity) {
    index = new int[capacity];
    payload = new int[capacity];
  }

  void clear() {
    count = 0;
    graded = false;
  }

  void add(int neuron, int value) {
    index[count] = neuron;
    payload[count++] = value;
    graded |= value != 1;
  }
}
