/** What a spiking network is: populations, projections, dynamics, readout. */
@NullMarked
package org.backspike.snn;

import org.jspecify.annotations.NullMarked;
