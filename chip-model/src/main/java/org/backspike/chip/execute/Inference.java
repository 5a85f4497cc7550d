package org.backspike.chip.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.hardware.Sram.Macro;
import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Slice;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerReadout;
import org.backspike.chip.program.ForwardProgram;
import org.backspike.chip.program.Instruction;
import org.backspike.chip.program.Program;
import org.backspike.chip.program.Scheduled;
import org.backspike.chip.program.Window;

/**
 * A network on a chip that answers questions: each sample runs from rest, its scores are read at
 * the end. It belongs to one thread; {@link #copy()} gives one for another.
 */
public final class Inference {
  /** Bits of a score: 24 of a membrane and 16 for the steps of a window. */
  public static final int SCORE_BITS = 40;

  private final ChipImage image;
  private final Program program;
  private final List<ArrayLayout> scores;
  private final LoadedProgram loaded;

  /**
   * Loads a network for inference.
   *
   * @param image where things lie
   * @param steps steps of one sample on the chip, at least to the end of the readout window
   * @throws IllegalArgumentException if the readout window ends later or its measure is the maximum
   */
  public Inference(ChipImage image, int steps) {
    this.image = image;
    this.scores = image.network().hasReadout() ? scoresOf(image) : List.of();
    this.program = program(image, steps, scores);
    this.loaded = new LoadedProgram(program, new Machine(image, scores, 0));
  }

  private Inference(Inference original) {
    image = original.image;
    program = original.program;
    scores = original.scores;
    loaded = new LoadedProgram(program, original.loaded.machine().sharingWeights(scores));
  }

  /**
   * The same network in a machine of its own, with the same weights.
   *
   * @return an inference for another thread
   */
  public Inference copy() {
    return new Inference(this);
  }

  /**
   * The input population.
   *
   * @param network a network
   * @return the index of its first input
   * @throws IllegalArgumentException if there is none
   */
  public static int input(IntegerNetwork network) {
    for (int p = 0; p < network.populations().size(); p++) {
      if (network.populations().get(p).kind() == PopulationKind.INPUT) {
        return p;
      }
    }
    throw new IllegalArgumentException("a network needs an input population");
  }

  /**
   * Layouts of the scores of the readout, one per slice.
   *
   * @param image where things lie
   * @return new layouts, in neuron order
   */
  public static List<ArrayLayout> scoresOf(ChipImage image) {
    int population = image.network().indexOf(image.network().readout().population());
    List<ArrayLayout> layouts = new ArrayList<>();
    for (Slice slice : image.placement().of(population)) {
      layouts.add(
          new ArrayLayout(
              "scores[" + slice.first() + "]",
              slice.core(),
              image.chip().core().memory(Macro.NEURON),
              1,
              slice.neurons(),
              SCORE_BITS));
    }
    return layouts;
  }

  /**
   * Instructions that keep the scores.
   *
   * @param image where things lie
   * @param scores layouts of {@link #scoresOf}
   * @return instructions per core
   */
  public static ForwardProgram.Recording scoring(ChipImage image, List<ArrayLayout> scores) {
    IntegerReadout readout = image.network().readout();
    int population = image.network().indexOf(readout.population());
    List<SliceLayout> slices =
        image.slices().stream().filter(s -> s.slice().population() == population).toList();
    return core -> {
      List<Scheduled> list = new ArrayList<>();
      for (int i = 0; i < slices.size(); i++) {
        if (slices.get(i).core() == core) {
          list.add(scoring(slices.get(i), scores.get(i), readout));
        }
      }
      return list;
    };
  }

  private static Scheduled scoring(SliceLayout slice, ArrayLayout scores, IntegerReadout readout) {
    Window window = new Window(readout.firstStep(), readout.lastStep());
    Window last = new Window(readout.lastStep() - 1, readout.lastStep());
    return switch (readout.measure()) {
      case COUNT -> new Scheduled(new Instruction.ScoreSpikes(slice, scores), window);
      case MEAN_V -> new Scheduled(new Instruction.ScoreMembranes(slice, scores), window);
      case LAST_V -> new Scheduled(new Instruction.ScoreMembranes(slice, scores), last);
      case MAX_V ->
          throw new IllegalArgumentException(
              "readout of the largest membrane; a chip keeps count, mean_v or last_v");
    };
  }

  private static Program program(ChipImage image, int steps, List<ArrayLayout> scores) {
    ForwardProgram.Recording clearing =
        core -> {
          List<ArrayLayout> here = scores.stream().filter(s -> s.core() == core).toList();
          return here.isEmpty()
              ? List.of()
              : List.of(Scheduled.always(new Instruction.ClearArrays(here)));
        };
    return new Program(
        "inference",
        List.of(
            ForwardProgram.load(image, clearing),
            ForwardProgram.forward(image, steps, keeping(image, steps, scores))));
  }

  private static ForwardProgram.Recording keeping(
      ChipImage image, int steps, List<ArrayLayout> scores) {
    if (scores.isEmpty()) {
      return ForwardProgram.Recording.NONE;
    }
    IntegerReadout readout = image.network().readout();
    if (readout.lastStep() > steps) {
      throw new IllegalArgumentException(
          "readout window ends at step " + readout.lastStep() + "; a run of " + steps + " steps");
    }
    return scoring(image, scores);
  }

  /**
   * Runs one sample of a network with one input.
   *
   * @param stimulus events of its input population
   * @param executor with or without a clock
   * @return scores, shape [classes]; empty if the network has no readout
   */
  public long[] run(Stimulus stimulus, Executor executor) {
    return run(Map.of(input(image.network()), stimulus), executor);
  }

  /**
   * Runs one sample.
   *
   * @param inputs events by input population, its index in the network
   * @param executor with or without a clock
   * @return scores, shape [classes]; empty if the network has no readout
   */
  public long[] run(Map<Integer, Stimulus> inputs, Executor executor) {
    executor.run(loaded, inputs);
    return scores(loaded.machine(), scores);
  }

  /**
   * Scores in a machine.
   *
   * @param machine a machine with these arrays
   * @param layouts layouts of {@link #scoresOf}
   * @return scores in neuron order
   */
  public static long[] scores(Machine machine, List<ArrayLayout> layouts) {
    int classes = layouts.stream().mapToInt(ArrayLayout::fields).sum();
    long[] values = new long[classes];
    int next = 0;
    for (ArrayLayout layout : layouts) {
      for (int i = 0; i < layout.fields(); i++) {
        values[next++] = machine.read(layout, 0, i);
      }
    }
    return values;
  }

  /**
   * What is loaded.
   *
   * @return the program with the work it has done
   */
  public LoadedProgram program() {
    return loaded;
  }

  /**
   * Arrays beside those of the image.
   *
   * @return layouts of the scores
   */
  public List<ArrayLayout> arrays() {
    return scores;
  }
}
