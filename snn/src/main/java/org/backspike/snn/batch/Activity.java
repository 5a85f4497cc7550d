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
    long sum = 0;
    for (int t = sample * steps; t < (sample + 1) * steps && counts.length > 0; t++) {
      sum += counts[t];
    }
    return sum;
  }
}
