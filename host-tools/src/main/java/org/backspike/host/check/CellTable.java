package org.backspike.host.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.network.Delivery.Event;
import org.backspike.host.file.DatapathFile;

/** The tables of single neurons that are known, told apart by their columns. */
enum CellTable {
  /** ChFrenkel/tinyODIN, lif_neuron.v. */
  TINYODIN("restart,init_state,leak,thr,weight_raw,syn_event,time_ref,state_next,spike"),
  /** ChFrenkel/ODIN, lif_neuron.v in LIF mode. */
  ODIN(
      "restart,init_state,leak,leak_en,thr,weight,event_leak,event_inh,event_exc,state_next,spike"),
  /** ChFrenkel/ReckOn, hidden neuron of srnn.v. */
  RECKON(
      "restart,init_u,alpha,thr,reset_to_zero,stoch_round,fp_inp,fp_rec,w_inp_raw,w_rec_raw,"
          + "inp_event,rec_event,tick,u_next,spike,lfsr"),
  /** Neuron of SynSense XyloSim v2. */
  XYLO("case,dash_mem,dash_syn0,dash_syn1,v_th,bias,max_spikes,n0,w0,n1,w1,i0,i1,v,spikes");

  private final String columns;

  CellTable(String columns) {
    this.columns = columns;
  }

  /** The table that a file is, by its header. */
  static Optional<CellTable> of(Path file) {
    List<String> header = CellRow.header(file);
    return Arrays.stream(values())
        .filter(table -> table.columns.equals(String.join(",", header)))
        .findFirst();
  }

  /**
   * The cases of a file, one per restart.
   *
   * @param file a table with these columns
   */
  List<ReferenceCase> cases(Path file) {
    List<CellRow> rows = CellRow.read(file, List.of(columns.split(",", -1)));
    List<ReferenceCase> cases = new ArrayList<>();
    int first = 0;
    for (int r = 1; r <= rows.size(); r++) {
      if (r == rows.size() || restarts(rows.get(r - 1), rows.get(r))) {
        List<CellRow> run = rows.subList(first, r);
        cases.add(replay("line " + run.getFirst().line(), run));
        first = r;
      }
    }
    return cases;
  }

  /** Where another run begins; within one, the parameters of its first row hold. */
  private boolean restarts(CellRow before, CellRow row) {
    return this == XYLO ? before.get("case") != row.get("case") : row.is("restart");
  }

  private ReferenceCase replay(String name, List<CellRow> rows) {
    return switch (this) {
      case TINYODIN -> tinyodin(rows).replay(name);
      case ODIN -> odin(rows).replay(name);
      case RECKON -> reckon(rows).replay(name);
      case XYLO -> xylo(rows).replay(name);
    };
  }

  private static Cell tinyodin(List<CellRow> rows) {
    return new Cell(DatapathFile.read("tinyodin"), rows)
        .weights(
            "syn",
            0,
            row -> twosComplement(row.get("weight_raw"), 4),
            0,
            row -> row.is("syn_event") && !row.is("time_ref") ? 1 : 0)
        .signal("tick", Event.TICK, row -> row.is("syn_event") && row.is("time_ref"))
        .signal("idle", Event.TEST, row -> !row.is("syn_event"))
        .neuron(
            Map.of(Parameter.THRESHOLD, "thr", Parameter.MEMBRANE_DECAY, "leak"),
            Map.of(Variable.V, first(rows, "init_state")))
        .record("v", "state_next")
        .record(Recorded.SPIKES, "spike");
  }

  private static Cell odin(List<CellRow> rows) {
    return new Cell(DatapathFile.read("odin"), rows)
        .weights(
            "syn",
            0,
            row -> row.is("event_inh") ? -row.get("weight") : row.get("weight"),
            0,
            row -> row.get("event_inh") + row.get("event_exc"))
        .signal("tick", Event.TICK, row -> row.is("event_leak"))
        .signal(
            "idle",
            Event.TEST,
            row -> row.get("event_leak") + row.get("event_inh") + row.get("event_exc") == 0)
        .neuron(
            Map.of(
                Parameter.THRESHOLD, "thr",
                Parameter.MEMBRANE_DECAY, "leak",
                Parameter.LEAK_ENABLED, "leak_en"),
            Map.of(Variable.V, first(rows, "init_state")))
        .record("v", "state_next")
        .record(Recorded.SPIKES, "spike");
  }

  private static Cell reckon(List<CellRow> rows) {
    CellRow first = rows.getFirst();
    Cell cell =
        new Cell(DatapathFile.read("reckon"), rows)
            .weights(
                "inp",
                0,
                row -> (byte) row.get("w_inp_raw"),
                first.get("fp_inp"),
                row -> row.get("inp_event"))
            .weights(
                "rec",
                0,
                row -> (byte) row.get("w_rec_raw"),
                first.get("fp_rec"),
                row -> row.get("rec_event"))
            .signal("tick", Event.TICK, row -> row.is("tick"))
            .neuron(
                Map.of(
                    Parameter.MEMBRANE_DECAY, "alpha",
                    Parameter.THRESHOLD, "thr",
                    Parameter.RESET_TO_ZERO, "reset_to_zero",
                    Parameter.STOCHASTIC_ROUNDING, "stoch_round"),
                first.is("stoch_round")
                    ? Map.of(
                        Variable.V,
                        first(rows, "init_u"),
                        Variable.LFSR,
                        new int[] {first.get("lfsr"), first.get("lfsr")})
                    : Map.of(Variable.V, first(rows, "init_u")))
            .record("v", "u_next")
            .record(Recorded.SPIKES, "spike");
    return first.is("stoch_round") ? cell.recordBefore("lfsr", "lfsr") : cell;
  }

  /** Weights of the table are shifted already and need 16 bits. */
  private static Cell xylo(List<CellRow> rows) {
    return new Cell(DatapathFile.changed("xylo2", "{weights: {bits: 16}}"), rows)
        .weights("syn0", 0, row -> row.get("w0"), 0, row -> row.get("n0"))
        .weights("syn1", 1, row -> row.get("w1"), 0, row -> row.get("n1"))
        .neuron(
            Map.of(
                Parameter.MEMBRANE_DECAY, "dash_mem",
                Parameter.CURRENT_DECAY, "dash_syn0",
                Parameter.SECOND_CURRENT_DECAY, "dash_syn1",
                Parameter.THRESHOLD, "v_th",
                Parameter.BIAS, "bias",
                Parameter.MAX_SPIKES, "max_spikes"),
            Map.of())
        .record("i0", "i0")
        .record("i1", "i1")
        .record("v", "v")
        .record(Recorded.SPIKES, "spikes");
  }

  private static int[] first(List<CellRow> rows, String column) {
    return new int[] {rows.getFirst().get(column)};
  }

  private static int twosComplement(int raw, int bits) {
    return raw << (Integer.SIZE - bits) >> (Integer.SIZE - bits);
  }
}
