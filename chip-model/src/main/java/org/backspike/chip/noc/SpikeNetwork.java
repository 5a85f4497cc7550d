package org.backspike.chip.noc;

import static org.backspike.chip.noc.SpikeMemory.*;

import org.backspike.chip.hardware.Noc;

/**
 * The network for spikes: packets of one flit with one destination on channel 0. No flit then
 * depends on another but through places and turns, which makes most of the page a closed form.
 *
 * <p>The only events are a flit at the head of a FIFO that may take part in the allocation, and an
 * output that may grant again while flits wait for it. A flit is put into the next FIFO when it is
 * granted, long before it arrives; a source fills its places of the router ahead of time; an input
 * pipeline is served as soon as its flit is granted.
 */
final class SpikeNetwork {
  private final SpikeMemory layout;
  private final int[] memory;
  private final int firstInput;
  private final int linkCycles;
  private final int approach;
  private final int sinkCreditCycles;
  private final byte[] routes;
  private final Calendar calendar;
  private final int[] active;

  SpikeNetwork(Wiring wiring, Noc noc) {
    layout = new SpikeMemory(wiring, noc);
    memory = layout.image().clone();
    firstInput = layout.firstInput();
    linkCycles = noc.links().core();
    approach = noc.links().core() + noc.routerCycles();
    sinkCreditCycles = noc.flow().creditCycles();
    routes = wiring.routes;
    calendar = new Calendar(memory);
    active = new int[2 * wiring.ports];
  }

  /** Carries the spikes of a stretch. */
  void carry(Wiring wiring, Traffic traffic, Transit transit) {
    restart(wiring, traffic, transit);
    while (calendar.advance()) {
      int now = calendar.now();
      int count = collect(now);
      for (int k = 0; k < count; k++) {
        allocate(active[k], now, traffic, transit);
      }
    }
    finish(wiring, transit);
  }

  private void restart(Wiring wiring, Traffic traffic, Transit transit) {
    System.arraycopy(layout.image(), 0, memory, 0, memory.length);
    calendar.restart();
    for (int number = 0; number < wiring.endpoints; number++) {
      int endpoint = layout.endpoint(number);
      int input = layout.input(wiring.portOf[number]);
      memory[endpoint + PIPELINE_FREE] = traffic.from[number];
      memory[endpoint + NEXT_PACKET] = traffic.firstOfSource[number];
      while (memory[input + TAKEN] < memory[input + DEPTH]
          && memory[endpoint + NEXT_PACKET] != Traffic.NONE) {
        inject(input, endpoint, traffic, transit);
      }
    }
  }

  /** Lets the heads of this cycle ask; lists the outputs that may grant. */
  private int collect(int now) {
    int[] m = memory;
    int count = 0;
    int event = calendar.take();
    while (event != Calendar.NONE) {
      int following = m[event + Calendar.LINK];
      int output = event;
      if (event >= firstInput) {
        output = ask(event, now);
      }
      active[count] = output;
      count += m[output + GRANT_AT] <= now ? 1 : 0;
      event = following;
    }
    return count;
  }

  /** The head of a FIFO takes part from now on; gives the output that it asks for. */
  private int ask(int input, int now) {
    int[] m = memory;
    int output = m[m[input + HEAD] + TOWARD];
    int others = m[output + ASKING];
    book(m, output, others, now);
    m[output + ASKING] = others | m[input + BIT];
    int next = m[output + GRANT_AT];
    if (others == 0 && next > now && next != UNKNOWN) {
      calendar.add(next, output);
    }
    return output;
  }

  /** Books the waiting of those that ask for an output, up to a cycle. */
  private static void book(int[] m, int output, int waiting, int now) {
    int since = m[output + SINCE];
    int cycles = now - since;
    int forCredit = Math.max(0, Math.min(cycles, m[output + CREDIT_AT] - since));
    int flits = Integer.bitCount(waiting);
    m[output + FOR_CREDIT] += flits * forCredit;
    m[output + FOR_TURN] += flits * (cycles - forCredit);
    m[output + SINCE] = now;
  }

  private void allocate(int output, int now, Traffic traffic, Transit transit) {
    int[] m = memory;
    if (m[output + GRANT_AT] > now) {
      return; // was listed twice and has granted
    }
    int waiting = m[output + ASKING];
    book(m, output, waiting, now);
    // the cyclic search as one: bits from the pointer on, above them all bits once more
    long twice = (long) waiting << Integer.SIZE | (waiting & (-1 << m[output + POINTER]));
    int port = Long.numberOfTrailingZeros(twice) & (Integer.SIZE - 1);
    int losers = waiting & ~(1 << port);
    m[output + POINTER] = port + 1;
    m[output + ASKING] = losers;
    m[output + SINCE] = now + 1;
    m[output + FLITS]++;
    m[output + FOR_TURN] += Integer.bitCount(losers);

    int packet = leave(m[output + INPUTS] + port * RECORD, now, traffic, transit);
    int sink = m[output + SINK];
    int credit =
        sink == NOWHERE
            ? forward(output, packet, now, traffic)
            : eject(sink, packet, now, traffic, transit);
    int free = now + m[output + SPACING];
    int next = Math.max(free, credit);
    m[output + CREDIT_AT] = credit;
    m[output + LINK_FREE] = free;
    m[output + GRANT_AT] = next;
    if (losers != 0 && next != UNKNOWN) {
      calendar.add(next, output);
    }
  }

  /** Takes the head of a FIFO; the one behind it follows, the place is filled or known upstream. */
  private int leave(int input, int now, Traffic traffic, Transit transit) {
    int[] m = memory;
    int place = m[input + HEAD];
    int behind = m[place + FOLLOWING];
    int packet = m[place + PACKET];
    int known = now + m[input + CREDIT_CYCLES];
    int left = m[input + TAKEN] - 1;
    m[place + TIME] = known;
    m[input + HEAD] = behind;
    m[input + TAKEN] = left;
    if (left > 0) {
      calendar.add(Math.max(now + 1, m[behind + TIME]), input);
    }
    int source = m[input + SOURCE];
    if (source == NOWHERE) {
      if (left + 1 == m[input + DEPTH]) {
        known(m[input + BEFORE], known);
      }
    } else if (m[source + NEXT_PACKET] != Traffic.NONE) {
      inject(input, source, traffic, transit);
    }
    return packet;
  }

  /** An output learns from when the place that it lacks is free. */
  private void known(int output, int cycle) {
    int[] m = memory;
    int next = Math.max(cycle, m[output + LINK_FREE]);
    m[output + CREDIT_AT] = cycle;
    m[output + GRANT_AT] = next;
    if (m[output + ASKING] != 0) {
      calendar.add(next, output);
    }
  }

  /** Encodes the next packet of a source and puts it into a free place of its router. */
  private void inject(int input, int source, Traffic traffic, Transit transit) {
    int[] m = memory;
    int packet = m[source + NEXT_PACKET];
    int gap = traffic.gap[packet];
    int before = m[source + ENCODED];
    int ready = Math.max(before, traffic.earliest[packet]);
    int place = m[source + OUTPUT_PLACE];
    int start = Math.max(ready, m[place + TIME]);
    int encoded = start + gap;
    int head = Math.max(encoded, m[source + INJECTION_FREE]);
    int cycle = Math.max(head, m[m[input + TAIL] + TIME]);
    m[source + EARLY] += ready - before;
    m[source + FULL] += start - ready;
    m[source + BUSY] += gap;
    m[source + EMPTY] += head - m[source + INJECTION_FREE];
    m[source + NO_CREDIT] += cycle - head;
    m[source + ENCODED] = encoded;
    m[source + INJECTION_FREE] = cycle + 1;
    m[place + TIME] = cycle + 1;
    m[source + OUTPUT_PLACE] = m[place + FOLLOWING];
    m[source + NEXT_PACKET] = traffic.nextOfSource[packet];
    transit.injected[packet] = cycle;
    enter(input, packet, cycle + approach, traffic);
  }

  /**
   * Puts a flit into the next FIFO.
   *
   * @return the cycle from which the place behind it is known to be free
   */
  private int forward(int output, int packet, int now, Traffic traffic) {
    int[] m = memory;
    int input = m[output + BEHIND];
    enter(input, packet, now + m[output + FLIGHT], traffic);
    return m[input + TAKEN] == m[input + DEPTH] ? UNKNOWN : m[m[input + TAIL] + TIME];
  }

  private void enter(int input, int packet, int takesPart, Traffic traffic) {
    int[] m = memory;
    int place = m[input + TAIL];
    int taken = m[input + TAKEN];
    m[place + PACKET] = packet;
    m[place + TOWARD] =
        m[input + OUTPUTS] + routes[m[input + ROUTES] + traffic.endpoint[packet]] * RECORD;
    m[place + TIME] = takesPart;
    m[input + TAIL] = m[place + FOLLOWING];
    m[input + TAKEN] = taken + 1;
    if (taken == 0) {
      calendar.add(takesPart, input);
    }
  }

  /**
   * Serves a flit in the input pipeline of its destination.
   *
   * @return the cycle from which the next place is known to be free
   */
  private int eject(int sink, int packet, int now, Traffic traffic, Transit transit) {
    int[] m = memory;
    int arrival = now + linkCycles;
    int free = m[sink + PIPELINE_FREE];
    int pop = Math.max(arrival, free);
    int service = traffic.service[packet];
    int place = m[sink + INPUT_PLACE];
    int following = m[place + FOLLOWING];
    m[sink + STARVED] += pop - free;
    m[sink + SERVED] += service;
    m[sink + PIPELINE_FREE] = pop + service;
    m[place + TIME] = pop + sinkCreditCycles;
    m[sink + INPUT_PLACE] = following;
    transit.delivered[packet] = arrival;
    transit.popped[packet] = pop;
    return m[following + TIME];
  }

  private void finish(Wiring wiring, Transit transit) {
    for (int port = 0; port < wiring.ports; port++) {
      int output = layout.output(port);
      transit.linkFlits[port] = memory[output + FLITS];
      transit.waitedForCredit[port] = memory[output + FOR_CREDIT];
      transit.waitedForTurn[port] = memory[output + FOR_TURN];
    }
    for (int number = 0; number < wiring.endpoints; number++) {
      int endpoint = layout.endpoint(number);
      transit.encoderBusy[number] = memory[endpoint + BUSY];
      transit.encoderFull[number] = memory[endpoint + FULL];
      transit.encoderEarly[number] = memory[endpoint + EARLY];
      transit.injectorEmpty[number] = memory[endpoint + EMPTY];
      transit.noCredit[number] = memory[endpoint + NO_CREDIT];
      transit.sinkBusy[number] = memory[endpoint + SERVED];
      transit.sinkStarved[number] = memory[endpoint + STARVED];
      if (memory[endpoint + SERVED] > 0) {
        transit.sinkEnd[number] = memory[endpoint + PIPELINE_FREE];
        transit.end = Math.max(transit.end, transit.sinkEnd[number]);
      }
    }
  }
}
