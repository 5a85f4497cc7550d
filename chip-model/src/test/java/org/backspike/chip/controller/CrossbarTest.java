package org.backspike.chip.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backspike.chip.Datapaths;
import org.backspike.chip.controller.odin.OdinImage;
import org.backspike.chip.controller.tinyodin.TinyOdin;
import org.backspike.chip.controller.tinyodin.TinyOdinImage;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.network.Coding;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.DenseSynapses;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.chip.network.WeightArray;
import org.junit.jupiter.api.Test;

/** Networks on the crossbar of a core. */
class CrossbarTest {
  private static final Datapath TINYODIN = Datapaths.tinyodin();

  private static IntegerPopulation neurons(String name, int size, int threshold) {
    return IntegerPopulation.atRest(
        name,
        PopulationKind.LIF,
        NeuronParameters.of(
            size,
            Map.of(
                Parameter.THRESHOLD,
                new int[] {threshold},
                Parameter.MEMBRANE_DECAY,
                new int[] {0})),
        PeriodicReset.NEVER);
  }

  private static IntegerProjection weights(
      String from, String to, int sources, int targets, int weight) {
    return new IntegerProjection(
        from,
        to,
        new DenseSynapses(sources, targets, WeightArray.of(sources * targets, _ -> weight)),
        Coding.mixed(4, 0),
        Delivery.BINARY,
        Optional.empty());
  }

  private static IntegerNetwork network(
      List<IntegerPopulation> populations, IntegerProjection... projections) {
    return new IntegerNetwork(TINYODIN, populations, List.of(projections), Optional.empty());
  }

  @Test
  void inputsBeginAtTheFirstRowIfNothingComesBack() {
    Crossbar crossbar =
        new Crossbar(
            network(
                List.of(IntegerPopulation.input("in", 3), neurons("a", 2, 9), neurons("b", 4, 9)),
                weights("in", "b", 3, 4, 5)));
    assertThat(crossbar.isRecurrent()).isFalse();
    assertThat(crossbar.columns()).isEqualTo(6);
    assertThat(crossbar.firstRows()).containsExactly(Map.entry("in", 0));
    assertThat(crossbar.firstColumns()).containsExactly(Map.entry("a", 0), Map.entry("b", 2));
    assertThat(crossbar.weight(2, 2)).isEqualTo(5);
    assertThat(crossbar.weight(2, 1)).isZero();
    assertThat(crossbar.weight(3, 2)).isZero();
  }

  @Test
  void inputsFollowTheNeuronsIfSpikesComeBack() {
    Crossbar crossbar =
        new Crossbar(
            network(
                List.of(IntegerPopulation.input("in", 3), neurons("a", 2, 9)),
                weights("in", "a", 3, 2, 5),
                weights("a", "a", 2, 2, -1)));
    assertThat(crossbar.isRecurrent()).isTrue();
    assertThat(crossbar.firstRows()).containsExactly(Map.entry("a", 0), Map.entry("in", 2));
    assertThat(crossbar.weight(0, 1)).isEqualTo(-1);
    assertThat(crossbar.weight(4, 1)).isEqualTo(5);
    assertThat(crossbar.words(crossbar::weight)[4 * 32]).isEqualTo(0x55);
    assertThat(crossbar.words(crossbar::weight)[0]).isEqualTo(0xff);
  }

  @Test
  void aSpikeTravelsThroughANetworkOnTheChip() {
    IntegerNetwork network =
        network(
            List.of(IntegerPopulation.input("in", 1), neurons("a", 2, 7), neurons("b", 1, 4)),
            weights("in", "a", 1, 2, 7),
            weights("a", "b", 2, 1, 3));
    OutputRecorder recorder = new OutputRecorder();
    TinyOdin chip =
        Runs.finished(
            new TinyOdinImage(network).skipping(Runs.partners(Runs.events(5, 3)), recorder));
    // both of a fire at the input, b at the second of them
    assertThat(Runs.rows(recorder.outputs()).stream().map(row -> row.get(1)).toList())
        .isEqualTo(List.of(0L, 1L, 2L));
    assertThat(chip.activity().outputEvents()).isEqualTo(3);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() ->
            new Crossbar(
                network(
                    List.of(IntegerPopulation.input("in", 200), neurons("a", 100, 9)),
                    weights("in", "a", 200, 100, 1),
                    weights("a", "a", 100, 100, 1))))
        .hasMessage("neurons and inputs need 300 lines of the crossbar; there are 256");
    assertThatThrownBy(() ->
            new Crossbar(
                network(
                    List.of(IntegerPopulation.input("in", 2), neurons("a", 2, 9)),
                    weights("in", "a", 2, 2, 1),
                    weights("in", "a", 2, 2, 1))))
        .hasMessage("in -> a: a second weight from 0 to 0; a crossing holds one");
    assertThatThrownBy(() ->
            new OdinImage(
                network(
                    List.of(
                        IntegerPopulation.input("in", 1), neurons("a", 1, 9), neurons("b", 1, 9)),
                    weights("in", "a", 1, 1, 1),
                    weights("in", "b", 1, 1, -1))))
        .hasMessage("row 0 has weights -1 and 1; all weights of an input must have one sign");
    assertThatThrownBy(() ->
            new OdinImage(
                network(
                    List.of(IntegerPopulation.input("in", 1), neurons("a", 1, 300)),
                    weights("in", "a", 1, 1, 1))))
        .hasMessage("a: threshold 300; must be 0 to 255");
  }
}
