package org.backspike.bptt.secondorder;

import org.backspike.snn.Network;
import org.backspike.snn.encode.Encoder;
import org.backspike.snn.stimulus.ConstantCurrent;
import org.backspike.snn.stimulus.CurrentSeries;
import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;
import org.backspike.snn.task.Dataset;

/** All samples of a data set as numbers per step and channel. */
public final class FullBatch {
  /** Most numbers of a batch: a gigabyte. */
  private static final long MOST = 1L << 27;

  private final double[][] inputs;
  private final int[] labels;

  private FullBatch(double[][] inputs, int[] labels) {
    this.inputs = inputs;
    this.labels = labels;
  }

  /**
   * The batch of a data set.
   *
   * @param network that will be fed
   * @param data the samples
   * @param encoder how they are fed
   * @return the batch
   * @throws IllegalArgumentException if it would be too large
   */
  public static FullBatch of(Network network, Dataset data, Encoder encoder) {
    int steps = network.presentation().steps();
    int channels = network.channels();
    long numbers = (long) data.size() * steps * channels;
    if (numbers > MOST) {
      throw new IllegalArgumentException(
          data.size()
              + " samples of "
              + steps
              + " steps and "
              + channels
              + " channels at once; second-order optimizers take at most "
              + MOST
              + " numbers, fewer samples fit");
    }
    double[][] inputs = new double[data.size()][];
    int[] labels = new int[data.size()];
    for (int sample = 0; sample < inputs.length; sample++) {
      inputs[sample] = dense(encoder.encode(data.features(sample), sample), steps, channels);
      labels[sample] = data.label(sample);
    }
    return new FullBatch(inputs, labels);
  }

  private static double[] dense(Stimulus stimulus, int steps, int channels) {
    double[] values = new double[steps * channels];
    for (int t = 0; t < steps; t++) {
      switch (stimulus) {
        case ConstantCurrent current -> {
          for (int i = 0; i < channels; i++) {
            values[t * channels + i] = current.values()[i];
          }
        }
        case CurrentSeries series -> {
          for (int i = 0; i < channels; i++) {
            values[t * channels + i] = series.values()[t * channels + i];
          }
        }
        case SpikeTrain train -> {
          for (int k = train.begin(t); k < train.begin(t + 1); k++) {
            values[t * channels + train.indices()[k]] = 1;
          }
        }
      }
    }
    return values;
  }

  /**
   * The inputs.
   *
   * @return live, shape [samples][steps * channels]
   */
  public double[][] inputs() {
    return inputs;
  }

  /**
   * The classes.
   *
   * @return live, shape [samples]
   */
  public int[] labels() {
    return labels;
  }
}
