package org.backspike.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.backspike.host.file.FloatNetworkFile;
import org.backspike.host.file.Npy;
import org.backspike.snn.LayeredShape;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.Measure;
import org.backspike.snn.Network;
import org.backspike.snn.Presentation;
import org.backspike.snn.Reset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bad input, one kind per row: one line that names the place, the right exit status, no results.
 */
class BadInputTest {
  @TempDir private static Path directory = Path.of("");

  @BeforeAll
  static void prepare() throws IOException {
    Files.createDirectory(directory.resolve("empty"));
    Files.createDirectory(directory.resolve("full"));
    write("full/file", "x");
    write("text.txt", "hello");
    write("h-x.csv", "h,x\n0,1\n");
    write("letter.csv", "x,h\n0,1\n1,b\n");
    write("back.csv", "x,h\n-1,0\n1,1\n0.5,0\n");
    write("flat.csv", "x,h\n-1,0\n1,0\n");
    write("one.csv", "x,h\n0,1\n");
    write("long.csv", "x,h\n" + "0,1\n".repeat(1 << 14));
    write("odd-key.yaml", "extends: backspike-28nm\ncolour: red\n");
    write("negative.yaml", "extends: backspike-28nm\nmesh: {width: -4}\n");
    write("twice.yaml", "name: a\nname: b\n");
    write(
        "no-price.yaml",
        "extends: backspike-28nm\nprices: {alu.dance: {pj: 1, low_pj: 1, "
            + "high_pj: 1, node_nm: 28, voltage: 0.8, evidence: assumed, citation: x}}\n");
    write(
        "twice-priced.yaml",
        "extends: loihi1\nprices: {alu.accumulate: {pj: 1, low_pj: 1, high_pj: 1, "
            + "evidence: assumed, citation: x}}\n");
    write("ticks.yaml", "extends: loihi1\ndiscipline: fixed-tick\n");
    stored("counted", "forward,a,0,alu,dance,4");
    stored("odd-phase", "noon,a,0,alu,accumulate,4");
    stored("odd-count", "forward,a,0,alu,accumulate,-4");
    stored("odd-core", "forward,a,x,alu,accumulate,4");
    stored("odd-table", "forward,a,0,alu,accumulate,4");
    write("odd-table/energy.csv", "phase,count\nforward,4\n");
    write("band.yaml", "extends: backspike-28nm\nprices: {alu.accumulate: {pj: 9}}\n");
    write("broken.yaml", "a: [1, 2\n");
    write("itself.yaml", "a: &x [*x]\n");
    write("deep.yaml", "[".repeat(100_000));
    write("loop.yaml", "extends: loop.yaml\n");
    write("none.npz", "no zip");
    write("bad.csv", "step,population,index\nx,in,0\n");
    write("twice.json", "{\"a\": 1, \"a\": 2}");
    write(
        "tiny.yaml",
        "extends: backspike-28nm\nname: tiny\nmesh: {width: 1, height: 1}\ncore: {neurons: 4}\n");
    Network network =
        LayeredShape.parse("5-12-3")
            .network(
                new Lif(0.5, 0.9, 1, 1, Reset.ZERO),
                new LeakyIntegrator(0.5, 0.9, 1),
                Measure.MEAN_V,
                1,
                new Presentation("yin-yang", 8));
    network.projections().getFirst().weights().values()[0] = 1;
    FloatNetworkFile.write(network, Map.of(), directory, "net");
    write("net-odd.yaml", Files.readString(directory.resolve("net.yaml")) + "color: red\n");
    write(
        "net-lost.yaml",
        Files.readString(directory.resolve("net.yaml")).replace("net.npz", "lost.npz"));
    write("net.json", integer("[[1, 2]]", "\"mean_v\""));
    write("wide.json", integer("[[1, 200]]", "\"mean_v\""));
    write("shape.json", integer("[[1, 2], [3, 4]]", "\"mean_v\""));
    write("measure.json", integer("[[1, 2]]", "\"loudest\""));
    write(
        "many.json", integer("[[1, 2]]", "\"count\"").replaceAll("size\": .", "size\": 16777216"));
    write("wide-decay.json", integer("[[1, 2]]", "\"count\"").replace("128", "99999999999"));
    write("broken.json", "{\"format\": ");
    images("good", 3, 3, 0);
    images("truncated", 3, 3, 5);
    images("labels", 3, 2, 0);
    images("magic", 3, 3, 0);
    byte[] magic = Files.readAllBytes(directory.resolve("magic/train-images-idx3-ubyte"));
    magic[2] = 13;
    Files.write(directory.resolve("magic/train-images-idx3-ubyte"), magic);
    images("huge", 3, 3, 0);
    byte[] huge = Files.readAllBytes(directory.resolve("huge/train-images-idx3-ubyte"));
    huge[4] = 127;
    Files.write(directory.resolve("huge/train-images-idx3-ubyte"), huge);
    images("garbage", 3, 3, 0);
    Files.delete(directory.resolve("garbage/train-images-idx3-ubyte"));
    write("garbage/train-images-idx3-ubyte.gz", "no gzip");
    images("cut", 3, 3, 0);
    byte[] packed = gzip(Files.readAllBytes(directory.resolve("cut/train-images-idx3-ubyte")));
    Files.delete(directory.resolve("cut/train-images-idx3-ubyte"));
    Files.write(
        directory.resolve("cut/train-images-idx3-ubyte.gz"),
        Arrays.copyOf(packed, packed.length - 9));
    byte[] array = Npy.ofFloats(new float[] {1, 2}, 2);
    Files.write(directory.resolve("short.npy"), Arrays.copyOf(array, array.length - 1));
    String large =
        new String(array, StandardCharsets.ISO_8859_1)
            .replace("(2,), }" + " ".repeat(10), "(99999, 99999), }");
    Files.write(directory.resolve("huge.npy"), large.getBytes(StandardCharsets.ISO_8859_1));
    array[8] = -1;
    array[9] = -1;
    Files.write(directory.resolve("header.npy"), array);
    array[8] = 118;
    array[9] = 0;
    Files.write(
        directory.resolve("type.npy"),
        new String(array, StandardCharsets.ISO_8859_1)
            .replace("<f4", ">f4")
            .getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void stored(String run, String row) throws IOException {
    Files.createDirectory(directory.resolve(run));
    write(run + "/result.json", "{\"samples\": 1}");
    write(
        run + "/energy.csv",
        "phase,layer,core,component,operation,count,unit,pj_each,pj_low,pj_high,total_pj,"
            + "total_low_pj,total_high_pj,price_id,node_nm,voltage,evidence,citation\n"
            + row
            + ",addition,,,,,,,,,,unpriced,\n");
  }

  private static void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private static String integer(String weights, String measure) {
    return """
    {"format": "backspike-network/1", "datapath": "backspike",
     "populations": [{"name": "in", "kind": "input", "size": 2},
                     {"name": "out", "kind": "li", "size": 1, "params": {"dv": 128}}],
     "projections": [{"from": "in", "to": "out", "weights": %s}],
     "readout": {"population": "out", "measure": %s, "window": [1, 5]}}
    """
        .formatted(weights, measure);
  }

  private static void images(String name, int images, int labels, int missing) throws IOException {
    Path place = Files.createDirectory(directory.resolve(name));
    for (String split : List.of("train", "t10k")) {
      ByteArrayOutputStream pixels = new ByteArrayOutputStream();
      pixels.writeBytes(new byte[] {0, 0, 8, 3, 0, 0, 0, (byte) images, 0, 0, 0, 2, 0, 0, 0, 2});
      pixels.writeBytes(new byte[4 * images - missing]);
      Files.write(place.resolve(split + "-images-idx3-ubyte"), pixels.toByteArray());
      ByteArrayOutputStream classes = new ByteArrayOutputStream();
      classes.writeBytes(new byte[] {0, 0, 8, 1, 0, 0, 0, (byte) labels});
      classes.writeBytes(new byte[labels]);
      Files.write(place.resolve(split + "-labels-idx1-ubyte"), classes.toByteArray());
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "dance                                       | 2 | unknown verb dance; there are",
        "tasts                                       | 2 | unknown verb tasts; did you mean tasks? (see",
        "tasks --loud                                | 2 | Unknown option: '--loud'",
        "tasks --threads many                        | 2 | Invalid value for option '--threads'",
        "quantize lost.yaml --out o                  | 2 | lost.yaml: does not exist; must be a file",
        "quantize empty --out o                      | 2 | empty: is a directory; must be a file",
        "quantize net.yaml                           | 2 | --out DIR is missing",
        "quantize net.yaml --out full                | 2 | full: is not empty; give another --out",
        "quantize net.yaml --out full --force        | 2 | full: has no manifest.json; --force replaces",
        "quantize net.yaml --out .                   | 2 | .: cannot be replaced as a whole; --out must",
        "quantize net.yaml --out / --force           | 2 | /: cannot be replaced as a whole; --out must",
        "quantize net.yaml --out text.txt            | 2 | text.txt: is a file; --out must name",
        "quantize net.yaml --chip nosuch --out o     | 2 | nosuch: is neither a file nor a preset",
        "quantize net-odd.yaml --out o               | 2 | net-odd.yaml: /: unknown key color; known are",
        "quantize net-lost.yaml --out o              | 2 | lost.npz: does not exist; must be a file",
        "quantize net.json --out o                   | 2 | net.json: is an integer network; must be",
        "chips odd-key.yaml                          | 2 | odd-key.yaml: /: unknown key colour; known are",
        "chips negative.yaml                         | 2 | negative.yaml: /mesh/width: is -4; must be at least 1",
        "chips twice.yaml                            | 2 | twice.yaml: line 2, column 1: is not YAML: found duplicate",
        "chips no-price.yaml                         | 2 | no-price.yaml: no operation alu.dance; known",
        "chips band.yaml                             | 2 | band.yaml: alu.accumulate: 9 pJ in a band",
        "chips broken.yaml                           | 2 | broken.yaml: line 2, column 1:",
        "chips itself.yaml                           | 2 | itself.yaml: line 1, column 8: *x lies inside",
        "chips deep.yaml                             | 2 | deep.yaml: line 1, column 65: nested deeper",
        "chips loop.yaml                             | 2 | loop.yaml: /extends: more than 8 files deep",
        "chips backspike-28nm --set noc.hops=3       | 2 | backspike-28nm: /noc: unknown key hops; known",
        "chips --set prices.noc.hop.pj=99            | 2 | backspike-28nm: noc.hop: 99 pJ in a band",
        "chips backspike-28nm --set mesh=3           | 2 | backspike-28nm: /mesh:",
        "chips backspike-28nm --set mesh             | 2 | --set mesh: must be KEY.KEY=VALUE",
        "train --task chess --out o                  | 2 | --task: no task chess; known are",
        "train --task xor --net 3-0-2 --out o        | 2 | network shape 3-0-2: layer of 0 neurons",
        "train --task xor --steps 0 --out o          | 2 | 0 steps; must be 1 to 100000",
        "train --task xor --epochs 0 --out o         | 2 | batches of 32, 0 epochs; both must be",
        "train --task xor --rate -1 --out o          | 2 | learning rate -1.0; must be above 0",
        "train --task xor --surrogate step --out o   | 2 | no surrogate step; known are",
        "train --task xor --net 4-8-2 --out o        | 2 | the network has 4 inputs; the samples need 3",
        "train --task xor --encode two-bits --steps 40 --out o | 2 | 2 features; the two-bits coding takes",
        "train --task cue-accumulation --steps 500 --out o | 2 | 500 steps for 3 cues; must be at least 600",
        "train --task xor --loss guess --out o       | 2 | --loss: no loss guess; known are ce-count",
        "train --task xor --loss ce-count --out o    | 2 | --loss: loss ce-count is one of spikes; out has",
        "train --task xor --loss mse-rate --where chip --readout count --out o | 2 | --loss mse-rate; a chip learns",
        "train --task xor --memory half --out o      | 2 | --memory: memory plan half; must be full, sqrt",
        "train --task xor --neuron snntorch-alpha --memory compressed --out o | 2 | keeps its history in",
        "train --task xor --memory optimal:0 --out o | 2 | --memory: 0 slots; must be 1 to 10000",
        "train --task xor --net 3-900-2 --optimizer bfgs --out o | 2 | bfgs with 4500 parameters; must be",
        "train --task xor --encode loud --out o      | 2 | no encoder loud; known are direct, rate, latency",
        "train --task xor --encode rate:gian=2 --out o | 2 | encoder rate:gian=2: no setting gian; known are",
        "train --task xor --encode delta --out o     | 2 | 2 features are no series of 16 steps",
        "train --task xor --surrogate table: --out o | 2 | --surrogate table:; must be table:FILE",
        "train --task xor --surrogate table:lost.csv --out o | 2 | lost.csv: does not exist; must be a file",
        "train --task xor --surrogate table:h-x.csv --out o | 2 | h-x.csv: row 1: columns h,x; must be x,h",
        "train --task xor --surrogate table:letter.csv --out o | 2 | letter.csv: row 3: \"b\"; must be a number",
        "train --task xor --surrogate table:back.csv --out o | 2 | back.csv: row 4: x 0.5 after 1.0; must ascend",
        "train --task xor --surrogate table:flat.csv --out o | 2 | flat.csv: all derivatives are 0; one must not be",
        "train --task xor --surrogate table:one.csv --out o | 2 | one.csv: 1 distances, 1 derivatives; must be",
        "train --task xor --surrogate table:long.csv --out o | 2 | long.csv: is larger than 65536 bytes",
        "train --task xor --surrogate table:back.csv --slope 2 --out o | 2 | --slope 2.0 with a table; its file has",
        "train --data good --out o                   | 2 | --net SHAPE is missing; --data needs one",
        "train --data lost --net 4-4-2 --out o       | 2 | lost: is not a directory; must hold the four",
        "train --data empty --net 4-4-2 --out o      | 2 | train-images-idx3-ubyte: does not exist",
        "train --data truncated --net 4-4-2 --out o  | 2 | byte 23: ends after 7 bytes of data; must have 12",
        "train --data labels --net 4-4-2 --out o     | 2 | byte 4: 2 labels; must be 3, one per image",
        "train --data magic --net 4-4-2 --out o      | 2 | byte 0: magic 00000d; must be 000008",
        "train --data huge --net 4-4-2 --out o       | 2 | byte 4: size 2130706435 of dimension 0; must be",
        "train --data garbage --net 4-4-2 --out o    | 2 | is not a gzip file; must be",
        "train --data cut --net 4-4-2 --out o        | 2 | the gzip stream is truncated; must be complete",
        "run lost.json --task yin-yang               | 2 | lost.json: does not exist; must be a file",
        "run broken.json --task yin-yang             | 2 | broken.json: line 1, column 12: is not JSON",
        "run wide.json --task xor                    | 2 | wide.json: in -> out: weight 200 from 1 to 0; must be",
        "run shape.json --task xor                   | 2 | shape.json: /projections/0/weights: 2 elements; must be 1",
        "run measure.json --task xor                 | 2 | measure.json: /readout/measure:",
        "run net.json --task xor                     | 2 | the network has 1 outputs; the samples have 2",
        "run net.json                                | 2 | no samples; give --task NAME, --data DIR or --input FILE",
        "run net.yaml --task yin-yang                | 2 | net.yaml: is not an integer network",
        "train --task xor --where chip --optimizer sgd --out o | 2 | --optimizer sgd; a chip learns with",
        "train --task xor --where chip --readout count --out o | 2 | --where chip: out is read by COUNT",
        "train --task xor --where chip --chip tiny.yaml --out o | 1 | learning does not fit tiny: ",
        "map net.yaml --chip tiny.yaml --quiet       | 1 |",
        "compare net.yaml --task yin-yang --chip tiny.yaml --out o | 1 | net.yaml does not fit tiny",
        "inspect short.npy                           | 2 | short.npy: 7 bytes of data; shape [2] of <f4 needs 8",
        "inspect type.npy                            | 2 | type.npy: type >f4; must be",
        "inspect twice.json                          | 2 | twice.json: line 1, column 13: is not JSON: Dup",
        "inspect many.json                           | 2 | many.json: /populations: 33554432 neurons",
        "inspect wide-decay.json                     | 2 | /populations/1/params/dv: is 99999999999; must",
        "inspect huge.npy                            | 2 | huge.npy: shape [99999, 99999]; at most",
        "inspect header.npy                          | 2 | header.npy: a header of 65535 bytes; must lie",
        "inspect bad.csv                             | 2 | bad.csv: row 2: step is \"x\"; must be an integer",
        "inspect none.npz                            | 2 | none.npz: has no arrays; must be an .npz file",
        "inspect empty                               | 2 | empty: is a directory without result.json",
        "inspect text.txt                            | 2 | text.txt: is of no known kind",
        "report empty                                | 2 | result.json: does not exist; must be a file",
        "report empty --price nosuch --out o         | 2 | nosuch: is neither a file nor a preset",
        "report empty --price loihi1 --out o         | 2 | result.json: does not exist; must be a file",
        "report counted --price loihi1 --out o       | 2 | energy.csv: row 2: no operation alu.dance; known",
        "report odd-phase --price loihi1 --out o     | 2 | energy.csv: row 2: no phase noon; must be load,",
        "report odd-count --price loihi1 --out o     | 2 | energy.csv: row 2: count is \"-4\"; must be an integer",
        "report odd-core --price loihi1 --out o      | 2 | energy.csv: row 2: core is \"x\"; must be an integer",
        "report odd-table --price loihi1 --out o     | 2 | energy.csv: row 1: has other columns; must be phase,",
        "report counted full --price loihi1 --out o  | 2 | --price: 2 runs; must be one",
        "chips twice-priced.yaml                     | 2 | alu.accumulate: has a price, but synapse.event includes it",
        "chips ticks.yaml                            | 2 | ticks.yaml: /: has no key tick_ps; must have it",
        "chips loihi1 --set time_base.unit=cycle     | 2 | loihi1: /time_base: has no key period_ps; must have it",
        "run net.json --task xor --require-priced    | 2 | --require-priced needs --mode timed",
      })
  void isRefusedWithOneLine(String args, int status, @Nullable String expected)
      throws IOException, InterruptedException {
    Command process = Command.run(directory, args.trim().split(" +"));
    assertThat(process.status()).as("status, said %s", process.errors()).isEqualTo(status);
    if (expected != null) {
      assertThat(process.errors()).as("one line").hasSize(1);
      assertThat(process.errors().getFirst()).startsWith("backspike: ").contains(expected);
    }
    assertThat(directory.resolve("o")).as("nothing half-written").doesNotExist();
    try (var entries = Files.list(directory)) {
      assertThat(entries.filter(path -> path.toString().endsWith(".partial"))).isEmpty();
    }
  }
}
