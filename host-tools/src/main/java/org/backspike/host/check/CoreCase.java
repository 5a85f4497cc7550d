package org.backspike.host.check;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.backspike.chip.controller.EventTable;
import org.backspike.chip.controller.Partners;
import org.backspike.chip.controller.Recorder;
import org.backspike.chip.controller.TimedEvents;
import org.backspike.host.check.CoreChip.Extent;
import org.backspike.host.file.InputError;

/**
 * What the register-transfer level of an event-driven core did, from its first to its last cycle:
 * digests, events, states, memories. Everything that the folder has is compared.
 */
final class CoreCase implements ClockedCase {
  private static final int NEURONS = 256;
  private static final int[] NONE = {};

  private final String chipName;
  private final String name;
  private final CoreChip chip;
  private final Partners partners;
  private final long cycles;
  private final long finalDigest;
  private final NavigableSet<Long> stops = new TreeSet<>();
  private final Map<Long, Long> digests = new HashMap<>();
  private final Map<Long, int[]> states = new HashMap<>();
  private final Map<CoreEvents, EventTable> events = new EnumMap<>(CoreEvents.class);
  private final Map<Extent, long[]> memories = new LinkedHashMap<>();

  private CoreCase(CoreFolder folder, Fields parameters) {
    this.chipName = parameters.text("chip");
    this.name = chipName + "/" + parameters.text("name");
    this.cycles = number(parameters, "cycles");
    this.finalDigest = digest(parameters);
    this.chip =
        switch (chipName) {
          case "tinyodin" -> new TinyOdinChip(parameters, folder);
          case "odin" -> new OdinChip(parameters, folder);
          default ->
              throw parameters.wrong("chip", "is " + chipName + "; must be tinyodin or odin");
        };
    this.partners =
        new Partners(
            inputs(folder.require("events_in.txt"), parameters.integer("events")),
            parameters.integer("ack_up"),
            parameters.integer("ack_dn"),
            number(parameters, "max_cyc"));
    digests(folder.require("digest.csv"), parameters.integer("dig_every"));
    folder.find("vmem.csv").ifPresent(text -> states(text, parameters.integer("snap_every")));
    for (CoreEvents each : chip.events()) {
      folder.find(each.file()).ifPresent(text -> events.put(each, each.read(text)));
    }
    for (Extent extent : chip.extents()) {
      String file = extent.memory().file();
      if (folder.has(file)) {
        memories.put(extent, extent.numbers(folder.words(file, extent.lines(), extent.digits())));
      }
    }
    parameters.informative("description", "snap_every").end();
    folder.end();
  }

  /**
   * Reads a case.
   *
   * @param path its folder
   */
  static CoreCase read(Path path) {
    CoreFolder folder = new CoreFolder(path);
    return new CoreCase(folder, folder.parameters());
  }

  /** A wire or register of one bit. */
  static boolean bit(Fields parameters, String key) {
    int value = parameters.integer(key);
    if (value < 0 || value > 1) {
      throw parameters.wrong(key, "is " + value + "; must be 0 or 1");
    }
    return value == 1;
  }

  private static long digest(Fields parameters) {
    String key = "final_digest";
    String text = parameters.text(key);
    if (!text.matches("[0-9a-f]{16}")) {
      throw parameters.wrong(key, "is \"" + text + "\"; must be 16 hexadecimal digits");
    }
    return Long.parseUnsignedLong(text, 16);
  }

  private static long number(Fields parameters, String key) {
    int value = parameters.integer(key);
    if (value < 1) {
      throw parameters.wrong(key, "is " + value + "; must be at least 1");
    }
    return value;
  }

  private TimedEvents inputs(CoreText text, int count) {
    text.requireLines(count);
    long[] times = new long[count];
    int[] addresses = new int[count];
    for (int line = 0; line < count; line++) {
      String[] fields = text.fields(line, " ", 2);
      times[line] = text.decimal(line, fields[0]);
      long address = text.decimal(line, fields[1]);
      if (times[line] < 0 || address >>> chip.addressBits() != 0) {
        throw text.wrong(
            line, "must be a cycle from 0 and an address of " + chip.addressBits() + " bits");
      }
      addresses[line] = (int) address;
    }
    return new TimedEvents(times, addresses);
  }

  private void digests(CoreText text, int every) {
    text.requireHeader("cycle,digest");
    for (int line = 1; line < text.lines().size(); line++) {
      String[] fields = text.fields(line, ",", 2);
      long cycle = text.decimal(line, fields[0]);
      long expected = Math.min((long) line * every, cycles) - 1;
      if (cycle != expected) {
        throw text.wrong(
            line, "cycle " + cycle + "; must be " + expected + ", digests are every " + every);
      }
      digests.put(cycle + 1, text.hexadecimal(line, fields[1], 16));
      stops.add(cycle + 1);
    }
    if (!digests.containsKey(cycles)) {
      throw new InputError(
          text.file(), "", "has no digest of cycle " + (cycles - 1) + ", the last; must have");
    }
  }

  private void states(CoreText text, int every) {
    for (int line = 0; line < text.lines().size(); line++) {
      String[] fields = text.fields(line, ",", NEURONS + 1);
      long cycle = text.decimal(line, fields[0]);
      if (cycle != (long) line * every) {
        throw text.wrong(line, "cycle " + cycle + "; must be " + (long) line * every);
      }
      int[] row = new int[NEURONS];
      for (int n = 0; n < NEURONS; n++) {
        row[n] = chip.state(text, line, fields[n + 1]);
      }
      states.put(cycle, row);
      stops.add(cycle);
    }
  }

  @Override
  public String chip() {
    return chipName;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long cycles() {
    return cycles;
  }

  @Override
  public Optional<Difference> replay() {
    Recorder recorder = new Recorder(partners.events());
    return replay(chip.clocked(partners, recorder), recorder).map(found -> found);
  }

  /** The same without digests, in closed form where that is possible. */
  Optional<CycleDifference> replaySkipping() {
    Recorder recorder = new Recorder(partners.events());
    return replay(chip.skipping(partners, recorder), recorder);
  }

  private Optional<CycleDifference> replay(CaseCore core, Recorder recorder) {
    Optional<CycleDifference> first = Optional.empty();
    for (long stop : stops) {
      core.core().run(stop);
      first = earlier(first, atStop(core, stop));
    }
    core.core().run(cycles + 1);
    recorder.end(core.core());
    for (Map.Entry<CoreEvents, EventTable> each : events.entrySet()) {
      CoreEvents kind = each.getKey();
      first = earlier(first, kind.compare(each.getValue(), kind.of(recorder)));
    }
    return earlier(first, atEnd(core));
  }

  /** The one of two that comes first; the new one if both come together, as it says more. */
  private static Optional<CycleDifference> earlier(
      Optional<CycleDifference> known, Optional<CycleDifference> found) {
    return found.isEmpty() || (known.isPresent() && known.get().cycle() < found.get().cycle())
        ? known
        : found;
  }

  private Optional<CycleDifference> atStop(CaseCore core, long stop) {
    int[] expected = states.getOrDefault(stop, NONE);
    for (int n = 0; n < expected.length; n++) {
      int got = core.state(n);
      if (expected[n] != got) {
        return different(stop, "vmem[" + n + "]", expected[n], got);
      }
    }
    Long digest = digests.get(stop);
    return digest == null ? Optional.empty() : ofDigest(core, stop - 1, "digest", digest);
  }

  private static Optional<CycleDifference> ofDigest(
      CaseCore core, long cycle, String signal, long expected) {
    return core.digest().isEmpty() || core.digest().getAsLong() == expected
        ? Optional.empty()
        : Optional.of(
            new CycleDifference(
                cycle,
                signal,
                hexadecimal(expected, 16),
                hexadecimal(core.digest().getAsLong(), 16)));
  }

  private Optional<CycleDifference> atEnd(CaseCore core) {
    for (Map.Entry<Extent, long[]> each : memories.entrySet()) {
      Extent extent = each.getKey();
      long[] expected = each.getValue();
      long[] got = core.memory(extent.memory());
      int i = Arrays.mismatch(expected, got);
      if (i >= 0) {
        int digits = extent.digitsEach();
        return Optional.of(
            new CycleDifference(
                cycles,
                extent.memory().title() + "[" + i / extent.numbersPerLine() + "]",
                hexadecimal(expected[i], digits),
                hexadecimal(got[i], digits)));
      }
    }
    long length = core.core().cycle();
    return length == cycles
        ? ofDigest(core, cycles, "final_digest", finalDigest)
        : different(Math.min(cycles, length), "cycles", cycles, length);
  }

  private static String hexadecimal(long value, int digits) {
    return HexFormat.of().toHexDigits(value, digits);
  }

  private static Optional<CycleDifference> different(
      long cycle, String signal, long expected, long got) {
    return Optional.of(
        new CycleDifference(cycle, signal, Long.toString(expected), Long.toString(got)));
  }
}
