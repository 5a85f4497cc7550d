package org.backspike.bptt.onchip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Decay;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.execute.Inference;
import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.image.StoredSynapses;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerReadout;
import org.backspike.chip.network.WeightArray;
import org.backspike.chip.program.ForwardProgram;
import org.backspike.chip.program.Instruction;
import org.backspike.chip.program.Instruction.Partial;
import org.backspike.chip.program.Phase;
import org.backspike.chip.program.Program;
import org.backspike.chip.program.Scheduled;
import org.backspike.chip.program.Segment;
import org.backspike.chip.program.SoftmaxTable;
import org.backspike.chip.program.StepOrder;
import org.backspike.chip.program.SurrogateTable;
import org.backspike.chip.program.UpdateRule;
import org.backspike.chip.program.Window;
import org.backspike.surrogate.SurrogateCode;

/**
 * Writes backpropagation through time as programs for a placed network: the plan of its memory, its
 * tables, and the instructions of the phases load, forward, loss, backward and update.
 *
 * <p>A population behind k projections is k steps behind the input; it learns from the steps k to k
 * + T - 1. In the backward phase all populations handle the same step: an error of step t + 1 meets
 * the spike of step t that caused it.
 */
public final class LearningCompiler {
  /**
   * How far the momentum is shifted right at the first rate: its range is then 2^11 shadow units.
   */
  private static final int FIRST_RATE = 4;

  /** Bits of the softmax multiplier. */
  private static final int MULTIPLIER_BITS = 15;

  private final ChipImage image;
  private final LearningRule rule;
  private final IntegerNetwork network;
  private final SliceLayout readout;
  private final LearningArrays arrays;
  private final double firstRate;

  /**
   * A compiler.
   *
   * @param image where the network lies
   * @param rule what it should learn with
   * @param inputBits bits of an input event: 1 for spikes, more for graded payloads
   * @param firstRate largest learning rate; sets the unit of the gradients, above 0
   * @throws IllegalArgumentException if the network has something that cannot be learned on chip
   */
  public LearningCompiler(ChipImage image, LearningRule rule, int inputBits, double firstRate) {
    this.image = image;
    this.rule = rule;
    this.network = image.network();
    this.firstRate = firstRate;
    this.readout = readout();
    requireLearnable();
    this.arrays = new LearningArrays(image, rule, readout, inputBits);
  }

  private SliceLayout readout() {
    IntegerReadout read = network.readout();
    List<SliceLayout> slices =
        image.slices().stream()
            .filter(s -> s.slice().population() == network.indexOf(read.population()))
            .toList();
    if (slices.size() != 1
        || slices.getFirst().kind() != PopulationKind.LI
        || read.measure() != IntegerReadout.Measure.MEAN_V) {
      throw new IllegalArgumentException(
          read.population()
              + " is read by "
              + read.measure()
              + " on "
              + slices.size()
              + " cores; learning on chip needs the mean membrane of integrators on one core");
    }
    return slices.getFirst();
  }

  private void requireLearnable() {
    requireLearnableArithmetic();
    for (RowBlock block : image.blocks()) {
      String from = network.populations().get(block.source()).name();
      String to = network.populations().get(block.target().population()).name();
      if (block.delay() > 0) {
        throw new IllegalArgumentException(
            from + " -> " + to + ": a delay of " + block.delay() + "; learning on chip needs 0");
      }
      if (!from.equals(to) && network.depth(to) != network.depth(from) + 1) {
        throw new IllegalArgumentException(
            from + " -> " + to + " skips a layer; learning on chip needs paths of equal length");
      }
    }
    for (IntegerPopulation population : network.populations()) {
      NeuronParameters parameters = population.parameters();
      if (Arrays.stream(parameters.of(Parameter.REFRACTORY, 0)).anyMatch(steps -> steps > 0)) {
        throw new IllegalArgumentException(
            population.name() + " has a refractory period; learning on chip needs none");
      }
      if (Arrays.stream(parameters.of(Parameter.THRESHOLD, 1)).distinct().count() > 1) {
        throw new IllegalArgumentException(
            population.name() + " has several thresholds; learning on chip needs one");
      }
    }
  }

  /** The adjoint is that of decays in 1/4096 and of rows of bytes that are summed first. */
  private void requireLearnableArithmetic() {
    Datapath datapath = network.datapath();
    for (Decay decay : List.of(datapath.currents().decay(), datapath.membrane().decay())) {
      if (decay.operator() != Decay.Operator.MULSHIFT
          || decay.one() != 4096
          || decay.offset() != 0
          || datapath.actsPerEvent()
          || datapath.currents().count() != 1) {
        throw new IllegalArgumentException(
            datapath.name()
                + " computes otherwise; learning on chip needs one current, decays in 1/4096"
                + " without an offset, and events that are summed first");
      }
    }
    for (RowBlock block : image.blocks()) {
      if (!(block.synapses() instanceof StoredSynapses.Dense dense)
          || dense.weights().storage() != WeightArray.Storage.BYTES
          || block.delivery().latency() != 1
          || block.isPlastic()) {
        throw new IllegalArgumentException(
            block.of().name()
                + " is not dense, of bytes and of one step; learning on chip needs it");
      }
    }
  }

  /**
   * What learning needs, and what of it does not fit.
   *
   * @return the plan
   */
  public MemoryPlan plan() {
    return MemoryPlan.of(image, arrays.items());
  }

  /**
   * The arrays of the scores.
   *
   * @return layouts, in neuron order
   */
  public List<ArrayLayout> scores() {
    return arrays.scores();
  }

  /**
   * Shadow weights of a block.
   *
   * @param block a block of the image
   * @return the layout
   */
  public ArrayLayout shadow(RowBlock block) {
    return arrays.of(block).shadow();
  }

  /**
   * Everything that must survive between batches.
   *
   * @param block a block of the image
   * @return weights, shadow and momentum
   */
  public List<ArrayLayout> lasting(RowBlock block) {
    return List.of(block.weights(), arrays.of(block).shadow(), arrays.of(block).momentum());
  }

  /**
   * What the chip does with one sample: load, forward, loss, backward.
   *
   * @return the program
   */
  public Program sample() {
    int last = depth(readout) + rule.steps();
    return new Program(
        "bptt",
        List.of(
            ForwardProgram.load(image, this::clearing),
            ForwardProgram.forward(image, last, this::recording),
            segment(Phase.LOSS, StepOrder.ONCE, this::loss),
            segment(Phase.BACKWARD, StepOrder.descending(last - 1, 1), this::backward)));
  }

  /**
   * What the chip does after a batch.
   *
   * @param rate learning rate, above 0; rounded to a power of two of the update
   * @return the program
   */
  public Program update(double rate) {
    return new Program(
        "update", List.of(segment(Phase.UPDATE, StepOrder.ONCE, core -> updates(core, rate))));
  }

  private Segment segment(Phase phase, StepOrder steps, ForwardProgram.Recording instructions) {
    List<List<Scheduled>> cores = new ArrayList<>();
    for (int core = 0; core < image.chip().mesh().cores(); core++) {
      List<Scheduled> list = new ArrayList<>(instructions.on(core));
      if (phase == Phase.BACKWARD) {
        list.add(Scheduled.always(new Instruction.Barrier()));
        list.addAll(sweeps(core));
      }
      list.add(Scheduled.always(new Instruction.Barrier()));
      cores.add(list);
    }
    return new Segment(phase, steps, cores);
  }

  private List<Scheduled> clearing(int core) {
    List<ArrayLayout> cleared =
        arrays.items().stream()
            .filter(item ->
                switch (item.kind()) {
                  case ERROR, PARTIAL, SCORE -> true;
                  case SHADOW, GRADIENT, OPTIMIZER, EVENT_HISTORY, SURROGATE_HISTORY -> false;
                })
            .map(MemoryPlan.Item::array)
            .filter(array -> array.core() == core)
            .toList();
    return cleared.isEmpty()
        ? List.of()
        : List.of(Scheduled.always(new Instruction.ClearArrays(cleared)));
  }

  private List<Scheduled> recording(int core) {
    List<Scheduled> list = new ArrayList<>();
    for (SliceLayout slice : image.slicesOn(core)) {
      int first = depth(slice);
      for (RowBlock block : image.blocksInto(slice.slice())) {
        list.add(
            new Scheduled(
                new Instruction.RecordEvents(block, arrays.of(block).events(), first),
                window(first)));
      }
      if (slice.kind() == PopulationKind.LIF) {
        list.add(
            new Scheduled(
                new Instruction.RecordSurrogate(
                    slice, arrays.surrogate(slice), first, table(slice)),
                window(first)));
      }
    }
    list.addAll(Inference.scoring(image, arrays.scores()).on(core));
    return list;
  }

  private List<Scheduled> loss(int core) {
    return core == readout.core()
        ? List.of(
            Scheduled.always(
                new Instruction.SoftmaxError(
                    readout, arrays.scores().getFirst(), arrays.injection(), softmax())))
        : List.of();
  }

  /** The errors of step t + 1 go back to the sources that fired in step t. */
  private List<Scheduled> backward(int core) {
    List<Scheduled> list = new ArrayList<>();
    for (SliceLayout slice : image.slicesOn(core)) {
      for (RowBlock block : image.blocksInto(slice.slice())) {
        if (!block.sourceSlices().isEmpty()) {
          Window window = window(depth(slice) - 1);
          List<ArrayLayout> partials = arrays.of(block).partials();
          list.add(
              new Scheduled(
                  new Instruction.DotRows(block, arrays.errors(slice), partials), window));
          list.add(new Scheduled(new Instruction.SendErrors(block, partials), window));
        }
      }
    }
    return list;
  }

  private List<Scheduled> sweeps(int core) {
    List<Scheduled> list = new ArrayList<>();
    for (SliceLayout slice : image.slicesOn(core)) {
      Window window = window(depth(slice));
      list.add(
          new Scheduled(
              slice == readout
                  ? new Instruction.ReadoutErrorSweep(
                      slice, arrays.errors(slice), arrays.injection())
                  : new Instruction.SpikingErrorSweep(
                      slice,
                      arrays.errors(slice),
                      arriving(slice),
                      arrays.surrogate(slice),
                      depth(slice),
                      table(slice)),
              window));
      for (RowBlock block : image.blocksInto(slice.slice())) {
        list.add(
            new Scheduled(
                new Instruction.GradientRows(
                    block,
                    arrays.of(block).events(),
                    depth(slice),
                    arrays.errors(slice),
                    arrays.of(block).gradient(),
                    gradientExponent(block)),
                window));
      }
    }
    return list;
  }

  private List<Partial> arriving(SliceLayout slice) {
    List<Partial> partials = new ArrayList<>();
    for (RowBlock block : image.blocksFrom(slice.slice().population())) {
      int place = block.sourceSlices().indexOf(slice.slice());
      partials.add(new Partial(arrays.of(block).partials().get(place), block.shift()));
    }
    return partials;
  }

  private List<Scheduled> updates(int core, double rate) {
    List<Scheduled> list = new ArrayList<>();
    for (SliceLayout slice : image.slicesOn(core)) {
      for (RowBlock block : image.blocksInto(slice.slice())) {
        LearningArrays.OfBlock of = arrays.of(block);
        int shift = FIRST_RATE + (int) Math.round(log2(firstRate / rate));
        list.add(
            Scheduled.always(
                new Instruction.UpdateRows(
                    block,
                    of.gradient(),
                    of.momentum(),
                    of.shadow(),
                    new UpdateRule(rule.momentumDecay(), shift))));
      }
    }
    return list;
  }

  private int depth(SliceLayout slice) {
    return network.depth(network.populations().get(slice.slice().population()).name());
  }

  private Window window(int first) {
    return new Window(first, first + rule.steps());
  }

  /**
   * Codes of a slice. The derivative with respect to a membrane in state units is h((v - vth) /
   * vth) / vth; the power of two next to vth goes into the exponent and the remainder is dropped.
   */
  private SurrogateTable table(SliceLayout slice) {
    int vth = slice.parameters().of(Parameter.THRESHOLD, 1)[0];
    int bits = rule.format().surrogateBits();
    int[] distances = SurrogateCode.of(rule.surrogate(), bits, vth).distances();
    double height = rule.surrogate().derivative(0.0);
    int exponent = (int) Math.round(log2(height / vth)) - bits;
    return new SurrogateTable(bits, Arrays.stream(distances).boxed().toList(), exponent);
  }

  /** Scores are sums of membranes over T steps: a score is worth gain / T units each. */
  private double scoreUnit() {
    return rule.readoutGain() / rule.steps() * rule.readoutUnit();
  }

  private SoftmaxTable softmax() {
    double factor = scoreUnit() / Math.log(2);
    int shift = MULTIPLIER_BITS - 1 - (int) Math.floor(log2(factor));
    int multiplier = (int) Math.round(factor * Math.pow(2, shift));
    return new SoftmaxTable(multiplier, shift - SoftmaxTable.FRACTION_BITS);
  }

  /**
   * The power of two of one gradient unit, chosen so that the first rate is a shift by {@link
   * #FIRST_RATE}.
   *
   * <p>Errors are with respect to state units and lack the factor of {@link #scoreUnit()}. With w
   * the float weight of one integer unit, a gradient of G units is {@code G * 2^e * 2^shift *
   * scoreUnit / (w * batch)} in float, and one unit of a shadow weight is {@code w / 2^(shadow -
   * weight bits)}.
   */
  private int gradientExponent(RowBlock block) {
    double unit = rule.weightUnits().get(block.projection());
    int extraBits = rule.format().shadowBits() - block.weights().fieldBits();
    double stepOfOne =
        firstRate
            * Math.pow(2, block.shift())
            * scoreUnit()
            * Math.pow(2, extraBits)
            / (unit * unit * rule.batch());
    return (int) Math.round(-FIRST_RATE - log2(stepOfOne));
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
