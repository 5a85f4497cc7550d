package org.backspike.bptt.batch;

/**
 * What a batch gave.
 *
 * @param samples number of samples
 * @param lossSum sum of the losses, in the order of the samples
 * @param penalty on the spikes of the batch
 * @param correct samples whose largest score was that of the label; ties go to the lowest index
 * @param ties samples with two equal largest scores
 * @param spikes of all populations but the input
 */
public record BatchOutcome(
    int samples, double lossSum, double penalty, int correct, int ties, long spikes) {}
