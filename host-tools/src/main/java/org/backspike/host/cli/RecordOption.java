package org.backspike.host.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.SliceLayout;
import org.backspike.host.file.InputError;
import org.backspike.host.file.Spelling;
import org.backspike.host.run.Recording;
import picocli.CommandLine.Option;

/** What a run records. */
final class RecordOption {
  private static final String SPIKES = "spikes";

  /** Recorded numbers of one run. */
  private static final long MOST = 1L << 27;

  @Option(
      names = "--record",
      paramLabel = "VARIABLE",
      split = ",",
      description = {
        "record spikes, or states after every step: u, v, i0, i1, re, im, act, ...;",
        "separated by commas; needs --out"
      })
  private List<String> variables = List.of();

  /** Names as given. */
  List<String> names() {
    return variables;
  }

  /**
   * What is wished.
   *
   * @param image what is recorded
   * @param steps steps of all samples together
   */
  Recording.Wish wish(ChipImage image, long steps) {
    Set<Variable> known = new TreeSet<>();
    image.slices().forEach(slice -> known.addAll(slice.registersByName().keySet()));
    Set<Variable> states = EnumSet.noneOf(Variable.class);
    boolean spikes = false;
    for (String name : variables) {
      if (name.equals(SPIKES)) {
        spikes = true;
      } else {
        states.add(variable(name, known));
      }
    }
    long neurons = image.slices().stream().mapToLong(SliceLayout::neurons).sum();
    if (steps * neurons * states.size() > MOST) {
      throw new InputError(
          "--record: "
              + steps * neurons * states.size()
              + " states; at most "
              + MOST
              + ", take fewer samples or steps");
    }
    return new Recording.Wish(spikes, states);
  }

  private static Variable variable(String name, Set<Variable> known) {
    List<String> names = new ArrayList<>(known.stream().map(Variable::key).toList());
    names.addFirst(SPIKES);
    return Arrays.stream(Variable.values())
        .filter(v -> v.key().equals(name) && known.contains(v))
        .findFirst()
        .orElseThrow(() ->
            new InputError(
                "--record: no variable "
                    + name
                    + Spelling.nearest(name.toLowerCase(Locale.ROOT), names)
                        .map(likely -> "; did you mean " + likely + "?")
                        .orElse("; there are " + String.join(", ", names))));
  }
}
