/**
 * The float simulator: many samples, population by population, each over all steps, event by event.
 */
@NullMarked
package org.backspike.snn.batch;

import org.jspecify.annotations.NullMarked;
