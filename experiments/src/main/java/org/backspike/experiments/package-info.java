/** Named, reproducible experiments and benchmarks. */
@NullMarked
package org.backspike.experiments;

import org.jspecify.annotations.NullMarked;
