package org.backspike.snn;

/**
 * A linear population without state: in every step its output is the sum that arrives, bias
 * included, and what it projects to receives that number times the weight.
 */
public record Relay() implements Dynamics {}
