package org.backspike.snn.stimulus;

import java.util.Arrays;

/**
 * The spikes of a population by step: the neurons that fired in step t are {@code
 * indices[offsets[t]] to indices[offsets[t + 1] - 1]}, ascending. It is filled step by step and may
 * be reused.
 */
public final class SpikeTrain implements Stimulus {
  private final int channels;
  private int[] offsets;
  private int[] indices;
  private int steps;
  private int pending;
  private int[] timeBits = new int[0];
  private int bitsOfSteps;

  /**
   * An empty train.
   *
   * @param channels number of neurons, at least 1
   * @param steps expected number of steps
   */
  public SpikeTrain(int channels, int steps) {
    this.channels = channels;
    this.offsets = new int[steps + 1];
    this.indices = new int[Math.max(16, channels)];
  }

  /**
   * A train from spikes sorted by step.
   *
   * @param channels number of neurons
   * @param steps number of steps
   * @param spikeSteps step of every spike, ascending
   * @param spikeChannels neuron of every spike
   * @return the train
   * @throws IllegalArgumentException if a spike is out of range or out of order
   */
  public static SpikeTrain of(int channels, int steps, int[] spikeSteps, int[] spikeChannels) {
    SpikeTrain train = new SpikeTrain(channels, steps);
    int spike = 0;
    for (int t = 0; t < steps; t++) {
      while (spike < spikeSteps.length && spikeSteps[spike] == t) {
        int channel = spikeChannels[spike++];
        if (channel < 0 || channel >= channels) {
          throw new IllegalArgumentException(
              "spike of channel " + channel + "; there are " + channels);
        }
        train.add(channel);
      }
      train.endStep();
    }
    if (spike < spikeSteps.length) {
      throw new IllegalArgumentException(
          "spike at step " + spikeSteps[spike] + "; must ascend below " + steps);
    }
    return train;
  }

  /** Forgets all spikes. */
  public void clear() {
    steps = 0;
    pending = 0;
    bitsOfSteps = 0;
  }

  /**
   * Adds a spike to the step being filled.
   *
   * @param neuron its index, above the last one of the step
   */
  public void add(int neuron) {
    int at = offsets[steps] + pending++;
    if (at == indices.length) {
      indices = Arrays.copyOf(indices, 2 * indices.length);
    }
    indices[at] = neuron;
  }

  /** Ends the step being filled. */
  public void endStep() {
    if (steps + 1 == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * offsets.length);
    }
    offsets[steps + 1] = offsets[steps] + pending;
    steps++;
    pending = 0;
  }

  /**
   * Adds a whole step.
   *
   * @param neurons indices, ascending
   * @param first place of the first
   * @param count how many there are
   */
  public void addStep(int[] neurons, int first, int count) {
    int at = offsets[steps];
    if (at + count > indices.length) {
      indices = Arrays.copyOf(indices, Math.max(2 * indices.length, at + count));
    }
    System.arraycopy(neurons, first, indices, at, count);
    pending = count;
    endStep();
  }

  @Override
  public int channels() {
    return channels;
  }

  /**
   * Steps filled so far.
   *
   * @return at least 0
   */
  public int steps() {
    return steps;
  }

  /**
   * Where the spikes of a step begin.
   *
   * @param step a filled step, or the one after the last
   * @return index into {@link #indices()}
   */
  public int begin(int step) {
    return offsets[step];
  }

  /**
   * Neurons of all spikes.
   *
   * @return the live array; valid up to {@link #size()}
   */
  public int[] indices() {
    return indices;
  }

  /**
   * Number of spikes.
   *
   * @return at least 0
   */
  public int size() {
    return offsets[steps];
  }

  /**
   * The same spikes by neuron, as far as the train is filled: bit t % 32 of word t / 32 is step t.
   *
   * @return the live array, shape [words][channels] with as many words as the steps need
   */
  public synchronized int[] timeBits() {
    if (bitsOfSteps != steps) {
      timeBits = new int[Math.ceilDiv(steps, 32) * channels];
      for (int t = 0; t < steps; t++) {
        int row = (t >> 5) * channels;
        for (int k = offsets[t]; k < offsets[t + 1]; k++) {
          timeBits[row + indices[k]] |= 1 << t;
        }
      }
      bitsOfSteps = steps;
    }
    return timeBits;
  }

  @Override
  public SpikeTrain part(int first, int count) {
    SpikeTrain part = new SpikeTrain(count, steps);
    for (int t = 0; t < steps; t++) {
      for (int k = offsets[t]; k < offsets[t + 1]; k++) {
        int channel = indices[k] - first;
        if (channel >= 0 && channel < count) {
          part.add(channel);
        }
      }
      part.endStep();
    }
    return part;
  }
}
