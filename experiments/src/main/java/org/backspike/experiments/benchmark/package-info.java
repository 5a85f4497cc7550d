/**
 * One benchmark per kernel. Each says what it moves or counts per call, so that a rate can be held
 * against the memory or the arithmetic of a machine.
 */
@NullMarked
package org.backspike.experiments.benchmark;

import org.jspecify.annotations.NullMarked;
