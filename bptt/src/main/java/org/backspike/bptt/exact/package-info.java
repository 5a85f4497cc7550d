/**
 * Loss and gradient of a network in double precision, written for reading: the specification that
 * the fast trainer is tested against, and the smooth twin in which finite differences hold.
 */
@NullMarked
package org.backspike.bptt.exact;

import org.jspecify.annotations.NullMarked;
