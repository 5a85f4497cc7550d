package org.backspike.host.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.chip.network.SparseRows;
import org.backspike.chip.network.SparseSynapses;
import org.backspike.host.quantize.QuantizedNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegerNetworkFileTest {
  /** The example of the file format, with sizes that fit a page and names of this datapath. */
  private static final String EXAMPLE =
      """
      { "format": "backspike-network/1",
        "datapath": "backspike",
        "populations": [
          {"name": "in",  "kind": "input", "size": 3},
          {"name": "hid", "kind": "lif", "size": 2,
           "params": {"du": 410, "dv": [205, 206], "vth": 120, "bias": 0, "refractory": 1,
                      "reset": "subtract"}},
          {"name": "out", "kind": "li",  "size": 2, "params": {"du": 4095, "dv": 128},
           "reset_interval": 16, "reset_offset": 2} ],
        "projections": [
          {"from": "in",  "to": "hid", "weights": {"npy": "in-hid.npy"}, "num_weight_bits": 8,
           "weight_exp": 0, "sign_mode": "mixed", "delay": 0},
          {"from": "hid", "to": "hid",
           "sparse": {"source": [0], "target": [1], "weight": [5], "delay": [3]}},
          {"from": "hid", "to": "out", "weights": [[1, -3], [4, 5]], "weight_exp": -2} ],
        "readout": {"population": "out", "measure": "mean_v", "window": [3, 35]} }
      """;

  @TempDir private Path directory = Path.of("");

  private QuantizedNetwork read(String text) throws IOException {
    Files.write(
        directory.resolve("in-hid.npy"), Npy.ofBytes(new byte[] {1, 2, 3, -4, -5, -6}, 2, 3));
    return IntegerNetworkFile.read(Files.writeString(directory.resolve("x.json"), text));
  }

  @Test
  void readsTheExample() throws IOException {
    QuantizedNetwork read = read(EXAMPLE);
    IntegerNetwork network = read.network();
    NeuronParameters hidden = network.population("hid").parameters();
    assertThat(hidden.of(Parameter.MEMBRANE_DECAY, 0)).containsExactly(205, 206);
    assertThat(hidden.of(Parameter.REFRACTORY, 0)).containsExactly(1, 1);
    assertThat(network.population("out").reset()).isEqualTo(new PeriodicReset(16, 2));
    IntegerProjection first = network.projections().get(0);
    assertThat(first.synapses().weights().bytes()).containsExactly(1, -4, 2, -5, 3, -6);
    SparseRows loop = ((SparseSynapses) network.projections().get(1).synapses()).rows();
    assertThat(loop.starts()).containsExactly(0, 1, 1);
    assertThat(loop.targets()).containsExactly(1);
    assertThat(loop.weights().get(0)).isEqualTo(5);
    assertThat(loop.delays()).containsExactly(3);
    assertThat(network.projections().get(2).synapses().weights().bytes())
        .containsExactly(1, 4, -3, 5);
    assertThat(network.projections().get(2).exponent()).isEqualTo(-2);
    assertThat(network.readout().firstStep()).isEqualTo(3);
    assertThat(read.weightUnits()).containsOnly(1.0);
  }

  @Test
  void aChangedDatapathComesBackAsItWas() throws IOException {
    QuantizedNetwork wanted =
        read(
            EXAMPLE.replace(
                "\"backspike\"", "{\"extends\": \"backspike\", \"membrane\": {\"bits\": 16}}"));
    assertThat(wanted.network().datapath().membrane().register().bits()).isEqualTo(16);
    IntegerNetworkFile.write(wanted, directory, "again");
    QuantizedNetwork again = IntegerNetworkFile.read(directory.resolve("again.json"));
    assertThat(again.network().datapath()).isEqualTo(wanted.network().datapath());
    IntegerNetworkFile.write(again, directory, "third");
    assertThat(Files.readString(directory.resolve("third.json")).replace("third", "again"))
        .isEqualTo(Files.readString(directory.resolve("again.json")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"size\": 3 | \"size\": 4 | in-hid.npy: shape [2, 3]; must be [2, 4], for /projections/0/weights",
        "\"in-hid.npy\" | \"../x.npy\" | names the file ../x.npy; must lie in the same directory",
        "\"in-hid.npy\" | \"no.npy\" | no.npy: does not exist; must be a file",
        "\"num_weight_bits\": 8 | \"num_weight_bits\": 3 | in -> hid: weight -5 from 1 to 1; must be -4 to 3 with 3 bits in backspike",
        "\"mixed\" | \"excitatory\" | in -> hid: weight -4 from 0 to 1; must be 0 to 127 with 8 bits in backspike",
        "\"mixed\" | \"inhibitory\" | in -> hid: weight 1 from 0 to 0; must be -128 to 0 with 8 bits in backspike",
        "\"source\": [0] | \"source\": [2] | /projections/1/sparse/source/0: neuron 2; must be 0 to 1",
        "\"target\": [1] | \"target\": [1, 0] | sparse/target: 2 numbers; must be 1, one per source",
        "[0], \"target\": [1], \"weight\": [5] | [0,0], \"target\": [1,1], \"weight\": [5,5] | delay: 1 numbers; must be 2",
        "\"delay\": [3] | \"delay\": [63] | /projections/1/sparse/delay/0: is 63; must be 0 to 62",
        "\"sparse\": | \"weights\": [[1,1],[1,1]], \"sparse\": | has weights and sparse; must have one",
        "[[1, -3], [4, 5]] | {\"file\": \"x\"} | /projections/2/weights: unknown key file; known are npy, uniform, seed",
        "[[1, -3], [4, 5]] | [[1, -3]] | /projections/2/weights: 1 elements; must be 2, for an array of shape [2, 2]",
        "[[1, -3], [4, 5]] | [[1], [4]] | /projections/2/weights/0: 1 elements; must be 2, for an array of shape [2, 2]",
        "[[1, -3], [4, 5]] | [[1, 128], [4, 5]] | hid -> out: weight 128 from 1 to 0; must be -128 to 127 with 8 bits",
        "[[1, -3], [4, 5]] | [[1, 2.5], [4, 5]] | /projections/2/weights/0/1: is 2.5; must be integer",
        ", \"weights\": [[1, -3], [4, 5]] | | /projections/2: has none of weights, sparse, conv, pool, random; must have one",
        "\"dv\": 128 | \"dv\": 99999999999 | /populations/2/params/dv: is 99999999999; must be at most",
        "\"dv\": 128 | \"dv\": [] | /populations/2/params/dv: has 0 elements; must have at least 1",
        "\"du\": 4095 | \"thr\": 4095 | /populations/2/params: unknown key thr; known are bias, du, dv",
        "\"reset_offset\": 2 | \"reset_offset\": 16 | reset interval 16, offset 16; the offset must",
        "\"kind\": \"li\" | \"kind\": \"lift\" | /populations/2/kind: is \"lift\"; must be one of input, lif, li",
        "\"backspike\" | \"lave\" | lave: is neither a file nor a preset; presets are backspike",
        "\"backspike\" | {\"extends\": \"backspike\", \"membrane\": {\"bits\": 60}} | /datapath/membrane/bits: is 60; must",
        "\"size\": 3 | \"size\": 16777216 | /populations: 16777220 neurons in all; at most 16777216",
      })
  void namesThePlaceThatIsWrong(String from, String to, String expected) throws IOException {
    String text = EXAMPLE.replace(from, to == null ? "" : to);
    assertThat(text).isNotEqualTo(EXAMPLE);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(directory.toString())
        .hasMessageContaining(expected);
  }
}
