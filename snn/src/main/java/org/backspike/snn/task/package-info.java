/** Labelled data: generated tasks and data sets. */
@NullMarked
package org.backspike.snn.task;

import org.jspecify.annotations.NullMarked;
