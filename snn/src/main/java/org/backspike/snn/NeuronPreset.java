package org.backspike.snn;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A neuron under the name that its users know: a choice of switches, and the numbers that the
 * library or its tutorials use. Recurrent ones are meant for populations that project onto
 * themselves with latency 1.
 *
 * @param name such as {@code snntorch-alpha}
 * @param remark what its numbers are and what is peculiar
 * @param lif the neuron
 * @param learned what training changes, one number per population
 */
public record NeuronPreset(String name, String remark, Lif lif, Set<LearnedNumber> learned) {
  private static final List<NeuronPreset> ALL =
      List.of(
          of("backspike", "decay 0.9, to zero in the same step", backspike()),
          of("if", "no leak, subtracts in the same step", integrateAndFire()),
          of("snntorch-leaky", "decay 0.9, subtracts late", leaky(Reset.SUBTRACT)),
          of("snntorch-leaky-zero", "decay 0.9, late to zero", leaky(Reset.ZERO)),
          of("snntorch-leaky-none", "decay 0.9, no reset", leaky(Reset.NONE)),
          of(
              "snntorch-leaky-nodelay",
              "reset_delay=False: guarded, differentiated",
              SnnTorch.leakyWithoutDelay(0.9, Reset.SUBTRACT)),
          of(
              "snntorch-rleaky",
              "recurrent; late to zero, the input is lost",
              SnnTorch.recurrentLeaky(0.9, Reset.ZERO)),
          of(
              "snntorch-synaptic",
              "decays 0.9 and 0.8, subtracts late",
              SnnTorch.synaptic(0.9, 0.8, Reset.SUBTRACT)),
          of(
              "snntorch-alpha",
              "decays 0.9 and 0.8, late to zero, all states",
              SnnTorch.alpha(0.9, 0.8, Reset.ZERO)),
          of("snntorch-lapicque", "beta 0.9: keeps 0.8946", SnnTorch.lapicque(0.9, Reset.SUBTRACT)),
          of("spikingjelly-lif", "tau 2, hard reset", SpikingJelly.lif(2, Reset.ZERO)),
          of("spikingjelly-lif-soft", "tau 2, soft reset", SpikingJelly.lif(2, Reset.SUBTRACT)),
          of("spikingjelly-if", "hard reset", SpikingJelly.integrateAndFire(Reset.ZERO)),
          new NeuronPreset(
              "spikingjelly-plif",
              "tau 2 at first, learned; hard reset",
              SpikingJelly.lif(2, Reset.ZERO),
              EnumSet.of(LearnedNumber.TIME_CONSTANT_SCALING_INPUT)),
          of("norse-lifbox", "LIFBoxCell", Norse.box()),
          of("norse-lif", "LIFCell", Norse.cell()),
          of("norse-lif-recurrent", "LIFRecurrentCell: detached", Norse.recurrentCell()));

  /** Copies the set. */
  public NeuronPreset {
    learned = Set.copyOf(learned);
  }

  private static NeuronPreset of(String name, String remark, Lif lif) {
    return new NeuronPreset(name, remark, lif, Set.of());
  }

  private static Lif backspike() {
    return new Lif(0, 0.9, 1, 1, Reset.ZERO);
  }

  private static Lif integrateAndFire() {
    return Lif.integrateAndFire(1, Reset.SUBTRACT);
  }

  private static Lif leaky(Reset reset) {
    return SnnTorch.leaky(0.9, reset);
  }

  /**
   * All presets.
   *
   * @return by library
   */
  public static List<NeuronPreset> all() {
    return ALL;
  }

  /**
   * A preset by name; the name of a library alone is that of its first one.
   *
   * @param name such as {@code snntorch-alpha} or {@code norse}
   * @return the preset
   * @throws IllegalArgumentException if there is none
   */
  public static NeuronPreset named(String name) {
    return Stream.concat(
            ALL.stream().filter(each -> each.name.equals(name)),
            ALL.stream().filter(each -> each.name.startsWith(name + "-")))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "neuron "
                    + name
                    + "; must be "
                    + String.join(", ", ALL.stream().map(NeuronPreset::name).toList())));
  }

  /**
   * The preset that has exactly these switches and numbers.
   *
   * @param lif a neuron
   * @param numbers what training changes of it
   * @return the first one, if there is one
   */
  public static Optional<NeuronPreset> of(Lif lif, Set<LearnedNumber> numbers) {
    return ALL.stream()
        .filter(each -> each.lif.equals(lif) && each.learned.equals(numbers))
        .findFirst();
  }
}
