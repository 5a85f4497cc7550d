package org.backspike.host.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.host.file.IntegerNetworkFile;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.snn.Presentation;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The network format expresses every reference case: written and read again, it replays the same.
 */
class CasesAsFilesTest {
  private static final Path VECTORS = Path.of("src/test/resources/vectors");

  @TempDir private Path directory = Path.of("");

  static Stream<Path> files() {
    return ReferenceFiles.under(VECTORS).stream().filter(file -> !isOfAClock(file));
  }

  /** A chip that runs by its own clock is given the contents of its memories, not a network. */
  private static boolean isOfAClock(Path file) {
    return ReferenceFiles.cases(file).orElseThrow().getFirst() instanceof ClockedCase;
  }

  @ParameterizedTest
  @MethodSource("files")
  void comesBackAsItWas(Path file) throws IOException {
    List<ReferenceCase> cases = ReferenceFiles.cases(file).orElseThrow();
    // a table holds many cases of one shape: the first and the last of them stand for all
    for (ReferenceCase one : List.of(cases.getFirst(), cases.getLast())) {
      NetworkReplay replay = network(one);
      IntegerNetwork again = throughFiles(replay.network());
      assertThat(again.datapath()).isEqualTo(replay.network().datapath());
      assertThat(
              new NetworkReplay(replay.name(), again, replay.inputs(), replay.recorded()).replay())
          .as("%s: %s", file, replay.name())
          .isEmpty();
    }
  }

  private static NetworkReplay network(ReferenceCase one) {
    return switch (one) {
      case NetworkReplay replay -> replay;
      case WeightsThenStates both -> both.states();
      default -> throw new AssertionError("a case of another kind: " + one);
    };
  }

  private IntegerNetwork throughFiles(IntegerNetwork network) throws IOException {
    IntegerNetworkFile.write(
        new QuantizedNetwork(
            network,
            Collections.nCopies(network.projections().size(), 1.0),
            Collections.nCopies(network.populations().size(), 1.0),
            1,
            new Presentation("latency", 1)),
        directory,
        "case");
    return IntegerNetworkFile.read(directory.resolve("case.json")).network();
  }
}
