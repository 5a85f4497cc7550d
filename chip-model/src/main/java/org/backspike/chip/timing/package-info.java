/**
 * Time about the events: how many cycles each instruction keeps the stages of a core busy, what
 * they wait for, when the cores meet.
 */
@NullMarked
package org.backspike.chip.timing;

import org.jspecify.annotations.NullMarked;
