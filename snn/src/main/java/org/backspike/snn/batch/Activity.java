package org.backspike.snn.batch;

import java.util.Arrays;
import org.backspike.snn.kernel.NeuronScan;

/** What one population did in a batch. */
public final class Activity {
  private final int steps;
  private final int stride;
  private final int words;
  private final int room;
  private final float[] membranes;
  private final int[] lists;
  private final int[] begins;
  private final int[] timeBits;

  /**
   * Room for a population.
   *
   * @param samples most samples of a batch
   * @param steps steps per sample
   * @param stride length of a row
   * @param spiking whether spikes are kept
   */
  Activity(int samples, int steps, int stride, boolean spiking) {
    this.steps = steps;
    this.stride = stride;
    this.words = Math.ceilDiv(steps, 32);
    this.room = Math.addExact(Math.multiplyExact(steps, stride), NeuronScan.SPARE);
    membranes = new float[Math.multiplyExact(Math.multiplyExact(samples, steps), stride)];
    int spikingSamples = spiking ? samples : 0;
    lists = new int[Math.multiplyExact(spikingSamples, room)];
    begins = new int[spikingSamples * (steps + 1)];
    timeBits = new int[spikingSamples * words * stride];
  }

  /**
   * Whether spikes are kept.
   *
   * @return false for a population that never fires
   */
  public boolean isSpiking() {
    return begins.length > 0;
  }

  /**
   * Steps per sample.
   *
   * @return at least 1
   */
  public int steps() {
    return steps;
  }

  /** Memory of the arrays, bytes. */
  long bytes() {
    return 4L * (membranes.length + lists.length + begins.length + timeBits.length);
  }

  /**
   * Sets the outputs of the steps before a window from what was carried over.
   *
   * @param sample whose spikes were cleared
   * @param step first step of the window
   * @param neurons size of the population
   * @param from outputs of the last steps
   */
  void restore(int sample, int step, int neurons, Carried from) {
    for (int k = from.lag - 1; k >= 0 && from.spikes.length > 0; k--) {
      list(sample, step - 1 - k, from.spikes, k * neurons, neurons);
    }
    for (int k = 0; k < from.lag && from.values.length > 0; k++) {
      int at = membranesAt(sample) + (step - 1 - k) * stride;
      System.arraycopy(from.values, k * stride, membranes, at, stride);
    }
  }

  /**
   * Keeps the outputs of the last steps.
   *
   * @param sample from 0
   * @param step end of the steps
   * @param neurons size of the population
   * @param to receives them
   */
  void keep(int sample, int step, int neurons, Carried to) {
    Arrays.fill(to.spikes, 0);
    for (int k = 0; k < to.lag && to.spikes.length > 0; k++) {
      for (int at = begin(sample, step - 1 - k); at < begin(sample, step - k); at++) {
        int bit = k * neurons + lists[at];
        to.spikes[bit >> 5] |= 1 << bit;
      }
    }
    for (int k = 0; k < to.lag && to.values.length > 0; k++) {
      int at = membranesAt(sample) + (step - 1 - k) * stride;
      System.arraycopy(membranes, at, to.values, k * stride, stride);
    }
  }

  /**
   * Writes spikes as bits, step by step, neuron by neuron.
   *
   * @param sample from 0
   * @param from first step
   * @param to end of the steps
   * @param bits receives them; cleared before
   * @param bit place of neuron 0 in the first step
   * @param neurons size of the population
   */
  public void pack(int sample, int from, int to, int[] bits, int bit, int neurons) {
    for (int t = from; t < to; t++) {
      for (int at = begin(sample, t); at < begin(sample, t + 1); at++) {
        int place = bit + (t - from) * neurons + lists[at];
        bits[place >> 5] |= 1 << place;
      }
    }
  }

  /**
   * Puts spikes back that were written as bits; all others of the sample are forgotten.
   *
   * @param sample from 0
   * @param from first step
   * @param to end of the steps
   * @param bits as {@link #pack} wrote them; not modified
   * @param bit place of neuron 0 in the first step
   * @param neurons size of the population
   */
  public void unpack(int sample, int from, int to, int[] bits, int bit, int neurons) {
    clear(sample);
    for (int t = from; t < to; t++) {
      list(sample, t, bits, bit + (t - from) * neurons, neurons);
    }
  }

  /** Keeps the spikes of a step, of which those of the step before are known, from bits. */
  private void list(int sample, int step, int[] bits, int bit, int neurons) {
    int list = begin(sample, step);
    for (int i = 0; i < neurons; i++) {
      int place = bit + i;
      if ((bits[place >> 5] >>> place & 1) != 0) {
        lists[list++] = i;
        timeBits[timeBitsAt(sample) + (step >> 5) * stride + i] |= 1 << step;
      }
    }
    endStep(sample, step, list);
  }

  /** Notes where the list of a step ends. */
  void endStep(int sample, int step, int end) {
    begins[beginsAt(sample) + step + 1] = end - listsAt(sample);
  }

  /** Forgets the spikes of a sample. */
  void clear(int sample) {
    Arrays.fill(begins, beginsAt(sample), beginsAt(sample + 1), 0);
    Arrays.fill(timeBits, sample * words * stride, (sample + 1) * words * stride, 0);
  }

  /**
   * Membranes before the reset; values of a relay.
   *
   * @return the live array, shape [samples][steps][stride]
   */
  public float[] membranes() {
    return membranes;
  }

  /**
   * Where the membranes of a sample begin.
   *
   * @param sample from 0
   * @return index into {@link #membranes()}
   */
  public int membranesAt(int sample) {
    return sample * steps * stride;
  }

  /**
   * Neurons that fired, step by step.
   *
   * @return the live array
   */
  public int[] lists() {
    return lists;
  }

  /**
   * Where the list of a step begins, and that of the step before ends.
   *
   * @param sample from 0
   * @param step from 0 to the number of steps
   * @return index into {@link #lists()}
   */
  public int begin(int sample, int step) {
    return listsAt(sample) + begins[beginsAt(sample) + step];
  }

  /** Where the lists of a sample begin: they follow each other. */
  int listsAt(int sample) {
    return sample * room;
  }

  /** Beginnings of the lists of all steps and the end of the last, counted from the sample's. */
  int[] begins() {
    return begins;
  }

  /** Where the beginnings of a sample are. */
  int beginsAt(int sample) {
    return sample * (steps + 1);
  }

  /**
   * Spikes by neuron: bit t % 32 of word t / 32 is step t.
   *
   * @return the live array, shape [samples][words][stride]
   */
  public int[] timeBits() {
    return timeBits;
  }

  /**
   * Where the bits of a sample begin.
   *
   * @param sample from 0
   * @return index into {@link #timeBits()}
   */
  public int timeBitsAt(int sample) {
    return sample * words * stride;
  }

  /**
   * Length of a row.
   *
   * @return at least the number of neurons
   */
  public int stride() {
    return stride;
  }

  /**
   * Spikes of a sample.
   *
   * @param sample from 0
   * @return sum over steps
   */
  public long spikes(int sample) {
    return spikes(sample, 0, steps);
  }

  /**
   * Spikes of steps of a sample.
   *
   * @param sample from 0
   * @param from first step
   * @param to end of the steps
   * @return their sum; 0 for a population that never fires
   */
  public long spikes(int sample, int from, int to) {
    return isSpiking() ? begin(sample, to) - begin(sample, from) : 0;
  }
}
