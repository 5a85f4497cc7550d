package org.backspike.chip.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.backspike.chip.Datapaths;
import org.backspike.chip.Networks;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.network.Coding;
import org.backspike.chip.network.Convolution;
import org.backspike.chip.network.Convolution.Mode;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.Plane;
import org.backspike.chip.network.Plane.Layout;
import org.backspike.chip.network.Plane.Pair;
import org.backspike.chip.network.WeightArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Convolutions and pooling on images, against their definition as sums over a dense input. */
class ConvolutionImageTest {
  private static final Map<Parameter, Integer> MEMORYLESS =
      Map.of(Parameter.CURRENT_DECAY, 4095, Parameter.MEMBRANE_DECAY, 4096);

  private static int neuron(Layout layout, int width, int height, int channels, int[] xyc) {
    return layout == Layout.WHC
        ? (xyc[0] * height + xyc[1]) * channels + xyc[2]
        : (xyc[2] * height + xyc[1]) * width + xyc[0];
  }

  /** The definition: a window over the padded input, for every output by itself. */
  private static int[] oracle(Convolution convolution, int[] input) {
    Plane p = convolution.plane();
    int outputs = convolution.outputChannels();
    int groupInputs = p.channels() / convolution.groups();
    int groupOutputs = outputs / convolution.groups();
    int[] result = new int[convolution.targets()];
    for (int ox = 0; ox < p.outputWidth(); ox++) {
      for (int oy = 0; oy < p.outputHeight(); oy++) {
        for (int o = 0; o < outputs; o++) {
          int sum = 0;
          for (int kx = 0; kx < p.kernel().x(); kx++) {
            for (int ky = 0; ky < p.kernel().y(); ky++) {
              int x = ox * p.stride().x() + kx * p.dilation().x() - p.padding().x();
              int y = oy * p.stride().y() + ky * p.dilation().y() - p.padding().y();
              if (x < 0 || x >= p.width() || y < 0 || y >= p.height()) {
                continue;
              }
              boolean flip = convolution.mode() == Mode.CONVOLUTION;
              int wx = flip ? p.kernel().x() - 1 - kx : kx;
              int wy = flip ? p.kernel().y() - 1 - ky : ky;
              for (int c = 0; c < groupInputs; c++) {
                int channel = o / groupOutputs * groupInputs + c;
                int weight =
                    convolution
                        .weights()
                        .get(((o * p.kernel().x() + wx) * p.kernel().y() + wy) * groupInputs + c);
                int[] at = {x, y, channel};
                sum += weight * input[neuron(p.layout(), p.width(), p.height(), p.channels(), at)];
              }
            }
          }
          int[] at = {ox, oy, o};
          result[neuron(p.layout(), p.outputWidth(), p.outputHeight(), outputs, at)] = sum;
        }
      }
    }
    return result;
  }

  private static IntegerNetwork network(
      Datapath datapath, Convolution convolution, int exponent, int messageBits) {
    return Networks.of(
        datapath,
        List.of(
            IntegerPopulation.input("in", convolution.sources()),
            Networks.population("out", PopulationKind.LI, convolution.targets(), MEMORYLESS)),
        List.of(
            Networks.projection(
                "in",
                "out",
                convolution,
                Coding.mixed(8, exponent),
                Delivery.graded(messageBits, 0))));
  }

  /** The input as events, those of value 0 left out. */
  private static Stimulus stimulus(int[] input) {
    int[] channels = new int[input.length];
    int[] payloads = new int[input.length];
    int count = 0;
    for (int i = 0; i < input.length; i++) {
      if (input[i] != 0) {
        channels[count] = i;
        payloads[count++] = input[i];
      }
    }
    return Stimulus.repeated(Arrays.copyOf(channels, count), Arrays.copyOf(payloads, count), 1);
  }

  private static Pair pair(SplittableRandom random, int least, int most) {
    return new Pair(random.nextInt(least, most + 1), random.nextInt(least, most + 1));
  }

  private static Convolution random(SplittableRandom random, Layout layout, Mode mode) {
    int groups = random.nextInt(1, 4);
    int channels = groups * random.nextInt(1, 4);
    int outputs = groups * random.nextInt(1, random.nextInt(5) == 0 ? 40 : 4);
    Plane plane =
        new Plane(
            random.nextInt(5, 9),
            random.nextInt(5, 9),
            channels,
            pair(random, 1, 3),
            pair(random, 1, 3),
            pair(random, 0, 3),
            pair(random, 1, 2),
            layout);
    int count = outputs * plane.taps() * channels / groups;
    return new Convolution(
        plane, outputs, groups, mode, WeightArray.of(count, _ -> random.nextInt(-128, 128)));
  }

  @ParameterizedTest
  @CsvSource({"WHC, CONVOLUTION", "WHC, CORRELATION", "CHW, CONVOLUTION", "CHW, CORRELATION"})
  void agreesWithItsDefinition(Layout layout, Mode mode) {
    for (int seed = 0; seed < 15; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Convolution convolution = random(random, layout, mode);
      int[] input = new int[convolution.sources()];
      Arrays.setAll(
          input, _ -> random.nextInt(2) == 0 ? 0 : random.nextInt(1, 1 + random.nextInt(1, 255)));
      int[] expected = oracle(convolution, input);
      for (Datapath datapath : List.of(Datapaths.lava(), Datapaths.backspike())) {
        IntegerNetwork network = network(datapath, convolution, -6, 8);
        for (int slice : new int[] {Trial.WHOLE, 7, 1}) {
          if (slice == 1 && convolution.targets() > 100) {
            continue;
          }
          int[] actual =
              Trial.run(network, slice, Map.of(0, stimulus(input)), 2).state(1, "out", Variable.V);
          // lava floors the sum to whole units before it is aligned by the same six bits
          int[] wanted =
              Arrays.stream(expected)
                  .map(sum -> datapath.name().equals("lava") ? sum >> 6 << 6 : sum)
                  .toArray();
          assertThat(actual)
              .as("seed %d, %s, slices of %d", seed, datapath.name(), slice)
              .isEqualTo(wanted);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"WHC", "CHW"})
  void poolingSumsEveryChannelByItself(Layout layout) {
    Plane plane =
        new Plane(5, 4, 3, new Pair(2, 2), new Pair(2, 2), new Pair(0, 0), new Pair(1, 1), layout);
    Convolution pooling = Convolution.pooling(plane, 9);
    assertThat(pooling.targets()).isEqualTo(2 * 2 * 3);
    SplittableRandom random = new SplittableRandom(5);
    int[] input = random.ints(pooling.sources(), 0, 2).toArray();
    int[] actual =
        Trial.run(network(Datapaths.backspike(), pooling, -6, 0), stimulus(input), 2)
            .state(1, "out", Variable.V);
    for (int c = 0; c < 3; c++) {
      for (int ox = 0; ox < 2; ox++) {
        for (int oy = 0; oy < 2; oy++) {
          int sum = 0;
          for (int x = 2 * ox; x < 2 * ox + 2; x++) {
            for (int y = 2 * oy; y < 2 * oy + 2; y++) {
              sum += 9 * input[neuron(layout, 5, 4, 3, new int[] {x, y, c})];
            }
          }
          assertThat(actual[neuron(layout, 2, 2, 3, new int[] {ox, oy, c})])
              .as("seed 5, channel %d at %d, %d", c, ox, oy)
              .isEqualTo(sum);
        }
      }
    }
  }

  @Test
  void anEventOfBinaryConvolutionsCountsAsOne() {
    Plane plane =
        new Plane(
            3, 1, 1, new Pair(1, 1), new Pair(1, 1), new Pair(0, 0), new Pair(1, 1), Layout.WHC);
    Convolution identity = Convolution.pooling(plane, 2);
    Trial trial =
        Trial.run(network(Datapaths.lava(), identity, 0, 0), stimulus(new int[] {5, 0, 1}), 2);
    assertThat(trial.state(1, "out", Variable.V)).containsExactly(128, 0, 128);
  }

  @ParameterizedTest
  @CsvSource({
    // weight, payload, exponent; u: the sum wraps at 24 bits, weights are neither clipped nor cut
    "253, 40000, -6, -6657216",
    "254, 40000, -6, -6617216",
    "508, 20000, -6, -6617216",
    "127, 66052, -6, 8388544",
    "127, 66053, -6, -8388544",
    "253, 40000, -8, -1664320",
    "254, 40000, -8, -1654336",
    "508, 20000, -8, -1654336",
    "-254, 40000, -8, 1654272",
    "5, 1, 0, 320",
    "600, 100, 0, 3840000"
  })
  void theConvolutionOfLavaWrapsBeforeItsExponent(int weight, int payload, int exponent, int u) {
    Plane plane =
        new Plane(
            2, 1, 1, new Pair(1, 1), new Pair(1, 1), new Pair(0, 0), new Pair(1, 1), Layout.WHC);
    for (int slice : new int[] {Trial.WHOLE, 1}) {
      Trial trial =
          Trial.run(
              network(Datapaths.lava(), Convolution.pooling(plane, weight), exponent, 20),
              slice,
              Map.of(0, stimulus(new int[] {payload, 0})),
              2);
      assertThat(trial.state(1, "out", Variable.U)).as("slices of %d", slice).containsExactly(u, 0);
    }
  }
}
