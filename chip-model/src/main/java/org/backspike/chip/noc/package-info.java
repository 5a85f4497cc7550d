/**
 * The network on chip between two barriers, flit by flit: encoders, injection, routers, links and
 * input pipelines as {@code docs/noc-cycles.md} describes them, in integer cycles.
 */
@NullMarked
package org.backspike.chip.noc;

import org.jspecify.annotations.NullMarked;
