/**
 * Timelines of chips as files: VCD for viewers of waves, Perfetto for viewers of slices. Memory is
 * that of one stretch between two barriers, whatever the length of the run.
 */
@NullMarked
package org.backspike.host.trace;

import org.jspecify.annotations.NullMarked;
