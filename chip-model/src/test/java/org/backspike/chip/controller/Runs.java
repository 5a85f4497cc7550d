package org.backspike.chip.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Runs of cores, for tests. */
public final class Runs {
  private Runs() {}

  /** Events at the given cycles: cycle, address, cycle, address and so on. */
  public static TimedEvents events(int... cyclesAndAddresses) {
    int count = cyclesAndAddresses.length / 2;
    long[] cycles = new long[count];
    int[] addresses = new int[count];
    for (int i = 0; i < count; i++) {
      cycles[i] = cyclesAndAddresses[2 * i];
      addresses[i] = cyclesAndAddresses[2 * i + 1];
    }
    return new TimedEvents(cycles, addresses);
  }

  /** Partners without delays. */
  public static Partners partners(TimedEvents events) {
    return new Partners(events, 0, 0, 1_000_000);
  }

  /** Runs a core to its end. */
  public static <C extends SingleCore> C finished(C core) {
    core.run(Long.MAX_VALUE);
    assertThat(core.isEnded()).isTrue();
    return core;
  }

  /** Runs a core to its end, one cycle at a time, so that nothing can be leapt over. */
  public static <C extends SingleCore> C stepped(C core) {
    while (!core.isEnded()) {
      core.run(core.cycle() + 1);
    }
    return core;
  }

  /** What a core does, event by event. */
  public static Recorder recorded(Partners partners, Function<Probe, ? extends SingleCore> core) {
    Recorder recorder = new Recorder(partners.events());
    recorder.end(finished(core.apply(recorder)));
    return recorder;
  }

  /** Checks that two cores did the same. */
  public static void assertEqual(Recorder got, Recorder expected, String what) {
    assertEqual(got.inputs(), expected.inputs(), what + ", inputs");
    assertEqual(got.outputs(), expected.outputs(), what + ", outputs");
    assertEqual(got.queue(), expected.queue(), what + ", queue");
    assertEqual(got.states(), expected.states(), what + ", states");
    assertEqual(got.synapses(), expected.synapses(), what + ", synapses");
  }

  private static void assertEqual(EventTable got, EventTable expected, String what) {
    assertThat(rows(got)).as(what).isEqualTo(rows(expected));
  }

  /** The rows of a table. */
  public static List<List<Long>> rows(EventTable table) {
    return IntStream.range(0, table.rows())
        .mapToObj(r -> IntStream.range(0, table.columns()).mapToObj(c -> table.get(r, c)).toList())
        .toList();
  }
}
