package org.backspike.bptt;

/**
 * What one pass over the data gave.
 *
 * @param epoch from 0
 * @param loss mean loss of the samples, before each was learned, without penalties
 * @param penalty mean over batches of the penalties on spikes
 * @param accuracy fraction of samples that were right, before each was learned
 * @param validation fraction of the samples kept for validation that were right after the epoch;
 *     NaN if none were kept
 * @param spikesPerSample spikes of all hidden and output neurons per sample
 * @param rate learning rate of the first step; NaN where there is none
 * @param samples number of samples
 * @param cpuSeconds CPU time of the process during the pass; NaN if nobody measured it
 */
public record EpochReport(
    int epoch,
    double loss,
    double penalty,
    double accuracy,
    double validation,
    double spikesPerSample,
    double rate,
    int samples,
    double cpuSeconds) {

  /**
   * A pass of which only this is known.
   *
   * @param epoch from 0
   * @param loss mean loss of the samples
   * @param accuracy fraction of samples that were right
   * @param spikesPerSample spikes of all hidden and output neurons per sample
   * @param samples number of samples
   */
  public EpochReport(int epoch, double loss, double accuracy, double spikesPerSample, int samples) {
    this(epoch, loss, 0, accuracy, Double.NaN, spikesPerSample, Double.NaN, samples, Double.NaN);
  }

  /**
   * The same with the accuracy on other samples.
   *
   * @param fraction of samples that were right, 0 to 1
   * @return the report
   */
  public EpochReport withValidation(double fraction) {
    return new EpochReport(
        epoch, loss, penalty, accuracy, fraction, spikesPerSample, rate, samples, cpuSeconds);
  }

  /**
   * The same with the CPU time that the pass took.
   *
   * @param seconds of all threads of the process
   * @return the report
   */
  public EpochReport withCpuSeconds(double seconds) {
    return new EpochReport(
        epoch, loss, penalty, accuracy, validation, spikesPerSample, rate, samples, seconds);
  }
}
