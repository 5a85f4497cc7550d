package org.backspike.bptt.batch;

import org.backspike.snn.simulate.Prediction;

/** Loss and answer of a sample. */
record SampleResult(double loss, Prediction prediction) {}
