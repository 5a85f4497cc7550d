package org.backspike.host.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.backspike.chip.trace.Counter;
import org.backspike.chip.trace.Instants;
import org.backspike.chip.trace.Scope;
import org.backspike.chip.trace.Signal;
import org.backspike.chip.trace.States;
import org.backspike.chip.trace.Tick;
import org.backspike.chip.trace.Timeline;
import org.backspike.chip.trace.Track;
import org.backspike.chip.trace.Tracks;
import org.backspike.host.file.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both kinds of files, read back by readers that share nothing with the writers. */
class TraceFilesTest {
  private static final Set<TraceKind> BOTH = EnumSet.allOf(TraceKind.class);

  @TempDir private Path directory = Path.of("");

  private VcdReader vcd() throws IOException {
    return VcdReader.read(directory.resolve("trace.vcd"));
  }

  private PerfettoReader perfetto() throws IOException {
    return PerfettoReader.read(directory.resolve("trace.perfetto-trace"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void bothSayWhereEveryTrackStandsInEveryCycle(long seed) throws IOException {
    RandomTimeline random = new RandomTimeline(seed, 400);
    write(random, TraceWindow.ALL);
    check(random, seed, 0, 400);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 1",
    "2, 0, 57",
    "3, 57, 58",
    "4, 100, 300",
    "5, 123, 399",
    "6, 399, 400",
    "7, 200, 900",
    "8, 1, 400",
    "9, 40, 80",
    "10, 77, 211"
  })
  void aWindowCutsWhatCrossesItsEdges(long seed, int from, int to) throws IOException {
    RandomTimeline random = new RandomTimeline(seed, 400);
    write(random, new TraceWindow(from, to));
    check(random, seed, from, Math.min(to, 400));
  }

  private void write(RandomTimeline random, TraceWindow window) throws IOException {
    try (TraceFiles files = new TraceFiles(directory, BOTH, window)) {
      random.run(files.begin(random.tracks));
      files.complete();
    }
  }

  private void check(RandomTimeline random, long seed, int from, int to) throws IOException {
    VcdReader vcd = vcd();
    PerfettoReader perfetto = perfetto();
    long scale = random.tracks.tick() instanceof Tick.ClockedCycle cycle ? cycle.periodPs() : 1;
    assertThat(vcd.timescale).isEqualTo(random.tracks.tick() instanceof Tick.Cycle ? "1ns" : "1ps");
    assertThat(vcd.first).isEqualTo(from * scale);
    assertThat(vcd.last).isEqualTo(to * scale);
    for (Track track : random.tracks.all()) {
      String path = track.path();
      VcdReader.Variable variable = vcd.variable(path);
      PerfettoReader.Line line = perfetto.line(path);
      if (track instanceof Instants) {
        List<RandomTimeline.Mark> marks =
            random.marks.get(track.index()).stream()
                .filter(mark -> mark.time() >= from && mark.time() < to)
                .toList();
        assertThat(
                variable.changes.stream()
                    .map(c ->
                        new RandomTimeline.Mark(c.time() / scale, Long.parseLong(c.value(), 2)))
                    .toList())
            .as("seed %d, %s", seed, path)
            .isEqualTo(marks);
        assertThat(
                line.instants.stream()
                    .map(i -> new RandomTimeline.Mark(i.time(), i.value()))
                    .toList())
            .as("seed %d, %s", seed, path)
            .isEqualTo(marks);
      } else {
        List<VcdReader.Change> runs = runs(track, random.levels[track.index()], from, to);
        assertThat(
                variable.changes.stream()
                    .map(c -> new VcdReader.Change(c.time() / scale, c.value()))
                    .toList())
            .as("seed %d, %s", seed, path)
            .isEqualTo(runs);
        checkLine(track, line, runs, seed, to);
      }
    }
  }

  /** Where a track stands, as text, each time that it changes. */
  private static List<VcdReader.Change> runs(Track track, long[] levels, int from, int to) {
    List<VcdReader.Change> runs = new ArrayList<>();
    for (int cycle = from; cycle < to; cycle++) {
      if (cycle == from || levels[cycle] != levels[cycle - 1]) {
        runs.add(new VcdReader.Change(cycle, text(track, levels[cycle])));
      }
    }
    return runs;
  }

  private static String text(Track track, long level) {
    if (level == RandomTimeline.UNKNOWN) {
      return "x";
    }
    return switch (track) {
      case States states when level < 0 -> "-";
      case States states -> states.nameOf((int) level).replace(' ', '_');
      default -> Long.toBinaryString(level);
    };
  }

  private static void checkLine(
      Track track, PerfettoReader.Line line, List<VcdReader.Change> runs, long seed, int to) {
    List<VcdReader.Change> seen = new ArrayList<>();
    long end = runs.getFirst().time();
    for (PerfettoReader.Slice slice : line.slices) {
      if (slice.from() > end || (seen.isEmpty() && slice.from() > runs.getFirst().time())) {
        seen.add(new VcdReader.Change(end, "-"));
      }
      seen.add(new VcdReader.Change(slice.from(), text(slice)));
      end = slice.to();
    }
    if (track instanceof States && end < to) {
      seen.add(new VcdReader.Change(end, "-"));
    }
    if (track instanceof Signal && runs.getFirst().value().equals("x")) {
      seen.add(runs.getFirst());
    }
    line.values.forEach(
        v -> seen.add(new VcdReader.Change(v.time(), Long.toBinaryString(v.value()))));
    assertThat(seen).as("seed %d, %s", seed, track.path()).isEqualTo(runs);
  }

  private static String text(PerfettoReader.Slice slice) {
    return slice.name().replace(' ', '_');
  }

  @Test
  void aDumpLooksLikeThis() throws IOException {
    Tracks tracks = new Tracks("odin 256", new Tick.ClockedCycle(10_000));
    Scope core = tracks.chip().scope("core[0]");
    States state = core.states("state", List.of("W_IDLE", "PUSH"));
    Signal req = core.signal("REQ", 1);
    Signal cnt = core.signal("cnt", 18);
    Counter fill = core.counter("fifo fill", Counter.Unit.COUNT);
    Instants spikes = core.instants("spikes");
    try (TraceFiles files = new TraceFiles(directory, BOTH, TraceWindow.ALL)) {
      Timeline timeline = files.begin(tracks);
      timeline.change(req, 0, 0);
      timeline.enter(state, 0, 0);
      timeline.change(req, 1, 2);
      timeline.change(cnt, -1, 2);
      timeline.mark(spikes, 5, 3);
      timeline.slice(state, 1, 3, 4);
      timeline.count(fill, 3, 3, 4);
      timeline.mark(spikes, 5, 4);
      timeline.enter(state, 0, 4);
      timeline.settle(6);
      files.complete();
    }
    assertThat(directory.resolve("trace.vcd"))
        .hasContent(
            """
            $version backspike $end
            $comment one cycle = 10000 ps $end
            $timescale 1 ps $end
            $scope module odin_256 $end
            $scope module core_0_ $end
            $var string 1 ! state $end
            $var wire 1 " REQ $end
            $var wire 18 # cnt [17:0] $end
            $var reg 64 $ fifo_fill [63:0] $end
            $var event 1 % spikes $end
            $var wire 63 & spikes_value [62:0] $end
            $upscope $end
            $upscope $end
            $enddefinitions $end
            #0
            $dumpvars
            sW_IDLE !
            0"
            bx #
            b0 $
            bx &
            $end
            #20000
            1"
            b111111111111111111 #
            #30000
            b101 &
            1%
            sPUSH !
            b11 $
            #40000
            1%
            sW_IDLE !
            b0 $
            #60000
            """);
    PerfettoReader perfetto = perfetto();
    assertThat(perfetto.process).isEqualTo("odin 256: 1 ns is 1 cycle of 10000 ps");
    assertThat(perfetto.line("odin 256.core[0].state").slices)
        .containsExactly(
            new PerfettoReader.Slice(0, 3, "W_IDLE"),
            new PerfettoReader.Slice(3, 4, "PUSH"),
            new PerfettoReader.Slice(4, 6, "W_IDLE"));
    PerfettoReader.Line line = perfetto.line("odin 256.core[0].fifo fill");
    assertThat(line.unit).isEqualTo(2);
    assertThat(line.rank).as("fourth of its scope").isEqualTo(3);
    assertThat(perfetto.line("odin 256.core[0].spikes").instants)
        .containsExactly(
            new PerfettoReader.Instant(3, "spikes", 5), new PerfettoReader.Instant(4, "spikes", 5));
  }

  @Test
  void namesThatBecomeAlikeAreToldApart() throws IOException {
    Tracks tracks = new Tracks("chip", new Tick.Cycle());
    tracks.chip().scope("in-hid");
    tracks.chip().scope("in hid");
    tracks.chip().signal("in_hid", 1);
    tracks.chip().signal("3", 1);
    tracks.chip().instants("in+hid");
    tracks.chip().signal("in_hid_value", 2);
    States states = tracks.chip().states("states", List.of("a b", "a-b"));
    try (TraceFiles files = new TraceFiles(directory, BOTH, TraceWindow.ALL)) {
      Timeline timeline = files.begin(tracks);
      timeline.enter(states, 0, 0);
      timeline.enter(states, 1, 1);
      timeline.settle(2);
      files.complete();
    }
    VcdReader vcd = vcd();
    assertThat(vcd.byPath.keySet()).hasSize(6).contains("chip.in_hid", "chip._3");
    assertThat(vcd.variable("chip.states").changes)
        .containsExactly(new VcdReader.Change(0, "a_b"), new VcdReader.Change(1, "a_b_2"));
  }

  @Test
  void aHundredThousandCodesAreAllDifferent() {
    Stream<String> codes =
        Stream.iterate(0, i -> i + 1)
            .limit(100_000)
            .map(i -> new String(VcdNames.code(i), StandardCharsets.US_ASCII));
    assertThat(codes.toList()).doesNotHaveDuplicates().allMatch(code -> code.length() <= 3);
  }

  @Test
  void ofOneTimeEndsComeFirstAndOfTwoBeginningsTheLaterReportCounts() throws IOException {
    Tracks tracks = new Tracks("chip", new Tick.Cycle());
    States stage = tracks.chip().states("stage", List.of("a", "b", "c"));
    try (TraceFiles files = new TraceFiles(directory, BOTH, TraceWindow.ALL)) {
      Timeline timeline = files.begin(tracks);
      timeline.slice(stage, 1, 5, 9);
      timeline.slice(stage, 0, 2, 5);
      timeline.enter(stage, 0, 12);
      timeline.enter(stage, 2, 12);
      timeline.leave(stage, 12);
      timeline.slice(stage, 0, 10, 10);
      timeline.settle(20);
      files.complete();
    }
    assertThat(perfetto().line("chip.stage").slices)
        .containsExactly(
            new PerfettoReader.Slice(2, 5, "a"),
            new PerfettoReader.Slice(5, 9, "b"),
            new PerfettoReader.Slice(12, 20, "c"));
  }

  @Test
  void longRunsWaitInTheBufferOfOneStretch() throws IOException {
    int stretches = 4_000;
    Tracks tracks = new Tracks("chip", new Tick.Cycle());
    List<States> stages = new ArrayList<>();
    for (int core = 0; core < 8; core++) {
      stages.add(tracks.chip().scope("core" + core).states("stage", List.of("busy", "starved")));
    }
    States steps = tracks.chip().numbered("step");
    try (TraceFiles files = new TraceFiles(directory, BOTH, TraceWindow.ALL)) {
      Timeline timeline = files.begin(tracks);
      for (int i = 0; i < stretches; i++) {
        long begin = 100L * i;
        timeline.slice(steps, i, begin, begin + 100);
        for (States stage : stages) {
          timeline.slice(stage, 0, begin, begin + 30);
          timeline.slice(stage, 1, begin + 30, begin + 60);
        }
        timeline.settle(begin + 100);
        assertThat(((OrderedTimeline) timeline).waiting()).isLessThanOrEqualTo(1);
      }
      files.complete();
    }
    VcdReader vcd = vcd();
    PerfettoReader perfetto = perfetto();
    assertThat(perfetto.line("chip.step").slices)
        .hasSize(stretches)
        .endsWith(new PerfettoReader.Slice(399_900, 400_000, "step 3999"));
    for (int core = 0; core < 8; core++) {
      String path = "chip.core" + core + ".stage";
      assertThat(perfetto.line(path).slices).hasSize(2 * stretches);
      assertThat(vcd.variable(path).changes).hasSize(3 * stretches);
    }
  }

  @Test
  void outsideOfTheWindowNothingWaits() throws IOException {
    Tracks tracks = new Tracks("chip", new Tick.Cycle());
    Signal wire = tracks.chip().signal("wire", 8);
    try (TraceFiles files = new TraceFiles(directory, BOTH, new TraceWindow(5, 10))) {
      Timeline timeline = files.begin(tracks);
      for (int i = 0; i < 3 * Stretch.MOST; i++) {
        timeline.change(wire, i, i);
      }
      assertThat(((OrderedTimeline) timeline).waiting()).isEqualTo(4);
      timeline.settle(3L * Stretch.MOST);
      files.complete();
    }
    assertThat(vcd().variable("chip.wire").changes)
        .extracting(VcdReader.Change::value)
        .containsExactly("101", "110", "111", "1000", "1001");
  }

  @Test
  void aStretchThatIsTooLongIsRefused() throws IOException {
    Tracks tracks = new Tracks("chip", new Tick.Cycle());
    Signal wire = tracks.chip().signal("wire", 8);
    try (TraceFiles files = new TraceFiles(directory, BOTH, TraceWindow.ALL)) {
      Timeline timeline = files.begin(tracks);
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 2 * Stretch.MOST; i++) {
                  timeline.change(wire, i, i);
                }
              })
          .isInstanceOf(InputError.class)
          .hasMessage(
              "a trace of more than 1048576 changes between two barriers;"
                  + " give a narrower window, FROM:TO in cycles");
    }
    assertThat(directory).as("nothing is left").isEmptyDirectory();
  }

  @Test
  void aFileThatGrowsTooLargeEndsAtABarrierAndSaysSo() throws IOException {
    Tracks tracks = new Tracks("chip", new Tick.Cycle());
    States stage = tracks.chip().states("stage", List.of("busy"));
    try (TraceFiles files = new TraceFiles(directory, BOTH, TraceWindow.ALL, 2_000)) {
      Timeline timeline = files.begin(tracks);
      for (int i = 0; i < 1_000; i++) {
        timeline.slice(stage, 0, 10L * i, 10L * i + 5);
        timeline.settle(10L * i + 10);
      }
      files.complete();
    }
    VcdReader vcd = vcd();
    assertThat(vcd.last).isBetween(200L, 1_000L);
    assertThat(vcd.comments)
        .last()
        .isEqualTo("$comment ends at " + vcd.last + ", where a file passed 2000 bytes $end");
    assertThat(perfetto().last).isEqualTo(vcd.last);
    assertThat(Files.size(directory.resolve("trace.vcd"))).isLessThan(2_200);
  }

  @Test
  void aWindowAfterTheRunIsRefused() throws IOException {
    Tracks tracks = new Tracks("chip", new Tick.Cycle());
    tracks.chip().signal("wire", 8);
    try (TraceFiles files = new TraceFiles(directory, BOTH, new TraceWindow(500, 600))) {
      files.begin(tracks).settle(400);
      assertThatThrownBy(files::complete)
          .isInstanceOf(InputError.class)
          .hasMessage("a window of 500:600; the run ended at 400, before it");
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void refusesReportsThatCannotBe() throws IOException {
    Tracks tracks = new Tracks("chip", new Tick.Cycle());
    States stage = tracks.chip().states("stage", List.of("a", "b"));
    Counter fill = tracks.chip().counter("fill", Counter.Unit.COUNT);
    try (TraceFiles files = new TraceFiles(directory, BOTH, TraceWindow.ALL)) {
      Timeline timeline = files.begin(tracks);
      timeline.settle(10);
      assertThatThrownBy(() -> timeline.enter(stage, 0, 9))
          .hasMessageStartingWith("chip.stage: a report of time 9; must be 10,");
      assertThatThrownBy(() -> timeline.enter(stage, 2, 10))
          .hasMessage("chip.stage has no state 2; there are 2, from 0");
      assertThatThrownBy(() -> timeline.slice(stage, 0, 12, 11))
          .hasMessage("chip.stage: ends at 11 and begins at 12, later");
      assertThatThrownBy(() -> timeline.count(fill, -1, 10))
          .hasMessage("chip.fill: -1; must not be negative");
      assertThatThrownBy(() -> timeline.settle(9))
          .hasMessage("settled until 9 when all before 10 was settled already");
      assertThatThrownBy(() -> files.begin(tracks)).isInstanceOf(IllegalStateException.class);
      timeline.slice(stage, 0, 10, 20);
      timeline.slice(stage, 1, 15, 25);
      assertThatThrownBy(() -> timeline.settle(30))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("chip.stage: what ends at 20 overlaps with another");
    }
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | a window of 5; must be FROM:TO in cycles, such as 0:5000",
        "a:b | a window of a:b; must be FROM:TO in cycles, such as 0:5000",
        "-1:4 | a window of -1:4; must be FROM:TO in cycles, such as 0:5000",
        "7:7 | a window of 7:7; must begin at 0 or later and end after it begins",
        "1:9999999999999999999 | a window of 1:9999999999999999999; must be FROM:TO in cycles,"
            + " such as 0:5000"
      })
  void refusesWhatIsNoWindow(String text, String message) {
    assertThatThrownBy(() -> TraceWindow.parse(text))
        .isInstanceOf(InputError.class)
        .hasMessage(message);
  }
}
