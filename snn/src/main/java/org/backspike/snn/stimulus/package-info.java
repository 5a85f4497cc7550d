/** What is fed into a network: spikes by step, or a constant current. */
@NullMarked
package org.backspike.snn.stimulus;

import org.jspecify.annotations.NullMarked;
