/**
 * Controllers of foreign chips, clock by clock: what they share. A chip is a package of its own
 * below this one.
 */
@NullMarked
package org.backspike.chip.controller;

import org.jspecify.annotations.NullMarked;
