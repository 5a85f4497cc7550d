package org.backspike.host.check.gradients;

import java.util.Optional;

/**
 * What became of a case.
 *
 * @param name name of its folder
 * @param compared numbers that were compared
 * @param difference the first disagreement, if there is one
 */
public record CaseOutcome(String name, long compared, Optional<ArrayDifference> difference) {}
