/** The whole road on one generated task: the demo. */
@NullMarked
package org.backspike.experiments.demo;

import org.jspecify.annotations.NullMarked;
