/** The float simulator: the reference that a chip is compared with. */
@NullMarked
package org.backspike.snn.simulate;

import org.jspecify.annotations.NullMarked;
