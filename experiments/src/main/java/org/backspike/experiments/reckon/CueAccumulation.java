package org.backspike.experiments.reckon;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.backspike.chip.controller.reckon.Learning;
import org.backspike.chip.controller.reckon.ReckonBench;
import org.backspike.chip.controller.reckon.ReckonConfiguration;
import org.backspike.chip.controller.reckon.ReckonSample;
import org.backspike.chip.controller.reckon.SampleResult;
import org.backspike.chip.controller.reckon.SampleTiming;
import org.backspike.host.file.ReckonData;

/**
 * Which side had more cues? ReckOn learns it by e-prop: an epoch shows all training samples with
 * learning, then all test samples without. Weights and random registers stay on the chip from epoch
 * to epoch.
 */
public final class CueAccumulation {
  private static final int USUAL_EPOCHS = 10;

  private final List<ReckonSample> train;
  private final List<ReckonSample> test;
  private final ReckonBench bench;

  /**
   * The task with its initial weights.
   *
   * @param data samples and weights
   * @throws org.backspike.host.file.InputError if a file is missing or wrong
   */
  public CueAccumulation(ReckonData data) {
    ReckonConfiguration published = ReckonConfiguration.published();
    train = data.train();
    test = data.test();
    bench =
        new ReckonBench(published, data.weights("init", published), SampleTiming.CUE_ACCUMULATION);
  }

  /**
   * What a block of samples gave.
   *
   * @param right samples answered rightly
   * @param samples all
   * @param cycles of the chip
   * @param spikes of neurons
   * @param deliveries weights that events and spikes delivered onto neurons
   * @param weightWrites weights that learning wrote
   */
  public record Block(
      int right, int samples, long cycles, long spikes, long deliveries, long weightWrites) {
    static final Block EMPTY = new Block(0, 0, 0, 0, 0, 0);

    Block with(SampleResult result) {
      return new Block(
          right + (result.isRight() ? 1 : 0),
          samples + 1,
          cycles + result.activity().cycles(),
          spikes + result.activity().spikes(),
          deliveries
              + result.activity().inputDeliveries()
              + result.activity().recurrentDeliveries(),
          weightWrites + result.activity().weightWrites());
    }
  }

  /**
   * Shows all training samples, with learning.
   *
   * @return answers as they were while learning
   */
  public Block learn() {
    return play(train, Learning.EPROP);
  }

  /**
   * Shows all test samples, without learning.
   *
   * @return answers
   */
  public Block test() {
    return play(test, Learning.NONE);
  }

  private Block play(List<ReckonSample> samples, Learning learning) {
    bench.begin(learning);
    Block block = Block.EMPTY;
    for (ReckonSample sample : samples) {
      block = block.with(bench.play(sample));
    }
    return block;
  }

  /**
   * Prints a line per epoch.
   *
   * @param args folder of the data, and possibly the number of epochs, 10 if not given
   */
  public static void main(String[] args) {
    if (args.length == 0) {
      System.err.println("usage: CueAccumulation FOLDER [EPOCHS]");
      return;
    }
    CueAccumulation task = new CueAccumulation(new ReckonData(Path.of(args[0])));
    int epochs = args.length > 1 ? Integer.parseInt(args[1]) : USUAL_EPOCHS;
    System.out.println("epoch  training right  test right  cycles  spikes  weight writes");
    for (int epoch = 1; epoch <= epochs; epoch++) {
      Block learned = task.learn();
      Block tested = task.test();
      System.out.printf(
          Locale.ROOT,
          "%5d  %14s  %10s  %d  %d  %d%n",
          epoch,
          learned.right() + " of " + learned.samples(),
          tested.right() + " of " + tested.samples(),
          learned.cycles() + tested.cycles(),
          learned.spikes() + tested.spikes(),
          learned.weightWrites());
    }
  }
}
