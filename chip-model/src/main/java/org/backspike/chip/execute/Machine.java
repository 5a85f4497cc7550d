package org.backspike.chip.execute;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.backspike.chip.arith.RandomRegister;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.Slice;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.image.StoredSynapses;
import org.backspike.chip.kernel.NeuronArrays;
import org.backspike.chip.kernel.SliceArrays;
import org.backspike.chip.network.WeightArray;

/**
 * A chip with an image in it: the contents of every memory, the registers, the messages under way.
 *
 * <p>A machine is used by one thread. Machines of the same image that only infer may share weights
 * through {@link #sharingWeights}.
 */
public final class Machine {

  /** What a random register of a core is for; each purpose has its own. */
  enum Purpose {
    MEMBRANE_ERROR(0),
    CURRENT_ERROR(1),
    GRADIENT(2),
    UPDATE(3);

    private final int register;

    Purpose(int register) {
      this.register = register;
    }
  }

  private final ChipImage image;
  private final Map<ArrayLayout, Contents> contents = new HashMap<>();
  private final Map<SliceLayout, SliceArrays> states = new HashMap<>();
  private final Map<Slice, Mailbox> mailboxOfSlice = new HashMap<>();
  private final Mailbox[] mailboxOfInput;
  private final RandomRegister[][] random;
  private int label;

  /**
   * A machine with the weights of the network and everything else at 0.
   *
   * @param image what is loaded
   * @param learning arrays beside those of the image; empty for inference
   * @param seed of the random registers
   */
  public Machine(ChipImage image, List<ArrayLayout> learning, int seed) {
    this(image, seed);
    for (RowBlock block : image.blocks()) {
      put(Contents.ofWeights(block.weights(), own(block)));
    }
    for (ArrayLayout layout : learning) {
      put(Contents.zero(layout));
    }
  }

  private Machine(ChipImage image, int seed) {
    this.image = image;
    for (SliceLayout slice : image.slices()) {
      SliceArrays arrays = SliceStates.of(slice, image.chip().datapath());
      states.put(slice, arrays);
      mailboxOfSlice.put(slice.slice(), new Mailbox(slice.neurons()));
      slice
          .registersByName()
          .forEach((variable, layout) ->
              register(slice, variable).ifPresent(values -> put(Contents.ofInts(layout, values))));
    }
    for (RowBlock block : image.blocks()) {
      put(Contents.zero(block.accumulators()));
      block
          .traces()
          .ifPresent(traces -> {
            put(Contents.zero(traces.pre()));
            put(Contents.zero(traces.post()));
          });
    }
    int populations = image.network().populations().size();
    mailboxOfInput = new Mailbox[populations];
    for (int p = 0; p < populations; p++) {
      boolean input = image.network().populations().get(p).kind() == PopulationKind.INPUT;
      mailboxOfInput[p] = new Mailbox(input ? image.network().populations().get(p).size() : 0);
    }
    random = new RandomRegister[image.chip().mesh().cores()][Purpose.values().length];
    for (int core = 0; core < random.length; core++) {
      for (Purpose purpose : Purpose.values()) {
        random[core][purpose.register] = new RandomRegister(seedOf(seed, core, purpose));
      }
    }
  }

  /**
   * A second machine for inference with a state of its own and the weights of this one.
   *
   * @param more arrays beside those of the image
   * @return a machine that must not learn
   */
  public Machine sharingWeights(List<ArrayLayout> more) {
    Machine copy = new Machine(image, 0);
    for (ArrayLayout layout : more) {
      copy.put(Contents.zero(layout));
    }
    for (RowBlock block : image.blocks()) {
      copy.put(contentsOf(block.weights()));
    }
    return copy;
  }

  /** Weights that may change are copied, so that the image stays as it was loaded. */
  private static WeightArray own(RowBlock block) {
    WeightArray loaded = block.synapses().weights();
    if (!(block.synapses() instanceof StoredSynapses.Dense)) {
      return loaded;
    }
    return loaded.storage() == WeightArray.Storage.BYTES
        ? WeightArray.of(loaded.bytes().clone())
        : WeightArray.of(loaded.shorts().clone());
  }

  private void put(Contents array) {
    contents.put(array.layout, array);
  }

  /** Neighbouring seeds and cores give unrelated registers: three rounds of an integer hash. */
  private static int seedOf(int seed, int core, Purpose purpose) {
    int x = seed;
    for (int word : new int[] {core, purpose.register, 1}) {
      x = (x ^ word) + 0x9E3779B9;
      x = (x ^ x >>> 16) * 0x7feb352d;
      x = (x ^ x >>> 15) * 0x846ca68b;
      x ^= x >>> 16;
    }
    return x;
  }

  /**
   * What is loaded.
   *
   * @return the image
   */
  public ChipImage image() {
    return image;
  }

  /**
   * One field of a memory.
   *
   * @param array an array of this machine
   * @param row its row
   * @param field its field
   * @return the field, sign extended
   * @throws IllegalArgumentException if the machine has no such field
   */
  public long read(ArrayLayout array, int row, int field) {
    return contentsOf(array).read(row, field);
  }

  /**
   * Overwrites one field of a memory, as a host or a fault would.
   *
   * @param array an array of this machine
   * @param row its row
   * @param field its field
   * @param value what is stored, cut to the host's type
   * @throws IllegalArgumentException if the machine has no such field
   */
  public void write(ArrayLayout array, int row, int field, long value) {
    contentsOf(array).write(row, field, value);
  }

  /**
   * The common exponent of an array of mantissas.
   *
   * @param array an array of this machine
   * @return power of two of one unit
   */
  public int exponent(ArrayLayout array) {
    return contentsOf(array).exponent;
  }

  /**
   * The label that the next loss phase will read.
   *
   * @param label class, from 0
   */
  public void label(int label) {
    this.label = label;
  }

  int label() {
    return label;
  }

  /**
   * Loads a random register of every core, as a checkpoint does.
   *
   * @param registers contents, shape [cores][purposes], as {@link #registers()} gave them
   */
  public void loadRegisters(int[][] registers) {
    for (int core = 0; core < random.length; core++) {
      for (int purpose = 0; purpose < random[core].length; purpose++) {
        random[core][purpose].load(registers[core][purpose]);
      }
    }
  }

  /**
   * The random registers of every core.
   *
   * @return contents, shape [cores][purposes]
   */
  public int[][] registers() {
    int[][] registers = new int[random.length][Purpose.values().length];
    for (int core = 0; core < random.length; core++) {
      for (int purpose = 0; purpose < random[core].length; purpose++) {
        registers[core][purpose] = random[core][purpose].content();
      }
    }
    return registers;
  }

  Contents contentsOf(ArrayLayout layout) {
    Contents found = contents.get(layout);
    if (found == null) {
      throw new IllegalArgumentException("no array " + layout.name() + " in this machine");
    }
    return found;
  }

  /**
   * The neurons of a slice that fired in the last step it was swept.
   *
   * @param slice a slice of the image
   * @return indices within the slice, ascending
   */
  public int[] fired(SliceLayout slice) {
    SliceArrays arrays = state(slice);
    return Arrays.copyOf(arrays.fired, arrays.firedCount);
  }

  /** Is told of spikes, one by one. */
  @FunctionalInterface
  public interface SpikeVisitor {
    /**
     * Called for every spike.
     *
     * @param neuron index within the population
     * @param payload 1, a sign or a graded value
     */
    void spike(int neuron, int payload);
  }

  /**
   * Walks the spikes that a slice sends in this step.
   *
   * @param slice a slice of the image
   * @param visitor told of each, neurons ascending
   */
  public void visitSpikes(SliceLayout slice, SpikeVisitor visitor) {
    visit(mailbox(slice.slice()).sending(), visitor);
  }

  /**
   * Walks the events that the host sends in this step.
   *
   * @param population index of an input population
   * @param visitor told of each, in the order in which they are sent
   */
  public void visitInputs(int population, SpikeVisitor visitor) {
    visit(mailboxOfInput[population].sending(), visitor);
  }

  private static void visit(Events events, SpikeVisitor visitor) {
    for (int e = 0; e < events.count; e++) {
      visitor.spike(events.index[e], events.payload[e]);
    }
  }

  /**
   * What these neurons sent.
   *
   * @param slice a slice of the image
   * @return spikes, signs or graded values, in the order of {@link #fired}
   */
  public int[] sent(SliceLayout slice) {
    SliceArrays arrays = state(slice);
    return Arrays.copyOf(arrays.payload, arrays.firedCount);
  }

  /**
   * How often a register could not hold a result in the last step in which a slice was swept.
   *
   * @param slice a slice of the image
   * @return at least 0
   */
  public long saturated(SliceLayout slice) {
    return state(slice).saturated;
  }

  /**
   * A register of the state.
   *
   * @param slice a slice of the image
   * @param variable which register
   * @return the live array; empty if the neurons have none of that name
   */
  public Optional<int[]> register(SliceLayout slice, Variable variable) {
    return Optional.ofNullable(state(slice).registers().get(variable));
  }

  /** The weights of a block as kernels read them; those of a plastic block change. */
  WeightArray weights(RowBlock block) {
    Contents contents = contentsOf(block.weights());
    return contents.shorts.length > 0
        ? WeightArray.of(contents.shorts)
        : WeightArray.of(contents.bytes);
  }

  SliceArrays state(SliceLayout slice) {
    return Objects.requireNonNull(states.get(slice), "a slice of another image");
  }

  NeuronArrays neurons(SliceLayout slice) {
    if (state(slice) instanceof NeuronArrays neurons) {
      return neurons;
    }
    throw new IllegalArgumentException(slice.population().name() + " does not integrate");
  }

  Mailbox mailbox(Slice slice) {
    return Objects.requireNonNull(mailboxOfSlice.get(slice), "a slice of another image");
  }

  Mailbox inputMailbox(int population) {
    return mailboxOfInput[population];
  }

  RandomRegister random(int core, Purpose purpose) {
    return random[core][purpose.register];
  }

  /** The step ends: messages arrive. */
  void turnMailboxes() {
    mailboxOfSlice.values().forEach(Mailbox::turn);
    for (Mailbox mailbox : mailboxOfInput) {
      mailbox.turn();
    }
  }

  void clearInputs() {
    for (Mailbox mailbox : mailboxOfInput) {
      mailbox.clear();
    }
  }
}
