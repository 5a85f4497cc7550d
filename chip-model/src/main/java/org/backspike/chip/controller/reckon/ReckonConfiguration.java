package org.backspike.chip.controller.reckon;

import java.util.EnumMap;
import java.util.Map;

/** What is written into ReckOn before it runs: registers, threshold and decay. Never changed. */
public final class ReckonConfiguration {
  /** Upper bits of a decay, as ALPHA_CONF = 0 sets them. */
  private static final int UPPER_ALPHA = 7 << 12;

  private static final int PAIR = 2;

  private final Map<ReckonRegister, Integer> registers;
  private final int threshold;
  private final int alphaLow;

  private ReckonConfiguration(Map<ReckonRegister, Integer> registers, int threshold, int alphaLow) {
    this.registers = registers;
    this.threshold = threshold;
    this.alphaLow = alphaLow;
  }

  /**
   * The published cue accumulation: 40 inputs, 100 neurons, 2 outputs.
   *
   * @return threshold 614, decay 0x7FEF
   */
  public static ReckonConfiguration published() {
    Map<ReckonRegister, Integer> registers = new EnumMap<>(ReckonRegister.class);
    for (ReckonRegister register : ReckonRegister.values()) {
      registers.put(register, register.published());
    }
    return new ReckonConfiguration(registers, 614, 0xFEF);
  }

  /**
   * Another value in a register.
   *
   * @param register which
   * @param value what
   * @return all else as here
   * @throws IllegalArgumentException if the model does not follow that value
   */
  public ReckonConfiguration with(ReckonRegister register, int value) {
    Map<ReckonRegister, Integer> changed = new EnumMap<>(registers);
    changed.put(register, register.require(value));
    return new ReckonConfiguration(changed, threshold, alphaLow);
  }

  /**
   * Other neurons.
   *
   * @param newThreshold membrane at which a neuron spikes, signed 16 bits
   * @param newAlphaLow lower 12 bits of the kept part of membranes and traces per step, which is
   *     (0x7000 + these) / 32768
   * @return all else as here
   * @throws IllegalArgumentException if a number is out of range
   */
  public ReckonConfiguration withNeurons(int newThreshold, int newAlphaLow) {
    if (newThreshold != (short) newThreshold) {
      throw new IllegalArgumentException(
          "threshold " + newThreshold + "; must be a signed number of 16 bits");
    }
    if (newAlphaLow < 0 || newAlphaLow > 0xFFF) {
      throw new IllegalArgumentException("alpha bits " + newAlphaLow + "; must be 0 to 4095");
    }
    return new ReckonConfiguration(registers, newThreshold, newAlphaLow);
  }

  /**
   * A register.
   *
   * @param register which
   * @return its value
   */
  public int get(ReckonRegister register) {
    Integer value = registers.get(register);
    return value == null ? register.published() : value;
  }

  /**
   * Input channels.
   *
   * @return 1 to {@link #neurons}
   */
  public int inputs() {
    return get(ReckonRegister.NUM_INP_NEUR) + 1;
  }

  /**
   * Recurrent neurons.
   *
   * @return even, 2 to 256
   */
  public int neurons() {
    return get(ReckonRegister.NUM_REC_NEUR) + 1;
  }

  /**
   * Output neurons.
   *
   * @return 1 to 16
   */
  public int outputs() {
    return get(ReckonRegister.NUM_OUT_NEUR) + 1;
  }

  /** The membrane at which a neuron spikes. */
  int threshold() {
    return threshold;
  }

  /** The kept part of membranes and traces per step, in 1/32768. */
  int alpha() {
    return UPPER_ALPHA | alphaLow;
  }

  /** Refuses sizes under which the chip enters states that are not modelled. */
  void requireSizes() {
    if (inputs() > neurons() || neurons() % PAIR != 0) {
      throw new IllegalArgumentException(
          inputs()
              + " inputs, "
              + neurons()
              + " neurons; neurons must be even and at least as many as inputs");
    }
  }
}
