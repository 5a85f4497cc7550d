package org.backspike.host.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.backspike.host.file.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cores replay what their register-transfer level did, and tell where they would not. */
class CoreCaseTest {
  private static final Path VECTORS = ReplayTest.VECTORS.resolve("rtl");
  private static final Path LEAST = VECTORS.resolve("odin/monitor-mode");

  @TempDir private Path directory = Path.of("");

  /** Everything that was recorded, with digests and without. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tinyodin/controller-source-slow-ack",
        "tinyodin/dense-open-loop",
        "tinyodin/fifo-overflow",
        "odin/lif-all-events",
        "odin/monitor-mode",
        "odin/sdsp-teacher"
      })
  void everyEventStateAndDigestAgrees(String name) {
    CoreCase all = CoreCase.read(SharedVectors.folder("vectors/rtl").resolve(name));
    assertThat(all.name()).isEqualTo(name);
    assertThat(all.replay()).isEmpty();
    assertThat(all.replaySkipping()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"odin/monitor-mode", "tinyodin/dense-open-loop"})
  void skippingAgreesToo(String name) {
    assertThat(CoreCase.read(VECTORS.resolve(name)).replaySkipping()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          digest.csv        | 1023,2d9a             | 1023,2d9b            | cycle 1023, digest:
          out_aer.csv       | 201,32,207           | 201,32,208           | cycle 201, out_aer[1]:
          in_aer.csv        | 1,313,2311,313,592   | 1,313,2311,313,591   | cycle 313, in_aer[1]:
          sched.csv         | 589,pop,0,9          | 589,drop,0,9         | cycle 589, sched[
          fsm.csv           | 23,8,1               | 23,8,2               | cycle 23, fsm[1]:
          synwr.csv         | 598,288,badbe8ab,a9  | 598,288,badbe8ab,a8  | cycle 598, synwr[0]:
          vmem.csv          | 16384,091e           | 16384,091f           | cycle 16384, vmem[0]:
          neurons_final.hex | 5c5000000001f60524f03| 5c5000000001f60524f13| neurons_final[0]:
          updown_final.hex  | 93a392ec             | 83a392ec             | updown_final[0]:
          """)
  void tellsTheFirstCycleThatDiffers(String file, String is, String becomes, String said)
      throws IOException {
    change(file, text -> replaced(text, is, becomes));
    assertThat(replay().map(Difference::describe).orElse("")).contains(said);
  }

  @Test
  void aDifferenceHasCycleAndSignal() throws IOException {
    change("out_aer.csv", text -> replaced(text, "201,32,207", "201,33,207"));
    assertThat(replay().orElseThrow().entry("some"))
        .containsEntry("case", "some")
        .containsEntry("cycle", 201L)
        .containsEntry("signal", "out_aer[1]")
        .containsEntry("expected", "201,33,207,210,214")
        .containsEntry("got", "201,32,207,210,214");
  }

  @Test
  void aChangedInputEventIsADifference() throws IOException {
    change("events_in.txt", text -> replaced(text, "313 2311", "314 2311"));
    assertThat(replay()).isPresent();
  }

  @Test
  void aChangedRegisterIsADifference() throws IOException {
    change("params.json", text -> replaced(text, "\"ack_up\": 5", "\"ack_up\": 4"));
    assertThat(replay()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          params.json | "mon_en": 1 | "mon_en": 2 | /mon_en: is 2; must be 0 or 1
          params.json | "mon_en": 1 | "mon_on": 1 | /mon_en: is missing
          params.json | "ack_up": 5 | "ack_up": 5, "new": 1 | /new: is not known to the replay
          params.json | "chip": "odin" | "chip": "other" | must be tinyodin or odin
          params.json | "events": 152 | "events": 151 | 152 lines; must be 151
          params.json | "dig_every": 256 | "dig_every": 128 | cycle 255; must be 127
          params.json | "mon_neur": 77 | "mon_neur": 300 | monitored neuron 300; must be 0 to 255
          params.json | "ack_dn": 3 | "ack_dn": -3 | must be at least 0
          events_in.txt | 313 2311 | 313 131072 | an address of 17 bits
          events_in.txt | 313 2311 | 313 | line 2: 1 fields; must be 2
          out_aer.csv | addr | address | must be req_rise,addr,ack_rise
          sched.csv | 589,pop | 589,pip | must be one of [push, drop, pop]
          neurons_init.hex | f03 | f0g | must be 32 hexadecimal digits
          vmem.csv | 16384 | 16385 | must be 16384
          """)
  void refusesWhatIsWrong(String file, String is, String becomes, String said) throws IOException {
    change(file, text -> replaced(text, is, becomes));
    assertThatThrownBy(this::replay)
        .isInstanceOfAny(InputError.class, IllegalArgumentException.class)
        .hasMessageContaining(said);
  }

  @Test
  void refusesFilesThatNobodyReads() throws IOException {
    change("params.json", text -> text);
    Files.writeString(directory.resolve("more.csv"), "a\n");
    assertThatThrownBy(this::replay).hasMessageContaining("more.csv: is not known to the replay");
  }

  @Test
  void needsTheDigestOfTheLastCycle() throws IOException {
    change("digest.csv", text -> text.substring(0, text.lastIndexOf("79365")));
    assertThatThrownBy(this::replay).hasMessageContaining("has no digest of cycle 79365");
  }

  private Optional<Difference> replay() {
    return CoreCase.read(directory).replay();
  }

  private static String replaced(String text, String is, String becomes) {
    assertThat(text.contains(is)).as(is).isTrue();
    return text.replaceFirst(Pattern.quote(is), becomes);
  }

  /** Copies the case, one of its files changed and unpacked. */
  private void change(String changed, UnaryOperator<String> change) throws IOException {
    try (Stream<Path> files = Files.list(LEAST)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (List.of(changed, changed + ".gz").contains(name)) {
          try (var in = Files.newInputStream(file)) {
            byte[] bytes =
                name.endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
            Files.writeString(
                directory.resolve(changed),
                change.apply(new String(bytes, StandardCharsets.UTF_8)));
          }
        } else {
          Files.copy(file, directory.resolve(name));
        }
      }
    }
  }
}
