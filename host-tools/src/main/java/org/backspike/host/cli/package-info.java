/** The command line: verbs, options, errors, progress. */
@NullMarked
package org.backspike.host.cli;

import org.jspecify.annotations.NullMarked;
