package org.backspike.host.check;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.backspike.chip.controller.Partners;
import org.backspike.chip.controller.Probe;
import org.backspike.chip.controller.SingleCore;
import org.backspike.chip.controller.tinyodin.ClockedTinyOdin;
import org.backspike.chip.controller.tinyodin.TinyOdin;
import org.backspike.chip.controller.tinyodin.TinyOdinRegisters;

/** tinyODIN as a case configures and loads it. */
final class TinyOdinChip implements CoreChip {
  private static final int DIGITS = 8;

  private final TinyOdinRegisters registers;
  private final int[] neurons;
  private final int[] synapses;

  TinyOdinChip(Fields parameters, CoreFolder folder) {
    this.registers =
        new TinyOdinRegisters(
            CoreCase.bit(parameters, "open_loop"),
            CoreCase.bit(parameters, "aer_src"),
            parameters.integer("max_neur"));
    this.neurons = words(folder.words("neurons_init.hex", TinyOdin.NEURONS, DIGITS));
    this.synapses = words(folder.words("synapses_init.hex", TinyOdin.SYNAPSE_WORDS, DIGITS));
  }

  static int[] words(List<String> lines) {
    return lines.stream().mapToInt(line -> Integer.parseUnsignedInt(line, 16)).toArray();
  }

  /** The words of a memory. */
  static long[] words(int count, IntUnaryOperator word) {
    return IntStream.range(0, count).map(word).mapToLong(Integer::toUnsignedLong).toArray();
  }

  @Override
  public CaseCore clocked(Partners partners, Probe probe) {
    ClockedTinyOdin core = TinyOdin.clocked(registers, neurons, synapses, partners, probe);
    return new Core(core) {
      @Override
      public OptionalLong digest() {
        return OptionalLong.of(core.digest());
      }
    };
  }

  @Override
  public CaseCore skipping(Partners partners, Probe probe) {
    return new Core(TinyOdin.skipping(registers, neurons, synapses, partners, probe));
  }

  @Override
  public int addressBits() {
    return TinyOdin.ADDRESS_BITS;
  }

  @Override
  public int state(CoreText text, int line, String field) {
    return (int) text.decimal(line, field);
  }

  @Override
  public List<Extent> extents() {
    return List.of(new Extent(CaseCore.CoreMemory.NEURONS, TinyOdin.NEURONS, DIGITS));
  }

  @Override
  public Set<CoreEvents> events() {
    return EnumSet.complementOf(EnumSet.of(CoreEvents.SYNAPSES));
  }

  private static class Core implements CaseCore {
    private final TinyOdin core;

    Core(TinyOdin core) {
      this.core = core;
    }

    @Override
    public SingleCore core() {
      return core;
    }

    @Override
    public OptionalLong digest() {
      return OptionalLong.empty();
    }

    @Override
    public int state(int neuron) {
      return core.membraneOf(neuron);
    }

    @Override
    public long[] memory(CoreMemory memory) {
      return switch (memory) {
        case NEURONS -> words(TinyOdin.NEURONS, core::neuronWord);
        case SYNAPSES -> words(TinyOdin.SYNAPSE_WORDS, core::synapses);
        case FLAGS -> new long[0];
      };
    }
  }
}
