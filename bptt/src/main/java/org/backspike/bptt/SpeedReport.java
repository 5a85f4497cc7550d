package org.backspike.bptt;

import java.util.List;

/**
 * How fast a training ran, in the steady state.
 *
 * @param samplesPerCpuSecond samples per second of processor time of the threads that train, median
 *     over rounds
 * @param samplesPerSecond samples per second of wall time, median
 * @param slowest samples per CPU second, 10 % of the rounds were slower
 * @param fastest samples per CPU second, 10 % of the rounds were faster
 * @param spikesPerSample spikes of all hidden and output neurons
 * @param threads threads that worked
 */
public record SpeedReport(
    double samplesPerCpuSecond,
    double samplesPerSecond,
    double slowest,
    double fastest,
    double spikesPerSample,
    int threads) {

  /** One round. */
  record Round(double cpu, double wall) {}

  static SpeedReport of(List<Round> rounds, double spikesPerSample, int threads) {
    double[] cpu = rounds.stream().mapToDouble(Round::cpu).sorted().toArray();
    double[] wall = rounds.stream().mapToDouble(Round::wall).sorted().toArray();
    int n = cpu.length;
    return new SpeedReport(
        cpu[n / 2], wall[n / 2], cpu[n / 10], cpu[n - 1 - n / 10], spikesPerSample, threads);
  }
}
