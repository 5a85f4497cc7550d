package org.backspike.chip.image;

/**
 * Where the traces of a learning projection lie: per neuron the trace and the position of its last
 * spike in the epoch, in two rows.
 *
 * @param pre those of the sources
 * @param post those of the targets
 */
public record TraceLayout(ArrayLayout pre, ArrayLayout post) {}
