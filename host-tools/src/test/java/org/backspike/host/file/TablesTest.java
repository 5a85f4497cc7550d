package org.backspike.host.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backspike.host.file.SpikeFile.Spike;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesTest {
  @TempDir private Path directory = Path.of("");

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("x.csv"), text.replace("\\n", "\n"));
  }

  @Test
  void readsALastLineWithoutItsLineFeed() throws IOException {
    assertThat(Csv.read(write("a,b\n1,2\n3,")))
        .containsExactly(List.of("1", "2"), List.of("3", ""));
    assertThat(Csv.readWithHeader(write("a,b\r\n1,2\r\n")).getFirst()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''            | is empty; must have a header",
        "a,b\\n1\\n    | row 2: 1 fields; the header has 2",
        "a,b\\n1,\"2\\n | row 2: a quote is never closed; must be closed",
      })
  void refusesATable(String text, String expected) throws IOException {
    Path file = write(text);
    assertThatThrownBy(() -> Csv.read(file))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(expected);
  }

  @Test
  void readsSpikesOfAllForms() throws IOException {
    assertThat(SpikeFile.read(write("step,population,index\n0,in,3\n2,\"a,b\",0\n")))
        .containsExactly(new Spike(0, 0, "in", 3, 1), new Spike(0, 2, "a,b", 0, 1));
    assertThat(
            SpikeFile.read(write("sample,step,population,index,value\n0,5,in,3,255\n1,0,in,0,-1")))
        .containsExactly(new Spike(0, 5, "in", 3, 255), new Spike(1, 0, "in", 0, -1));
    assertThat(SpikeFile.read(write("step,population,index\n"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time,population,index\\n0,in,3       | row 1: columns time,population,index; must be step,",
        "step,population,index\\n-1,in,3      | row 2: step is \"-1\"; must be an integer, 0 to",
        "step,population,index\\n0,in,1.5     | row 2: index is \"1.5\"; must be an integer",
        "step,population,index\\n0,,1         | row 2: no population; must have a name",
        "step,population,index\\n1,in,1\\n0,in,1 | row 3: step 0 after step 1; must be sorted",
        "step,population,index,value\\n0,in,1,x | row 2: value is \"x\"; must be an integer",
        "step,population,index\\n99999999999,in,1 | row 2: step is \"99999999999\"; must be",
      })
  void refusesSpikes(String text, String expected) throws IOException {
    Path file = write(text);
    assertThatThrownBy(() -> SpikeFile.read(file))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(expected);
  }
}
