package org.backspike.host.check.gradients;

/**
 * The first place where a replay disagrees with its file.
 *
 * @param path which replay: {@code double} or {@code float}
 * @param array name of the array in the file
 * @param index place in the array, C order
 * @param expected what the file says
 * @param got what we computed
 */
public record ArrayDifference(String path, String array, int index, double expected, double got) {}
