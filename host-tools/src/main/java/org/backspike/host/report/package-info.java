/** Results as JSON, CSV, pictures and one self-contained page. */
@NullMarked
package org.backspike.host.report;

import org.jspecify.annotations.NullMarked;
