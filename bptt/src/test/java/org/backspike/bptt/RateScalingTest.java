package org.backspike.bptt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.backspike.snn.LayeredShape;
import org.backspike.snn.Lif;
import org.backspike.snn.Measure;
import org.backspike.snn.Network;
import org.backspike.snn.Presentation;
import org.backspike.snn.Reset;
import org.backspike.snn.encode.RateEncoder;
import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateScalingTest {
  private static final int STEPS = 25;

  private static Network network(double deviation) {
    Lif lif = new Lif(0, 0.9, 1, 1, Reset.ZERO);
    Network network =
        LayeredShape.parse("50-40-30r-4")
            .network(lif, lif, Measure.COUNT, 1, new Presentation("rate", STEPS));
    new Initialization.Normal(deviation, 1).apply(network, 7);
    return network;
  }

  private static List<Stimulus> samples(float rate) {
    List<Stimulus> samples = new ArrayList<>();
    float[] features = new float[50];
    java.util.Arrays.fill(features, rate);
    for (int sample = 0; sample < 8; sample++) {
      samples.add(new RateEncoder(STEPS, 3).encode(features, sample));
    }
    return samples;
  }

  private static double rate(Network network, String name, List<Stimulus> samples) {
    return RateScaling.rate(network, network.population(name), samples);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 50})
  void silentAndSaturatedLayersComeIntoTheRange(double deviation) {
    List<Stimulus> samples = samples(0.1f);
    Network network = network(deviation);
    assertThat(rate(network, "hidden1", samples)).matches(rate -> rate < 0.02 || rate > 0.2);
    RateScaling.USUAL.apply(network, samples);
    assertThat(rate(network, "hidden1", samples)).isBetween(0.02, 0.2);
    assertThat(rate(network, "hidden2", samples)).isBetween(0.02, 0.2);
  }

  @Test
  void whatIsInTheRangeStays() {
    List<Stimulus> samples = samples(0.1f);
    Network network = network(0.001);
    RateScaling.USUAL.apply(network, samples);
    float[] before = network.projections().getFirst().connection().values().clone();
    RateScaling.USUAL.apply(network, samples);
    assertThat(network.projections().getFirst().connection().values()).isEqualTo(before);
  }

  @Test
  void silentInputIsRefusedAndNothingChanged() {
    Network network = network(1);
    float[] before = network.projections().getFirst().connection().values().clone();
    SpikeTrain nothing = new SpikeTrain(50, STEPS);
    for (int t = 0; t < STEPS; t++) {
      nothing.endStep();
    }
    assertThatThrownBy(() -> RateScaling.USUAL.apply(network, List.of(nothing)))
        .hasMessage(
            "no factor on the weights into hidden1 gives a rate of 0.02 to 0.2; its input may be"
                + " silent");
    assertThat(network.projections().getFirst().connection().values()).isEqualTo(before);
  }
}
