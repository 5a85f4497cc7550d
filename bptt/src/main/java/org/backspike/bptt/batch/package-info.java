/**
 * The fast trainer: forward pass, errors, weight gradients and step of a whole batch, layer by
 * layer over all steps, event by event. Its results do not depend on the number of threads.
 */
@NullMarked
package org.backspike.bptt.batch;

import org.jspecify.annotations.NullMarked;
