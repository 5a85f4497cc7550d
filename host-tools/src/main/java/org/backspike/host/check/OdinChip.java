package org.backspike.host.check;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.backspike.chip.controller.Partners;
import org.backspike.chip.controller.Probe;
import org.backspike.chip.controller.SingleCore;
import org.backspike.chip.controller.odin.ClockedOdin;
import org.backspike.chip.controller.odin.Odin;
import org.backspike.chip.controller.odin.OdinRegisters;

/** ODIN as a case configures and loads it. */
final class OdinChip implements CoreChip {
  private static final int NEURON_DIGITS = 32;
  private static final int SYNAPSE_DIGITS = 8;
  private static final int FLAG_DIGITS = 64;
  private static final int STATE_DIGITS = 4;

  private final OdinRegisters registers;
  private final long[] neurons;
  private final int[] synapses;

  OdinChip(Fields parameters, CoreFolder folder) {
    this.registers =
        new OdinRegisters(
            CoreCase.bit(parameters, "open_loop"),
            CoreCase.bit(parameters, "aer_src"),
            CoreCase.bit(parameters, "mon_en"),
            parameters.integer("mon_neur"),
            parameters.integer("mon_syn"),
            CoreCase.bit(parameters, "upd_unm"),
            CoreCase.bit(parameters, "prop_unm"),
            CoreCase.bit(parameters, "sdsp_syn"),
            signs(parameters));
    this.neurons = halves(folder.words("neurons_init.hex", Odin.NEURONS, NEURON_DIGITS));
    this.synapses =
        TinyOdinChip.words(folder.words("synapses_init.hex", Odin.SYNAPSE_WORDS, SYNAPSE_DIGITS));
  }

  private static BigInteger signs(Fields parameters) {
    String key = "syn_sign_hex";
    String text = parameters.text(key);
    if (!text.matches("[0-9a-f]{64}")) {
      throw parameters.wrong(key, "is \"" + text + "\"; must be 64 hexadecimal digits");
    }
    return new BigInteger(text, 16);
  }

  private static long[] halves(List<String> lines) {
    long[] halves = new long[2 * lines.size()];
    for (int n = 0; n < lines.size(); n++) {
      halves[2 * n] = Long.parseUnsignedLong(lines.get(n).substring(16), 16);
      halves[2 * n + 1] = Long.parseUnsignedLong(lines.get(n).substring(0, 16), 16);
    }
    return halves;
  }

  @Override
  public CaseCore clocked(Partners partners, Probe probe) {
    ClockedOdin core = Odin.clocked(registers, neurons, synapses, partners, probe);
    return new Core(core) {
      @Override
      public OptionalLong digest() {
        return OptionalLong.of(core.digest());
      }
    };
  }

  @Override
  public CaseCore skipping(Partners partners, Probe probe) {
    return new Core(Odin.skipping(registers, neurons, synapses, partners, probe));
  }

  @Override
  public int addressBits() {
    return Odin.ADDRESS_BITS;
  }

  @Override
  public int state(CoreText text, int line, String field) {
    return (int) text.hexadecimal(line, field, STATE_DIGITS);
  }

  @Override
  public List<Extent> extents() {
    return List.of(
        new Extent(CaseCore.CoreMemory.NEURONS, Odin.NEURONS, NEURON_DIGITS),
        new Extent(CaseCore.CoreMemory.SYNAPSES, Odin.SYNAPSE_WORDS, SYNAPSE_DIGITS),
        new Extent(CaseCore.CoreMemory.FLAGS, 2, FLAG_DIGITS));
  }

  @Override
  public Set<CoreEvents> events() {
    return EnumSet.allOf(CoreEvents.class);
  }

  private static class Core implements CaseCore {
    private final Odin core;

    Core(Odin core) {
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
      return core.stateOf(neuron);
    }

    @Override
    public long[] memory(CoreMemory memory) {
      return switch (memory) {
        case NEURONS ->
            LongStream.range(0, 2L * Odin.NEURONS)
                .map(half -> half(core, (int) half >> 1, (int) half & 1))
                .toArray();
        case SYNAPSES -> TinyOdinChip.words(Odin.SYNAPSE_WORDS, core::synapses);
        case FLAGS -> LongStream.range(0, 8).map(part -> flags(core, (int) part)).toArray();
      };
    }

    private static long half(Odin core, int neuron, int half) {
      return half == 0 ? core.high(neuron) : core.low(neuron);
    }

    /**
     * 64 flags; those of the last neurons come first, those that go up before those that go down.
     */
    private static long flags(Odin core, int part) {
      int first = (3 - part % 4) * Long.SIZE;
      long flags = 0;
      for (int bit = 0; bit < Long.SIZE; bit++) {
        boolean set = part < 4 ? core.isUp(first + bit) : core.isDown(first + bit);
        flags |= (set ? 1L : 0) << bit;
      }
      return flags;
    }
  }
}
