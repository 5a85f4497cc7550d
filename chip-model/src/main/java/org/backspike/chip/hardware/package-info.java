/** What a chip is: limits, memories, pipeline, network on chip and prices, as plain data. */
@NullMarked
package org.backspike.chip.hardware;

import org.jspecify.annotations.NullMarked;
