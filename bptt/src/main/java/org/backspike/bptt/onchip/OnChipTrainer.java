package org.backspike.bptt.onchip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backspike.bptt.EpochReport;
import org.backspike.bptt.Progress;
import org.backspike.bptt.Trainer;
import org.backspike.chip.account.Counts;
import org.backspike.chip.account.Tariff;
import org.backspike.chip.execute.Executed;
import org.backspike.chip.execute.Executor;
import org.backspike.chip.execute.Inference;
import org.backspike.chip.execute.LoadedProgram;
import org.backspike.chip.execute.Machine;
import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.network.DenseSynapses;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.WeightArray;
import org.backspike.chip.program.Instruction;
import org.backspike.snn.encode.Encoder;
import org.backspike.snn.simulate.Prediction;
import org.backspike.snn.task.Dataset;

/**
 * The host beside a learning chip: it sends samples and labels, starts the update after each batch
 * and reads weights back. Everything else happens on the chip.
 */
public final class OnChipTrainer {
  private final ChipImage image;
  private final LearningCompiler compiler;
  private final LearningRule rule;
  private final Encoder encoder;
  private final int seed;
  private final Machine machine;
  private final LoadedProgram sample;
  private final Map<Double, LoadedProgram> updates = new TreeMap<>();
  private final int input;
  private final int largestPayload;
  private int epoch;

  /**
   * A chip with the first weights of a network.
   *
   * @param image where the network lies
   * @param compiler what it learns with; its plan must fit
   * @param rule the rule of that compiler
   * @param encoder how samples are fed
   * @param seed of the order of the samples and of the random registers
   * @throws IllegalArgumentException if the plan does not fit
   */
  public OnChipTrainer(
      ChipImage image, LearningCompiler compiler, LearningRule rule, Encoder encoder, int seed) {
    MemoryPlan plan = compiler.plan();
    if (!plan.fits()) {
      throw new IllegalArgumentException(plan.overflows().getFirst().describe());
    }
    this.image = image;
    this.compiler = compiler;
    this.rule = rule;
    this.encoder = encoder;
    this.seed = seed;
    this.machine = new Machine(image, plan.arrays(), seed);
    for (RowBlock block : image.blocks()) {
      loadShadow(block);
    }
    this.sample = new LoadedProgram(compiler.sample(), machine);
    this.input = Inference.input(image.network());
    this.largestPayload = image.chip().datapath().maxPayload();
  }

  private void loadShadow(RowBlock block) {
    ArrayLayout shadow = compiler.shadow(block);
    int extraBits = shadow.fieldBits() - block.weights().fieldBits();
    for (int row = 0; row < shadow.rows(); row++) {
      for (int i = 0; i < shadow.fields(); i++) {
        machine.write(shadow, row, i, machine.read(block.weights(), row, i) << extraBits);
      }
    }
  }

  /**
   * One pass over the data.
   *
   * @param data the samples
   * @param rate learning rate, above 0
   * @param executor with or without a clock
   * @param progress told after every batch; stops the pass by returning false
   * @return what the pass gave; the loss is not computed on the chip and NaN
   */
  public EpochReport epoch(Dataset data, double rate, Executor executor, Progress progress) {
    int[] order = Trainer.order(data.size(), seed, epoch);
    LoadedProgram update =
        updates.computeIfAbsent(rate, r -> new LoadedProgram(compiler.update(r), machine));
    long spikesBefore = spikes();
    int correct = 0;
    int done = 0;
    boolean goesOn = true;
    while (done < order.length && goesOn) {
      int end = Math.min(done + rule.batch(), order.length);
      for (; done < end; done++) {
        int index = order[done];
        correct += learn(data, index, executor) == data.label(index) ? 1 : 0;
      }
      executor.run(update, Map.of());
      goesOn = progress.reached(done, order.length);
    }
    EpochReport report =
        new EpochReport(
            epoch,
            Double.NaN,
            (double) correct / done,
            (double) (spikes() - spikesBefore) / done,
            done);
    epoch++;
    return report;
  }

  private int learn(Dataset data, int index, Executor executor) {
    machine.label(data.label(index));
    executor.run(
        sample,
        Map.of(
            input,
            ChipStimulus.of(
                encoder.encode(data.features(index), index), rule.steps(), largestPayload)));
    return Prediction.of(Inference.scores(machine, compiler.scores())).label();
  }

  private long spikes() {
    long spikes = 0;
    for (Executed executed : sample.executed()) {
      if (executed.instruction() instanceof Instruction.NeuronSweep) {
        spikes += executed.work().produced();
      }
    }
    return spikes;
  }

  /**
   * An array of the machine.
   *
   * @param name its name in the memory plan
   * @return the layout
   * @throws IllegalArgumentException if there is none
   */
  public ArrayLayout array(String name) {
    return compiler.plan().arrays().stream()
        .filter(array -> array.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no array " + name));
  }

  /**
   * The machine.
   *
   * @return live
   */
  public Machine machine() {
    return machine;
  }

  /**
   * Everything the chip did so far.
   *
   * @return counts of all phases
   */
  public Counts counts() {
    Tariff tariff = new Tariff(image);
    Counts counts = tariff.count(sample);
    updates.values().forEach(update -> counts.addAll(tariff.count(update)));
    return counts;
  }

  /**
   * The network with the weights that the chip has learned.
   *
   * @return a copy; the image keeps its first weights
   */
  public IntegerNetwork network() {
    IntegerNetwork first = image.network();
    List<IntegerProjection> learned = new ArrayList<>();
    for (int p = 0; p < first.projections().size(); p++) {
      learned.add(learned(p, first.projections().get(p)));
    }
    return new IntegerNetwork(first.datapath(), first.populations(), learned, first.readout());
  }

  private IntegerProjection learned(int index, IntegerProjection projection) {
    byte[] weights = new byte[projection.sources() * projection.targets()];
    for (RowBlock block : image.blocks()) {
      if (block.projection() == index) {
        for (int row = 0; row < block.rows(); row++) {
          for (int i = 0; i < block.target().neurons(); i++) {
            weights[row * projection.targets() + block.target().first() + i] =
                (byte) machine.read(block.weights(), row, i);
          }
        }
      }
    }
    return new IntegerProjection(
        projection.from(),
        projection.to(),
        new DenseSynapses(projection.sources(), projection.targets(), WeightArray.of(weights)),
        projection.coding(),
        projection.delivery(),
        projection.plasticity());
  }
}
