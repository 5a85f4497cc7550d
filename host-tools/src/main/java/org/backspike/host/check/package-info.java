/** Replays what independent tools computed, and tells the first difference. */
@NullMarked
package org.backspike.host.check;

import org.jspecify.annotations.NullMarked;
