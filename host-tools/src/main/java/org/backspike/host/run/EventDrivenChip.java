package org.backspike.host.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import org.backspike.chip.controller.Crossbar;
import org.backspike.chip.controller.Partners;
import org.backspike.chip.controller.Probe;
import org.backspike.chip.controller.SingleCore;
import org.backspike.chip.controller.StateNames;
import org.backspike.chip.controller.odin.ClockedOdin;
import org.backspike.chip.controller.odin.Odin;
import org.backspike.chip.controller.odin.OdinImage;
import org.backspike.chip.controller.tinyodin.ClockedTinyOdin;
import org.backspike.chip.controller.tinyodin.TinyOdin;
import org.backspike.chip.controller.tinyodin.TinyOdinImage;
import org.backspike.chip.network.IntegerNetwork;

/** The chips with one event-driven core, which run by their own clock. */
public enum EventDrivenChip {
  /** tinyODIN. */
  TINYODIN(TinyOdin.ADDRESS_BITS) {
    @Override
    StateNames states() {
      return TinyOdin.STATES;
    }

    @Override
    Loaded load(IntegerNetwork network, Partners partners, Probe probe) {
      TinyOdinImage image = new TinyOdinImage(network);
      ClockedTinyOdin core = image.clocked(partners, probe);
      return new Loaded(image.crossbar(), core, core::membraneOf, core::digest);
    }
  },

  /** ODIN without learning. */
  ODIN(Odin.ADDRESS_BITS) {
    @Override
    StateNames states() {
      return Odin.STATES;
    }

    @Override
    Loaded load(IntegerNetwork network, Partners partners, Probe probe) {
      OdinImage image = new OdinImage(network);
      ClockedOdin core = image.clocked(partners, probe);
      return new Loaded(
          image.crossbar(), core, neuron -> core.stateOf(neuron) & 0xff, core::digest);
    }
  };

  private final int addressBits;

  EventDrivenChip(int addressBits) {
    this.addressBits = addressBits;
  }

  abstract Loaded load(IntegerNetwork network, Partners partners, Probe probe);

  /**
   * A chip by its name.
   *
   * @param name as in {@code --chip}
   * @return the chip; empty if it is none of these
   */
  public static Optional<EventDrivenChip> named(String name) {
    return Arrays.stream(values()).filter(chip -> chip.key().equals(name)).findFirst();
  }

  /**
   * Its name, which also is that of its datapath.
   *
   * @return in lower case
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Bits of an input address.
   *
   * @return 10 or 17
   */
  public int addressBits() {
    return addressBits;
  }

  /** The states of its controller. */
  abstract StateNames states();

  /**
   * A core with a network.
   *
   * @param crossbar where the network lies
   * @param core ready to run
   * @param membrane of a neuron
   * @param digest of all cycles so far
   */
  record Loaded(
      Crossbar crossbar, SingleCore core, IntUnaryOperator membrane, LongSupplier digest) {}
}
