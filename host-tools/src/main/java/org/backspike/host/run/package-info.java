/** Running data sets on a chip or on the float reference. */
@NullMarked
package org.backspike.host.run;

import org.jspecify.annotations.NullMarked;
