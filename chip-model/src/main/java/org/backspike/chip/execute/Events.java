package org.backspike.chip.execute;

import java.util.Arrays;

/**
 * The events a population, or a slice of it, sent in one step: indices within the population and
 * payloads.
 */
final class Events {
  int[] index;
  int[] payload;
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
    if (count == index.length) { // a host may send several events of a channel in one step
      index = Arrays.copyOf(index, 2 * count + 1);
      payload = Arrays.copyOf(payload, 2 * count + 1);
    }
    index[count] = neuron;
    payload[count++] = value;
    graded |= value != 1;
  }
}
