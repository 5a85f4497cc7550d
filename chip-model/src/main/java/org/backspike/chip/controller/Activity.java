package org.backspike.chip.controller;

/**
 * What a core did so far, in counts that a ledger can price. Every access of a stalled cycle
 * counts: the frozen state goes on reading.
 *
 * @param cycles simulated
 * @param stalledCycles in which the output kept the core frozen
 * @param neuronReads accesses of the neuron memory that do not write
 * @param neuronWrites accesses that do; each reads the old word first
 * @param synapseReads accesses of the synapse memory that do not write
 * @param synapseWrites accesses that do, changed or not; each reads the old word first
 * @param synapticOperations neuron updates by a synapse
 * @param inputEvents taken from the input bus, the last perhaps not yet released
 * @param outputEvents put on the output bus
 * @param drops pushes lost because the queue was full
 */
public record Activity(
    long cycles,
    long stalledCycles,
    long neuronReads,
    long neuronWrites,
    long synapseReads,
    long synapseWrites,
    long synapticOperations,
    long inputEvents,
    long outputEvents,
    long drops) {}
