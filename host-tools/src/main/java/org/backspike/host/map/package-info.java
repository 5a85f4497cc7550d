/** Networks onto cores. */
@NullMarked
package org.backspike.host.map;

import org.jspecify.annotations.NullMarked;
