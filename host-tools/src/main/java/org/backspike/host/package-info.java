/** The bench beside the chip: command line, files, mapping, quantization, reports. */
@NullMarked
package org.backspike.host;

import org.jspecify.annotations.NullMarked;
