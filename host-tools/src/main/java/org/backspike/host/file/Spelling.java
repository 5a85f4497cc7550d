package org.backspike.host.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody who mistyped a word probably meant. */
public final class Spelling {
  private static final int LONGEST = 64;

  private Spelling() {}

  /**
   * The known word that is nearest to a wrong one, by insertions, deletions and replacements.
   *
   * @param wrong what was written
   * @param known what could have been meant
   * @return empty if more than about a third of the letters, or more than three, would have to
   *     change
   */
  public static Optional<String> nearest(String wrong, Collection<String> known) {
    if (wrong.length() > LONGEST) {
      return Optional.empty();
    }
    String lower = wrong.toLowerCase(Locale.ROOT);
    int most = Math.min(3, (wrong.length() + 2) / 3);
    return known.stream()
        .filter(word -> distance(lower, word.toLowerCase(Locale.ROOT)) <= most)
        .min(Comparator.comparingInt(word -> distance(lower, word.toLowerCase(Locale.ROOT))));
  }

  /** Levenshtein's distance, row by row. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(diagonal, row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
