package org.backspike.host.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backspike.chip.controller.reckon.ReckonActivity;
import org.backspike.chip.controller.reckon.SampleResult;

/** What a table of samples says about each. */
final class ReckonSampleFigures {
  static final List<String> COLUMNS =
      List.of(
          "label",
          "inference",
          "cycles",
          "ticks",
          "input_events",
          "spikes",
          "sops_inp",
          "sops_rec",
          "cyc_PROP",
          "cyc_CNT",
          "cyc_EVT",
          "cyc_SUPP",
          "cyc_STEP",
          "cyc_EPROP",
          "cyc_SEND",
          "weight_writes");

  private ReckonSampleFigures() {}

  /** The figures of a sample that was played, by column. */
  static Map<String, Long> of(SampleResult result) {
    ReckonActivity activity = result.activity();
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("label", (long) result.label());
    figures.put("inference", (long) result.inference());
    figures.put("cycles", activity.cycles());
    figures.put("ticks", (long) result.ticks());
    figures.put("input_events", activity.events());
    figures.put("spikes", activity.spikes());
    figures.put("sops_inp", activity.inputDeliveries());
    figures.put("sops_rec", activity.recurrentDeliveries());
    figures.put("cyc_PROP", activity.propagationCycles());
    figures.put("cyc_CNT", activity.scanCycles());
    figures.put("cyc_EVT", activity.eventCycles());
    figures.put("cyc_SUPP", 0L); // a state for more inputs than neurons, which the model refuses
    figures.put("cyc_STEP", activity.stepCycles());
    figures.put("cyc_EPROP", activity.learningCycles());
    figures.put("cyc_SEND", activity.sendingCycles());
    figures.put("weight_writes", activity.weightWrites());
    return figures;
  }
}
