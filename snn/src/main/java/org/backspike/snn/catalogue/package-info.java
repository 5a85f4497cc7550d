/** Things of one kind by name and settings, as files and command lines write them. */
@NullMarked
package org.backspike.snn.catalogue;

import org.jspecify.annotations.NullMarked;
