package org.backspike.host.check.gradients;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.backspike.host.file.InputError;
import org.backspike.snn.Convention;
import org.backspike.snn.Firing;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Lif;
import org.backspike.snn.Recorded;
import org.backspike.snn.Reset;
import org.backspike.snn.ResetGradient;
import org.backspike.snn.Scope;
import org.backspike.snn.Timing;
import tools.jackson.databind.JsonNode;

/**
 * The dynamics of one layer of a case.
 *
 * @param neuron numbers and switches
 * @param recurrence what its own spikes do
 * @param learned which number an array of the case replaces, by the name of that array
 */
record CaseSwitches(Lif neuron, Recurrence recurrence, Map<String, LearnedNumber> learned) {
  private static final Set<String> KEYS =
      Set.of(
          "synapse",
          "syn_decay",
          "keep",
          "gain",
          "rest",
          "threshold",
          "compare",
          "reset",
          "reset_value",
          "timing",
          "scope",
          "reset_gradient",
          "recurrence",
          "recorded_mem",
          "learned");

  /** What the spikes of a layer do to itself. */
  enum Recurrence {
    NONE,
    /** I += V s + bV. */
    ADD,
    /** I = V [I ; s] + bV. */
    CONCATENATE
  }

  static CaseSwitches read(JsonNode node, int layer, Path file) {
    String where = "switches/" + layer;
    CaseKeys.requireKnown(node, KEYS, file, where);
    Convention convention =
        new Convention(
            CaseKeys.choose(
                Map.of(">", Firing.ABOVE, ">=", Firing.AT_OR_ABOVE), node, "compare", file, where),
            CaseKeys.choose(
                Map.of(
                    "next_step",
                    Timing.NEXT_STEP,
                    "same_step",
                    Timing.SAME_STEP,
                    "same_step_guarded",
                    Timing.SAME_STEP_GUARDED),
                node,
                "timing",
                file,
                where),
            CaseKeys.choose(
                Map.of("state", Scope.STATE, "membrane_total", Scope.MEMBRANE_TOTAL),
                node,
                "scope",
                file,
                where),
            CaseKeys.choose(
                Map.of("detached", ResetGradient.DETACHED, "through", ResetGradient.THROUGH),
                node,
                "reset_gradient",
                file,
                where),
            node.path("rest").asDouble(),
            node.path("reset_value").asDouble(),
            CaseKeys.choose(
                Map.of("before_reset", Recorded.BEFORE_RESET, "after_reset", Recorded.AFTER_RESET),
                node,
                "recorded_mem",
                file,
                where));
    boolean exponential =
        CaseKeys.choose(Map.of("none", false, "exponential", true), node, "synapse", file, where);
    Lif neuron =
        new Lif(
            exponential ? node.path("syn_decay").asDouble() : 0,
            node.path("keep").asDouble(),
            node.path("gain").asDouble(),
            node.path("threshold").asDouble(),
            CaseKeys.choose(
                Map.of("none", Reset.NONE, "subtract", Reset.SUBTRACT, "to_value", Reset.ZERO),
                node,
                "reset",
                file,
                where),
            convention);
    return new CaseSwitches(
        neuron, recurrence(node, file, where), learned(node, layer, file, where));
  }

  private static Recurrence recurrence(JsonNode node, Path file, String where) {
    return CaseKeys.choose(
        Map.of(
            "none",
            Recurrence.NONE,
            "add: I += V*spk[t-1] + bV",
            Recurrence.ADD,
            "concat: I = V*[I_feedforward ; spk[t-1]] + bV",
            Recurrence.CONCATENATE),
        node,
        "recurrence",
        file,
        where);
  }

  private static Map<String, LearnedNumber> learned(
      JsonNode node, int layer, Path file, String where) {
    if (!node.has("learned")) {
      return Map.of();
    }
    String name = "w" + (layer + 1);
    String text = node.get("learned").asString();
    if (!text.equals("p=sigmoid(" + name + "); keep=1-p; gain=p")) {
      throw new InputError(
          file, where + "/learned", "is " + text + "; must be p=sigmoid(" + name + "); ...");
    }
    return Map.of(name, LearnedNumber.TIME_CONSTANT_SCALING_INPUT);
  }
}
