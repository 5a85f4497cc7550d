/**
 * What is loaded onto a chip: where neurons and rows lie, how memories are laid out, the programs.
 */
@NullMarked
package org.backspike.chip.image;

import org.jspecify.annotations.NullMarked;
