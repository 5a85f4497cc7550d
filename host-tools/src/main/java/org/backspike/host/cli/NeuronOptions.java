package org.backspike.host.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.backspike.bptt.TrainingRecipe;
import org.backspike.host.file.InputError;
import org.backspike.snn.Adaptation;
import org.backspike.snn.Dynamics;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.LearnedNumbers;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.NeuronPreset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the neurons of hidden layers do. */
final class NeuronOptions {
  /** The names, for the help. */
  private static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Names() {
      super(NeuronPreset.all().stream().map(NeuronPreset::name).toList());
    }
  }

  @Option(
      names = "--neuron",
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = {
        "hidden neurons, or a library for its first: ${COMPLETION-CANDIDATES};",
        "without it what is usual for the samples"
      })
  private @Nullable String neuron;

  @Option(
      names = "--learn",
      paramLabel = "NUMBER",
      split = ",",
      description = {
        "numbers of spiking neurons that are learned too: threshold, and one of membrane-decay,",
        "time-constant-scaling-input (PLIF) and time-constant"
      })
  private List<String> learn = new ArrayList<>();

  @Option(
      names = "--learn-per",
      paramLabel = "EXTENT",
      defaultValue = "population",
      description = "population for one learned number of all its neurons, neuron for one each")
  private String extent = "population";

  @Option(
      names = "--adaptation",
      paramLabel = "STRENGTH,DECAY",
      split = ",",
      arity = "1",
      description = "thresholds of hidden neurons rise with their spikes (ALIF)")
  private double @Nullable [] adaptation;

  @Option(
      names = "--refractory",
      paramLabel = "STEPS",
      defaultValue = "0",
      description = "from a spike of a hidden neuron to the next step that can have one")
  private int refractory;

  /** The recipe with these neurons in its hidden layers, and in the output if that spikes alike. */
  TrainingRecipe of(TrainingRecipe recipe) {
    Dynamics hidden = named(recipe.hidden());
    if (adaptation != null || refractory != 0) {
      if (!(hidden instanceof Lif lif)) {
        throw new InputError("--adaptation and --refractory need hidden neurons that spike");
      }
      hidden = lif.with(adaptation()).withRefractory(refractory);
    }
    boolean alike = recipe.output().equals(recipe.hidden());
    return recipe.withNeurons(
        hidden, alike ? hidden : recipe.output(), recipe.measure(), recipe.gain());
  }

  /** Whether any option changes neurons. */
  boolean areGiven() {
    return neuron != null || adaptation != null || refractory != 0;
  }

  private Dynamics named(Dynamics usual) {
    if (neuron == null) {
      return usual;
    }
    try {
      return NeuronPreset.named(neuron).lif();
    } catch (IllegalArgumentException e) {
      throw new InputError("--" + e.getMessage());
    }
  }

  /** The network with what its neurons learn. */
  Network learning(Network network) {
    Set<LearnedNumber> numbers = EnumSet.noneOf(LearnedNumber.class);
    if (neuron != null) {
      numbers.addAll(NeuronPreset.named(neuron).learned());
    }
    learn.forEach(each -> numbers.add(word(LearnedNumber.class, "--learn", each)));
    try {
      return new LearnedNumbers(numbers, word(LearnedNumbers.Extent.class, "--learn-per", extent))
          .of(network);
    } catch (IllegalArgumentException e) {
      throw new InputError(Objects.requireNonNullElse(e.getMessage(), "bad --learn"));
    }
  }

  private static <E extends Enum<E>> E word(Class<E> words, String option, String given) {
    List<String> names =
        Arrays.stream(words.getEnumConstants())
            .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    if (!names.contains(given)) {
      throw new InputError(option + " " + given + "; must be " + String.join(", ", names));
    }
    return Enum.valueOf(words, given.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private Adaptation adaptation() {
    if (adaptation == null) {
      return Adaptation.NONE;
    }
    if (adaptation.length != 2) {
      throw new InputError("--adaptation; must be STRENGTH,DECAY such as 0.5,0.95");
    }
    return new Adaptation(adaptation[0], adaptation[1]);
  }
}
