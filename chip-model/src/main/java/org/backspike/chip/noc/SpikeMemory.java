package org.backspike.chip.noc;

import org.backspike.chip.hardware.Noc;

/**
 * Where the state of a {@link SpikeNetwork} lies: records in one array, because every further array
 * costs a load of its address and of its length at every access. References between records are
 * their indices in the array.
 */
final class SpikeMemory {
  static final int RECORD = 16;
  static final int NOWHERE = -1;

  /** Later than every cycle: a place is taken, and nobody knows until when. */
  static final int UNKNOWN = Integer.MAX_VALUE;

  // An output: who asks, whose turn it is, when it may grant, what it counted.
  static final int ASKING = 1;
  static final int POINTER = 2;
  static final int CREDIT_AT = 3;
  static final int LINK_FREE = 4;
  static final int GRANT_AT = 5;
  static final int SINCE = 6;
  static final int FLITS = 7;
  static final int FOR_CREDIT = 8;
  static final int FOR_TURN = 9;
  static final int SPACING = 10;

  /** Cycles from the grant to the next allocation, or to the delivery. */
  static final int FLIGHT = 11;

  /** The input behind it, or {@link #NOWHERE}. */
  static final int BEHIND = 12;

  /** The endpoint behind it, or {@link #NOWHERE}. */
  static final int SINK = 13;

  /** The first input of its router. */
  static final int INPUTS = 14;

  // An input: a FIFO.
  static final int HEAD = 1;
  static final int TAIL = 2;
  static final int TAKEN = 3;
  static final int DEPTH = 4;
  static final int BIT = 5;
  static final int CREDIT_CYCLES = 6;

  /** The output before it, or {@link #NOWHERE}. */
  static final int BEFORE = 7;

  /** The endpoint before it, or {@link #NOWHERE}. */
  static final int SOURCE = 8;

  /** The first output of its router. */
  static final int OUTPUTS = 9;

  /** Where the routes of its router begin in their table. */
  static final int ROUTES = 10;

  // A place of a FIFO. While it is taken, TIME is the cycle from which its flit takes part in the
  // allocation; while it is free, the cycle from which the output before it knows.
  static final int PLACE = 4;
  static final int TIME = 0;
  static final int PACKET = 1;
  static final int FOLLOWING = 2;

  /** The output for which the flit will ask. */
  static final int TOWARD = 3;

  // An endpoint: its encoder, its injection, its input pipeline.
  static final int NEXT_PACKET = 0;
  static final int ENCODED = 1;
  static final int INJECTION_FREE = 2;
  static final int OUTPUT_PLACE = 3;
  static final int BUSY = 4;
  static final int FULL = 5;
  static final int EARLY = 6;
  static final int NO_CREDIT = 7;
  static final int PIPELINE_FREE = 8;
  static final int INPUT_PLACE = 9;
  static final int SERVED = 10;
  static final int STARVED = 11;
  static final int EMPTY = 12;

  private final int[] image;
  private final int outputs;
  private final int inputs;
  private final int endpoints;

  /** Lays out a chip at rest. */
  SpikeMemory(Wiring wiring, Noc noc) {
    outputs = 0;
    inputs = outputs + wiring.ports * RECORD;
    endpoints = inputs + wiring.ports * RECORD;
    int places = endpoints + wiring.endpoints * RECORD;
    int perEndpoint = noc.flow().inputFlits() + noc.flow().outputPackets();
    long size = places + (long) wiring.endpoints * perEndpoint * PLACE;
    for (int port = 0; port < wiring.ports; port++) {
      size += (long) wiring.depth[port] * PLACE;
    }
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "buffers of " + size / PLACE + " flits; the network on chip is modelled up to 2^29");
    }
    image = new int[(int) size];
    for (int port = 0; port < wiring.ports; port++) {
      layOutput(wiring, noc, port);
      layInput(wiring, port);
      places = ring(input(port) + HEAD, wiring.depth[port], places);
      image[input(port) + TAIL] = image[input(port) + HEAD];
    }
    for (int endpoint = 0; endpoint < wiring.endpoints; endpoint++) {
      places = ring(endpoint(endpoint) + INPUT_PLACE, noc.flow().inputFlits(), places);
      places = ring(endpoint(endpoint) + OUTPUT_PLACE, noc.flow().outputPackets(), places);
    }
  }

  int[] image() {
    return image;
  }

  int output(int port) {
    return outputs + port * RECORD;
  }

  int input(int port) {
    return inputs + port * RECORD;
  }

  int endpoint(int number) {
    return endpoints + number * RECORD;
  }

  /** Records below this one are outputs. */
  int firstInput() {
    return inputs;
  }

  private void layOutput(Wiring wiring, Noc noc, int port) {
    int output = output(port);
    int behind = wiring.inputBehind[port];
    int sink = wiring.endpointAt[port];
    image[output + SPACING] = wiring.spacing[port];
    image[output + FLIGHT] = wiring.flight[port] + (sink < 0 ? noc.routerCycles() : 0);
    image[output + BEHIND] = behind < 0 ? NOWHERE : input(behind);
    image[output + SINK] = sink < 0 ? NOWHERE : endpoint(sink);
    image[output + INPUTS] = input(wiring.firstPort(port));
  }

  private void layInput(Wiring wiring, int port) {
    int input = input(port);
    int before = wiring.outputBefore[port];
    int source = wiring.endpointAt[port];
    image[input + DEPTH] = wiring.depth[port];
    image[input + BIT] = 1 << (port - wiring.firstPort(port));
    image[input + CREDIT_CYCLES] = wiring.creditCycles[port];
    image[input + BEFORE] = before < 0 ? NOWHERE : output(before);
    image[input + SOURCE] = source < 0 ? NOWHERE : endpoint(source);
    image[input + OUTPUTS] = output(wiring.firstPort(port));
    image[input + ROUTES] = port / wiring.portsPerTile * wiring.endpoints;
  }

  /** Closes places to a ring and lets a field point to the first; gives the index behind them. */
  private int ring(int field, int length, int first) {
    image[field] = first;
    int place = first;
    for (int k = 1; k < length; k++) {
      image[place + FOLLOWING] = place + PLACE;
      place += PLACE;
    }
    image[place + FOLLOWING] = first;
    return place + PLACE;
  }
}
