package org.backspike.chip.hardware;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Everything a chip does that is counted, and therefore everything that can have a price. Static
 * power is counted as picoseconds during which something is powered.
 */
public enum Operation {
  /** A flit is written into and taken out of the input FIFO of a core. */
  FIFO_FLIT("input_fifo", "flit", "flit"),
  /** The axon table is read for an arriving event. */
  AXON_READ("axon_table", "read", "word"),
  /** A word of weights is read. */
  SYNAPSE_READ("synapse_memory", "read", "word"),
  /** A word of weights is written. */
  SYNAPSE_WRITE("synapse_memory", "write", "word"),
  /** A word of accumulators is read. */
  ACCUMULATOR_READ("accumulators", "read", "word"),
  /** A word of accumulators is written. */
  ACCUMULATOR_WRITE("accumulators", "write", "word"),
  /** A weight is added to an accumulator: a synaptic event of a binary spike. */
  ACCUMULATE("alu", "accumulate", "addition"),
  /** A weight is multiplied by a graded payload before it is added. */
  PAYLOAD_MULTIPLY("alu", "payload_multiply", "multiplication"),
  /** A word of neuron state or parameters is read. */
  NEURON_READ("neuron_state", "read", "word"),
  /** A word of neuron state is written. */
  NEURON_WRITE("neuron_state", "write", "word"),
  /** A neuron is updated: two decays, the adds, the comparison, the reset. */
  NEURON_UPDATE("alu", "neuron_update", "neuron"),
  /** The spike bits of a population are scanned, one word of the encoder's width. */
  ENCODER_SCAN("encoder", "scan", "word"),
  /** A spike is encoded into a message. */
  ENCODER_SPIKE("encoder", "spike", "spike"),
  /** A flit crosses one link and the router behind it. */
  NOC_HOP("noc", "hop", "flit-hop"),
  /** A flit crosses the port between host and chip. */
  HOST_FLIT("host_port", "flit", "flit"),
  /** All cores of the chip meet at a barrier. */
  BARRIER("barrier", "barrier", "barrier"),
  /** A word of history is read. */
  HISTORY_READ("history_memory", "read", "word"),
  /** A word of history is written. */
  HISTORY_WRITE("history_memory", "write", "word"),
  /** A word of gradients, optimizer state, shadow weights or errors is read. */
  LEARNING_READ("learning_memory", "read", "word"),
  /** A word of gradients, optimizer state, shadow weights or errors is written. */
  LEARNING_WRITE("learning_memory", "write", "word"),
  /** A weight is multiplied by an error mantissa and added. */
  MULTIPLY_ADD("learning_alu", "multiply_add", "multiply-add"),
  /** An 8-bit error is multiplied by a 12-bit decay, or a sum of errors by a surrogate code. */
  DECAY_MULTIPLY("learning_alu", "decay_multiply", "multiplication"),
  /** A value is shifted and rounded, randomly or to nearest. */
  ROUND("learning_alu", "round", "rounding"),
  /** A 32-bit addition of the learning engine. */
  LEARNING_ADD("learning_alu", "add", "addition"),
  /** The leading one of a population's errors is found, per value. */
  EXPONENT_FIND("learning_alu", "exponent_find", "value"),
  /** A table of surrogate codes, powers of two or reciprocals is read. */
  TABLE_READ("learning_alu", "table_read", "look-up"),
  /** The random register advances by one 32-bit word. */
  RANDOM_WORD("random", "word", "word"),
  /** A bit of configuration, weights or labels is loaded from the host. */
  LOAD_BIT("configuration", "load", "bit"),
  /** Clock and control of a core during one cycle in which it works. */
  CORE_ACTIVE_CYCLE("clock", "active_cycle", "cycle"),
  /** Leakage of the memories of a core. */
  MEMORY_LEAKAGE("leakage", "memories", "ps"),
  /** Leakage of the logic of a core. */
  LOGIC_LEAKAGE("leakage", "logic", "ps"),

  /** A weight is delivered, however it is stored: look-up, fetch, addition. */
  SYNAPTIC_EVENT("synapse", "event", "event", View.COMPOSITE),
  /** A weight of a dense row is delivered. */
  SYNAPTIC_EVENT_DENSE("synapse", "event_dense", "event", View.COMPOSITE),
  /** A weight of a sparse row is delivered. */
  SYNAPTIC_EVENT_SPARSE("synapse", "event_sparse", "event", View.COMPOSITE),
  /** A weight of a shared kernel is delivered. */
  SYNAPTIC_EVENT_CONVOLUTION("synapse", "event_convolution", "event", View.COMPOSITE),
  /** A neuron is visited in a step, whatever is found there. */
  NEURON_ACCESS("neuron", "access", "neuron", View.COMPOSITE),
  /** A neuron that holds a potential, gets input or has a bias is updated. */
  NEURON_UPDATE_OCCUPIED("neuron", "update_occupied", "neuron", View.COMPOSITE),
  /** A neuron that got input or fires is updated. */
  NEURON_UPDATE_ACTIVE("neuron", "update_active", "neuron", View.COMPOSITE),
  /** A neuron that got no input and does not fire is updated. */
  NEURON_UPDATE_INACTIVE("neuron", "update_inactive", "neuron", View.COMPOSITE),
  /** A neuron fires. */
  NEURON_SPIKE("neuron", "spike", "spike", View.COMPOSITE),
  /** A spike leaves for one core that holds a target, its own core included. */
  MESSAGE_OUT("noc", "message_out", "message", View.COMPOSITE),
  /** A spike arrives at a core. */
  MESSAGE_IN("noc", "message_in", "message", View.COMPOSITE),
  /** A spike reaches a core of the tile it came from. */
  MESSAGE_WITHIN_TILE("noc", "message_within_tile", "message", View.COMPOSITE),
  /** A spike goes on to the next tile in its row. */
  HOP_EAST_WEST("noc", "hop_east_west", "hop", View.COMPOSITE),
  /** A spike goes on to the next tile in its column. */
  HOP_NORTH_SOUTH("noc", "hop_north_south", "hop", View.COMPOSITE),
  /** A synapse is changed by the times of the spikes on its two sides. */
  PAIR_UPDATE("learning", "pair_update", "update", View.COMPOSITE),
  /** A synapse is changed by an eligibility trace and a learning signal. */
  ELIGIBILITY_UPDATE("learning", "eligibility_update", "update", View.COMPOSITE),
  /** The state of a whole chip is cleared. */
  CHIP_RESET("reset", "chip", "reset", View.COMPOSITE),
  /** The state of one core is cleared. */
  CORE_RESET("reset", "core", "reset", View.COMPOSITE),
  /** One period of the clock of a core, whether it works or not. */
  CORE_CYCLE("clock", "cycle", "cycle", View.COMPOSITE),
  /** Static power of a whole chip. */
  CHIP_STATIC("static", "chip", "ps", View.COMPOSITE),
  /** Static power of one core. */
  CORE_STATIC("static", "core", "ps", View.COMPOSITE),
  /** Power of the processors that manage a chip. */
  MANAGEMENT("static", "management", "ps", View.COMPOSITE);

  /** How an operation relates to others. */
  private enum View {
    /** A part of nothing that is counted here as well. */
    ELEMENTARY,
    /** Counted beside its parts, for prices that were published for the whole. */
    COMPOSITE
  }

  private final String component;
  private final String operation;
  private final String unit;
  private final View view;

  Operation(String component, String operation, String unit) {
    this(component, operation, unit, View.ELEMENTARY);
  }

  Operation(String component, String operation, String unit, View view) {
    this.component = component;
    this.operation = operation;
    this.unit = unit;
    this.view = view;
  }

  /**
   * The component that does it.
   *
   * @return lower case with underscores
   */
  public String component() {
    return component;
  }

  /**
   * What is done.
   *
   * @return lower case with underscores
   */
  public String operation() {
    return operation;
  }

  /**
   * What one count is.
   *
   * @return singular
   */
  public String unit() {
    return unit;
  }

  /**
   * The key of its price.
   *
   * @return {@code component.operation}
   */
  public String id() {
    return component + "." + operation;
  }

  /**
   * Whether it is counted in time: such an operation is static power, any other is dynamic.
   *
   * @return true for leakage
   */
  public boolean isStatic() {
    return unit.equals("ps");
  }

  /**
   * Whether it is another view of operations that are counted as well. Without a price such a view
   * has no line in a ledger: its parts speak for themselves.
   *
   * @return true for composites
   */
  public boolean isComposite() {
    return view == View.COMPOSITE;
  }

  /**
   * The operations of a key or of a whole component.
   *
   * @param idOrComponent {@code component.operation}, or {@code component} for all of its
   *     elementary operations
   * @return at least one
   * @throws IllegalArgumentException if there is none
   */
  public static List<Operation> all(String idOrComponent) {
    List<Operation> ofComponent =
        Arrays.stream(values())
            .filter(o -> o.component.equals(idOrComponent) && !o.isComposite())
            .toList();
    return ofComponent.isEmpty() ? List.of(named(idOrComponent)) : ofComponent;
  }

  /**
   * The operation of a price key.
   *
   * @param id {@code component.operation}
   * @return the operation
   * @throws IllegalArgumentException if there is none; the message lists the component's operations
   */
  public static Operation named(String id) {
    for (Operation candidate : values()) {
      if (candidate.id().equals(id)) {
        return candidate;
      }
    }
    List<String> known = Arrays.stream(values()).map(Operation::id).sorted().toList();
    throw new IllegalArgumentException(
        String.format(Locale.ROOT, "no operation %s; known are %s", id, String.join(", ", known)));
  }
}
