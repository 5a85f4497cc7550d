package org.backspike.snn.batch;

import java.util.Arrays;
import org.backspike.snn.kernel.NeuronScan;

/** What one population did in a batch. */
public final class Activity {
  private final int steps;
  private final int stride;
  private final int words;
  private final int capacity;
  private final float[] membranes;
  private final int[] lists;
  private final int[] counts;
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
    this.capacity = stride + NeuronScan.SPARE;
    membranes = new float[Math.multiplyExact(Math.multiplyExact(samples, steps), stride)];
    int spikingSamples = spiking ? samples : 0;
    lists = new int[Math.multiplyExact(Math.multiplyExact(spikingSamples, steps), capacity)];
    counts = new int[spikingSamples * steps];
    timeBits = new int[spikingSamples * words * stride];
  }

  /** Memory of the arrays, bytes. */
  long bytes() {
    return 4L * (membranes.length + lists.length + counts.length + timeBits.length);
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
    for (int k = 0; k < from.lag && from.spikes.length > 0; k++) {
      int t = step - 1 - k;
      int list = listAt(sample, t);
      int count = 0;
      for (int i = 0; i < neurons; i++) {
        int bit = k * neurons + i;
        if ((from.spikes[bit >> 5] >>> bit & 1) != 0) {
          lists[list + count++] = i;
          timeBits[timeBitsAt(sample) + (t >> 5) * stride + i] |= 1 << t;
        }
      }
      counts[sample * steps + t] = count;
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
      int list = listAt(sample, step - 1 - k);
      for (int c = 0; c < count(sample, step - 1 - k); c++) {
        int bit = k * neurons + lists[list + c];
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
      int list = listAt(sample, t);
      for (int c = 0; c < count(sample, t); c++) {
        int place = bit + (t - from) * neurons + lists[list + c];
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
      int list = listAt(sample, t);
      int count = 0;
      for (int i = 0; i < neurons; i++) {
        int place = bit + (t - from) * neurons + i;
        if ((bits[place >> 5] >>> place & 1) != 0) {
          lists[list + count++] = i;
          timeBits[timeBitsAt(sample) + (t >> 5) * stride + i] |= 1 << t;
        }
      }
      counts[sample * steps + t] = count;
    }
  }

  /** Forgets the spikes of a sample. */
  void clear(int sample) {
    Arrays.fill(counts, sample * steps, (sample + 1) * steps, 0);
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
   * Neurons that fired, by step.
   *
   * @return the live array
   */
  public int[] lists() {
    return lists;
  }

  /**
   * Where the list of a step begins.
   *
   * @param sample from 0
   * @param step from 0
   * @return index into {@link #lists()}
   */
  public int listAt(int sample, int step) {
    return (sample * steps + step) * capacity;
  }

  /**
   * From one list to the next.
   *
   * @return room of a list
   */
  int listCapacity() {
    return capacity;
  }

  /**
   * Spikes of a step.
   *
   * @param sample from 0
   * @param step from 0
   * @return length of its list
   */
  public int count(int sample, int step) {
    return counts[sample * steps + step];
  }

  /**
   * Spikes of each step.
   *
   * @return the live array, shape [samples][steps]
   */
  public int[] counts() {
    return counts;
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
    long sum = 0;
    for (int t = sample * steps + from; t < sample * steps + to && counts.length > 0; t++) {
      sum += counts[t];
    }
    return sum;
  }
}
