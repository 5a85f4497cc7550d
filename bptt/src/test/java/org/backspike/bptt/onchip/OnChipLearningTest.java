package org.backspike.bptt.onchip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.backspike.bptt.FloatGradient;
import org.backspike.bptt.Progress;
import org.backspike.bptt.onchip.MemoryPlan.Kind;
import org.backspike.chip.datapath.Reset;
import org.backspike.chip.execute.Executor;
import org.backspike.chip.execute.LoadedProgram;
import org.backspike.chip.execute.Machine;
import org.backspike.chip.execute.Probe;
import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.RowBlock;
import org.backspike.snn.Network;
import org.backspike.snn.encode.Encoder;
import org.backspike.snn.encode.YinYangEncoder;
import org.backspike.snn.task.Dataset;
import org.backspike.snn.task.YinYang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnChipLearningTest {
  private static final Encoder ENCODER = new YinYangEncoder(OnChipFixture.STEPS);
  private static final Dataset DATA = YinYang.generate(42, 64);

  private static ChipImage image() {
    return OnChipFixture.image(
        OnChipFixture.floatNetwork(org.backspike.snn.Reset.ZERO), Reset.ZERO, 65536);
  }

  private static ArrayLayout array(LearningCompiler compiler, Kind kind, RowBlock block) {
    String name = block.weights().name().replace(".weights", "");
    return compiler.plan().items().stream()
        .filter(item -> item.kind() == kind && item.array().name().startsWith(name))
        .findFirst()
        .orElseThrow()
        .array();
  }

  @ParameterizedTest
  @EnumSource(Reset.class)
  void theGradientOnTheChipPointsWhereTheFloatGradientPoints(Reset reset) {
    Network network = OnChipFixture.floatNetwork(org.backspike.snn.Reset.valueOf(reset.name()));
    ChipImage image = OnChipFixture.image(network, reset, 65536);
    LearningRule rule = OnChipFixture.rule(OnChipFixture.WIDE, 1);
    LearningCompiler compiler = new LearningCompiler(image, rule, 1, 0.01);
    Machine machine = new Machine(image, compiler.plan().arrays(), 1);
    LoadedProgram program = new LoadedProgram(compiler.sample(), machine);
    int compared = 0;
    for (int sample = 0; sample < DATA.size(); sample++) {
      var stimulus = ENCODER.encode(DATA.features(sample), sample);
      FloatGradient expected =
          FloatGradient.of(network, rule.surrogate(), stimulus, DATA.label(sample));
      machine.label(DATA.label(sample));
      for (RowBlock block : image.blocks()) {
        clear(machine, array(compiler, Kind.GRADIENT, block));
      }
      Executor.functional(Probe.NONE)
          .run(program, Map.of(0, ChipStimulus.of(stimulus, rule.steps(), 255)));
      if (expected.loss() < 0.1) {
        continue; // probabilities have 8 bits: an error below 1/256 is nothing on the chip
      }
      compared++;
      for (RowBlock block : image.blocks()) {
        assertThat(
                correlation(
                    machine, array(compiler, Kind.GRADIENT, block), block, expected, network))
            .as("sample %d, %s", sample, block.weights().name())
            .isGreaterThan(0.97);
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  private static void clear(Machine machine, ArrayLayout array) {
    for (int row = 0; row < array.rows(); row++) {
      for (int i = 0; i < array.fields(); i++) {
        machine.write(array, row, i, 0);
      }
    }
  }

  private static double correlation(
      Machine machine, ArrayLayout array, RowBlock block, FloatGradient expected, Network network) {
    int targets = network.projections().get(block.projection()).weights().targets();
    double both = 0;
    double chip = 0;
    double wanted = 0;
    for (int row = 0; row < array.rows(); row++) {
      for (int i = 0; i < array.fields(); i++) {
        double a = machine.read(array, row, i);
        double b = expected.weights(block.projection())[row * targets + block.target().first() + i];
        both += a * b;
        chip += a * a;
        wanted += b * b;
      }
    }
    return both / Math.sqrt(chip * wanted);
  }

  private static OnChipTrainer trainer(ChipImage image, int seed) {
    LearningRule rule = OnChipFixture.rule(LearningFormat.USUAL, 16);
    return new OnChipTrainer(
        image, new LearningCompiler(image, rule, 1, 0.01), rule, ENCODER, seed);
  }

  private static byte[] weightsAfterAnEpoch(OnChipTrainer trainer) {
    trainer.epoch(DATA, 0.01, Executor.functional(Probe.NONE), Progress.SILENT);
    return trainer.network().projections().getFirst().synapses().weights().bytes();
  }

  @Test
  void learningIsRepeatableAndDependsOnItsSeed() {
    byte[] first = weightsAfterAnEpoch(trainer(image(), 1));
    assertThat(weightsAfterAnEpoch(trainer(image(), 1))).isEqualTo(first);
    assertThat(weightsAfterAnEpoch(trainer(image(), 2))).isNotEqualTo(first);
    assertThat(first)
        .isNotEqualTo(image().network().projections().getFirst().synapses().weights().bytes());
  }

  @Test
  void aFaultInOneWordOfTheHistoryChangesTheWeights() {
    byte[] sound = weightsAfterAnEpoch(trainer(image(), 1));
    ChipImage image = image();
    OnChipTrainer faulty = trainer(image, 1);
    ArrayLayout own = faulty.array("slice hidden1[0].surrogate");
    Probe fault =
        (step, machine) -> {
          if (step == 12) {
            for (int i = 0; i < own.fields(); i++) {
              machine.write(own, 5, i, 0);
            }
          }
        };
    faulty.epoch(DATA, 0.01, Executor.functional(fault), Progress.SILENT);
    assertThat(faulty.network().projections().getFirst().synapses().weights().bytes())
        .isNotEqualTo(sound);
  }

  @Test
  void thePlanAddsUp() {
    LearningCompiler compiler =
        new LearningCompiler(image(), OnChipFixture.rule(LearningFormat.USUAL, 16), 1, 0.01);
    Map<Kind, Long> bits = compiler.plan().bitsByKind();
    // rows of 10, 14 and 3 fields of 16 bits take 2, 2 and 1 words of 128; 5, 5 and 24 rows
    assertThat(bits.get(Kind.SHADOW)).isEqualTo((5 * 2 + 5 * 2 + 24) * 128);
    assertThat(bits.get(Kind.GRADIENT)).isEqualTo(bits.get(Kind.SHADOW));
    assertThat(bits.get(Kind.OPTIMIZER)).isEqualTo(bits.get(Kind.SHADOW));
    // 6 bits per neuron and step in words of 64: 10 neurons in 1, 14 in 2 words; 16 steps
    assertThat(bits.get(Kind.SURROGATE_HISTORY)).isEqualTo((1 + 2) * 64 * 16);
    // 1 bit per row and step: 5, 5 and 24 rows fit a word each
    assertThat(bits.get(Kind.EVENT_HISTORY)).isEqualTo(3 * 64 * 16);
    assertThat(compiler.plan().fits()).isTrue();
  }

  @Test
  void refusesWhatDoesNotFitAndSaysHowMuchIsMissing() {
    Network network = OnChipFixture.floatNetwork(org.backspike.snn.Reset.ZERO);
    ChipImage image = OnChipFixture.image(network, Reset.ZERO, 512);
    LearningRule rule = OnChipFixture.rule(LearningFormat.USUAL, 16);
    LearningCompiler compiler = new LearningCompiler(image, rule, 1, 0.01);
    assertThat(compiler.plan().fits()).isFalse();
    assertThatThrownBy(() -> new OnChipTrainer(image, compiler, rule, ENCODER, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("core 0: learning memory needs \\d+ bytes, has 512: \\d+ bytes short");
  }

  @Test
  void theUpdateFollowsItsFormula() {
    ChipImage image = image();
    LearningRule rule = OnChipFixture.rule(LearningFormat.USUAL, 16);
    LearningCompiler compiler = new LearningCompiler(image, rule, 1, 0.01);
    Machine machine = new Machine(image, compiler.plan().arrays(), 1);
    RowBlock block = image.blocks().getFirst();
    ArrayLayout gradient = array(compiler, Kind.GRADIENT, block);
    ArrayLayout momentum = array(compiler, Kind.OPTIMIZER, block);
    ArrayLayout shadow = array(compiler, Kind.SHADOW, block);
    machine.write(gradient, 2, 3, 160);
    machine.write(momentum, 2, 3, -816);
    machine.write(shadow, 2, 3, 5000);
    Executor.functional(Probe.NONE)
        .run(new LoadedProgram(compiler.update(0.01), machine), Map.of());
    // M = -816 + 102 + 160 = -554; the rate is a shift by 4: -34.625, rounded to -35 or -34
    assertThat(machine.read(momentum, 2, 3)).isEqualTo(-554);
    assertThat(machine.read(shadow, 2, 3)).isIn(5034L, 5035L);
    assertThat(machine.read(block.weights(), 2, 3)).isEqualTo(Math.round(5034 / 256.0));
    assertThat(machine.read(gradient, 2, 3)).isZero();
    assertThat(List.of(machine.read(shadow, 0, 0))).containsExactly(0L);
  }
}
