package org.backspike.bptt.batch;

import org.backspike.snn.simulate.Prediction;

/**
 * Loss and answer of a sample.
 *
 * @param loss its loss
 * @param prediction its answer
 */
public record SampleResult(double loss, Prediction prediction) {}
