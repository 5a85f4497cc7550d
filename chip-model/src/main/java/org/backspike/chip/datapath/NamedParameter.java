package org.backspike.chip.datapath;

import java.util.OptionalInt;

/**
 * A number of a neuron and the name by which networks give it.
 *
 * @param name its key in files
 * @param parameter what it means
 * @param missing what neurons have where a network does not give it; empty if it must
 */
public record NamedParameter(String name, Parameter parameter, OptionalInt missing) {}
