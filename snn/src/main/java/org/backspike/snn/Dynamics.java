package org.backspike.snn;

/** What the neurons of a population do in a step. */
public sealed interface Dynamics permits Input, Lif, LeakyIntegrator, Relay {}
