package org.backspike.host.run;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.backspike.chip.account.CountKey;
import org.backspike.chip.account.Counts;
import org.backspike.chip.account.Standing;
import org.backspike.chip.controller.Activity;
import org.backspike.chip.controller.CoreTrace;
import org.backspike.chip.controller.EventTable;
import org.backspike.chip.controller.OutputRecorder;
import org.backspike.chip.controller.Partners;
import org.backspike.chip.controller.Probe;
import org.backspike.chip.controller.TimedEvents;
import org.backspike.chip.controller.TwoProbes;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.program.Phase;
import org.backspike.chip.trace.Tracing;
import org.backspike.host.file.Csv;

/** A run of a network on a chip with one event-driven core: events in, events out, by the clock. */
public final class EventDrivenRun {
  /** What of a run is looked at beside its counts. */
  public sealed interface Watch {
    /** What the chip sends. */
    Watch OUTPUTS = new Outputs();

    /** What the chip sends. */
    record Outputs() implements Watch {
      @Override
      public Probe probe(EventDrivenChip chip, OutputRecorder outputs) {
        return outputs;
      }
    }

    /**
     * What the chip sends, and a timeline of everything.
     *
     * @param tracing where the timeline goes
     */
    record Everything(Tracing tracing) implements Watch {
      @Override
      public Probe probe(EventDrivenChip chip, OutputRecorder outputs) {
        return new TwoProbes(
            outputs, new CoreTrace(chip.key(), chip.states(), chip.addressBits(), tracing));
      }
    }

    /**
     * Who looks.
     *
     * @param chip at which chip
     * @param outputs writes down what it sends
     * @return that, with what else is wanted
     */
    Probe probe(EventDrivenChip chip, OutputRecorder outputs);
  }

  private final IntegerNetwork network;
  private final EventDrivenChip chip;
  private final OutputRecorder outputs = new OutputRecorder();
  private final Probe probe;
  private final EventDrivenChip.Loaded loaded;
  private final long mostCycles;

  /**
   * A chip loaded with a network, before its first cycle.
   *
   * @param chip which
   * @param network in its datapath
   * @param events what is sent to it
   * @param mostCycles after so many the run ends, even if the chip is not at rest; at least 1
   * @param watch what is looked at
   * @throws IllegalArgumentException if the network does not fit
   */
  public EventDrivenRun(
      EventDrivenChip chip,
      IntegerNetwork network,
      TimedEvents events,
      long mostCycles,
      Watch watch) {
    if (!network.datapath().name().equals(chip.key())) {
      throw new IllegalArgumentException(
          "the datapath is " + network.datapath().name() + "; " + chip.key() + " computes its own");
    }
    this.chip = chip;
    this.network = network;
    this.mostCycles = mostCycles;
    this.probe = watch.probe(chip, outputs);
    this.loaded = chip.load(network, new Partners(events, 0, 0, mostCycles), probe);
  }

  /** Runs until nothing moves any more, or to the last cycle allowed. */
  public void execute() {
    loaded.core().run(mostCycles);
    probe.end(loaded.core());
  }

  /**
   * What the chip sent.
   *
   * @return rows of cycle and address
   */
  public EventTable outputs() {
    return outputs.outputs();
  }

  /**
   * What happened, in counts.
   *
   * @return cycles, events, accesses, the digest, and where the populations lie
   */
  public Map<String, Object> figures() {
    Activity activity = loaded.core().activity();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("chip", chip.key());
    figures.put("cycles", activity.cycles());
    figures.put("at_rest", activity.cycles() < mostCycles);
    figures.put("input_events", activity.inputEvents());
    figures.put("output_events", activity.outputEvents());
    figures.put("synaptic_operations", activity.synapticOperations());
    figures.put("stalled_cycles", activity.stalledCycles());
    figures.put("fifo_drops", activity.drops());
    figures.put("neuron_sram_reads", activity.neuronReads());
    figures.put("neuron_sram_writes", activity.neuronWrites());
    figures.put("synapse_sram_reads", activity.synapseReads());
    figures.put("synapse_sram_writes", activity.synapseWrites());
    figures.put("digest", HexFormat.of().toHexDigits(loaded.digest().getAsLong()));
    figures.put("first_row", loaded.crossbar().firstRows());
    figures.put("first_neuron", loaded.crossbar().firstColumns());
    return figures;
  }

  /**
   * What was done, for a ledger. A synaptic operation is one weight that reaches one neuron.
   *
   * @param priced the same chip with its clock and prices
   * @return operations, memory accesses and the time they took
   */
  public Counts counts(Chip priced) {
    Activity activity = loaded.core().activity();
    CountKey core = new CountKey(Phase.FORWARD, CountKey.NO_LAYER, 0);
    Counts counts = new Counts();
    counts.add(core, Operation.SYNAPTIC_EVENT, activity.synapticOperations());
    counts.add(core, Operation.NEURON_READ, activity.neuronReads());
    counts.add(core, Operation.NEURON_WRITE, activity.neuronWrites());
    counts.add(core, Operation.SYNAPSE_READ, activity.synapseReads());
    counts.add(core, Operation.SYNAPSE_WRITE, activity.synapseWrites());
    counts.add(core, Operation.HOST_FLIT, activity.inputEvents() + activity.outputEvents());
    long picoseconds = Math.multiplyExact(activity.cycles(), priced.periodPs());
    Standing.book(priced, Phase.FORWARD, picoseconds, counts);
    return counts;
  }

  /**
   * The membranes at the end.
   *
   * @return a table of states; the step is the cycle
   */
  public Csv states() {
    Csv table = new Csv("step", "population", "index", "variable", "value");
    long cycle = loaded.core().cycle();
    network
        .populations()
        .forEach(population -> {
          Integer first = loaded.crossbar().firstColumns().get(population.name());
          for (int n = 0; first != null && n < population.size(); n++) {
            table.add(cycle, population.name(), n, "v", loaded.membrane().applyAsInt(first + n));
          }
        });
    return table;
  }
}
