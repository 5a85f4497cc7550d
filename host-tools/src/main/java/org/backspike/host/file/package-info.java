/** Files from outside and files of ours; every size is bounded before it is allocated. */
@NullMarked
package org.backspike.host.file;

import org.jspecify.annotations.NullMarked;
