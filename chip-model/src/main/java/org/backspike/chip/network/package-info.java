/** The integer network: populations and projections in the units of a datapath, before mapping. */
@NullMarked
package org.backspike.chip.network;

import org.jspecify.annotations.NullMarked;
