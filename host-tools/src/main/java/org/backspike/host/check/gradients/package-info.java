/**
 * Replays small networks that were run in other libraries: spikes, membranes, loss and every
 * gradient, in double precision and by the trainer.
 */
@NullMarked
package org.backspike.host.check.gradients;

import org.jspecify.annotations.NullMarked;
