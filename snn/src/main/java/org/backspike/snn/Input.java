package org.backspike.snn;

/** Spikes or currents come from outside; no state. */
public record Input() implements Dynamics {}
