/**
 * The ledger: what was executed becomes counts of operations, counts times prices become energy.
 * Nothing else computes a joule.
 */
@NullMarked
package org.backspike.chip.account;

import org.jspecify.annotations.NullMarked;
