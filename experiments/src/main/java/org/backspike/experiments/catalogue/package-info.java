/**
 * Named experiments: each is a network, a recipe, samples, seeds and the accuracy that it shows,
 * written down as data and run by {@code backspike experiment NAME}.
 */
@NullMarked
package org.backspike.experiments.catalogue;

import org.jspecify.annotations.NullMarked;
