package org.backspike.chip.kernel;

import org.backspike.chip.network.WeightArray;

/**
 * What distinguishes single events of one population and projection from those of another.
 *
 * @param neuron what the neurons do
 * @param storage how the weights are stored
 */
public record EventRule(NeuronRule neuron, WeightArray.Storage storage) {}
