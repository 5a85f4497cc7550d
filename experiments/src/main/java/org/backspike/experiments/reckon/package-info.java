/** ReckOn learns the task that was published with it, on the chip. */
@NullMarked
package org.backspike.experiments.reckon;

import org.jspecify.annotations.NullMarked;
