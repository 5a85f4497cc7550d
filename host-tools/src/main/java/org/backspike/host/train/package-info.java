/**
 * Trainings in float, whole: from the shape of a network and a recipe to the network that is tested
 * and written. Verbs choose where results go and what is said of them.
 */
@NullMarked
package org.backspike.host.train;

import org.jspecify.annotations.NullMarked;
