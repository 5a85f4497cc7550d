/** The float reference and the chip side by side. */
@NullMarked
package org.backspike.host.compare;

import org.jspecify.annotations.NullMarked;
