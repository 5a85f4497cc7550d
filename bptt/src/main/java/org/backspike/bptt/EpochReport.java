package org.backspike.bptt;

/**
 * What one pass over the data gave.
 *
 * @param epoch from 0
 * @param loss mean loss of the samples, before each was learned
 * @param accuracy fraction of samples that were right, before each was learned
 * @param spikesPerSample spikes of all hidden and output neurons per sample
 * @param samples number of samples
 */
public record EpochReport(
    int epoch, double loss, double accuracy, double spikesPerSample, int samples) {}
