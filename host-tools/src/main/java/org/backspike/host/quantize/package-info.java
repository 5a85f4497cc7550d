/** Float networks into the integers of a chip. */
@NullMarked
package org.backspike.host.quantize;

import org.jspecify.annotations.NullMarked;
