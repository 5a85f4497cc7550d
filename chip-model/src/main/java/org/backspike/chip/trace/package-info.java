/**
 * What a chip can show over time: tracks in scopes, and the timeline to which a model of time
 * reports what happens on them. Files are written elsewhere.
 */
@NullMarked
package org.backspike.chip.trace;

import org.jspecify.annotations.NullMarked;
