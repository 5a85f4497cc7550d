/** How a vector of numbers becomes a stimulus. */
@NullMarked
package org.backspike.snn.encode;

import org.jspecify.annotations.NullMarked;
