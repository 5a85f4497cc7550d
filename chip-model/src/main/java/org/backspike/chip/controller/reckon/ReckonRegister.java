package org.backspike.chip.controller.reckon;

/**
 * The configuration registers of ReckOn, with the value of the published cue accumulation and the
 * values that this model follows. Most allow one value: what the others do was not compared with
 * the chip's RTL.
 *
 * <p>Source: ChFrenkel/ReckOn, spi_slave.v, for names and addresses.
 */
public enum ReckonRegister {
  /** 1 while the chip is programmed; it runs with 0 in either case. */
  EN_CONF(0, 0, 0, 1),
  /** How spikes reset the membrane: by subtraction. */
  RST_MODE(8, 0),
  /** Which weights learn; written anew for each block of samples, see {@link Learning}. */
  DO_EPROP(9, 0),
  /** Whether the chip makes its own time steps. */
  LOCAL_TICK(10, 0),
  /** Whether a time step that comes too early stops the chip. */
  ERROR_HALT(11, 1),
  /** Left shift of input weights. */
  FP_LOC_WINP(12, 3),
  /** Left shift of recurrent weights. */
  FP_LOC_WREC(13, 3),
  /** Left shift of output weights. */
  FP_LOC_WOUT(14, 3),
  /** Fraction bits of the traces of inputs. */
  FP_LOC_TINP(15, 3),
  /** Fraction bits of the traces of neurons. */
  FP_LOC_TREC(16, 4),
  /** Fraction bits of the traces towards outputs. */
  FP_LOC_TOUT(17, 6),
  /** Left shift of the learning signal. */
  LEARN_SIG_SCALE(18, 5),
  /** How firing rates are regularised. */
  REGUL_MODE(19, 2),
  /** Weight of the regularisation. */
  REGUL_W(20, 3),
  /** Whether decays round at random. */
  EN_STOCH_ROUND(21, 1),
  /** A setting of the memory macros. */
  SRAM_SPEEDMODE(22, 0),
  /** A choice of timing. */
  TIMING_MODE(23, 0),
  /** Regression instead of classification. */
  REGRESSION(25, 0),
  /** Whether a sample has one label. */
  SINGLE_LABEL(26, 1),
  /** Whether outputs are linear. */
  NO_OUT_ACT(27, 0),
  /** Whether every step sends a result. */
  SEND_PER_TIMESTEP(30, 0),
  /** Whether results are labels. */
  SEND_LABEL_ONLY(31, 1),
  /** Whether membranes are noisy. */
  NOISE_EN(32, 0),
  /** Whether traces are kept without learning. */
  FORCE_TRACES(33, 0),
  /** Cycles of a step of the chip's own. */
  CYCLES_PER_TICK(64, 0),
  /** Upper bits of the decays of words 0 to 31. */
  ALPHA_CONF0(65, 0),
  /** Upper bits of the decays of words 32 to 63. */
  ALPHA_CONF1(66, 0),
  /** Upper bits of the decays of words 64 to 95. */
  ALPHA_CONF2(67, 0),
  /** Upper bits of the decays of words 96 to 127. */
  ALPHA_CONF3(68, 0),
  /** Kept part of outputs and of their traces per step, in 1/128. */
  KAPPA(69, 0x79, 0, 127),
  /** First bound of the pseudo-derivative, in membrane units. */
  THR_H_0(70, 205, 0, 32_767),
  /** Second bound. */
  THR_H_1(71, 205, 0, 32_767),
  /** Third bound. */
  THR_H_2(72, 205, 0, 32_767),
  /** Fourth bound. */
  THR_H_3(73, 205, 0, 32_767),
  /** Pseudo-derivative below the first bound. */
  H_0(74, 0, 0, 15),
  /** Pseudo-derivative below the second bound. */
  H_1(75, 0, 0, 15),
  /** Pseudo-derivative below the third bound. */
  H_2(76, 0, 0, 15),
  /** Pseudo-derivative below the fourth bound. */
  H_3(77, 0, 0, 15),
  /** Pseudo-derivative above all bounds. */
  H_4(78, 1, 0, 15),
  /** Right shift of updates of input weights. */
  LR_R_WINP(79, 0),
  /** Left shift of updates of input weights. */
  LR_P_WINP(80, 8),
  /** Right shift of updates of recurrent weights. */
  LR_R_WREC(81, 0),
  /** Left shift of updates of recurrent weights. */
  LR_P_WREC(82, 8),
  /** Right shift of updates of output weights. */
  LR_R_WOUT(83, 0),
  /** Left shift of updates of output weights. */
  LR_P_WOUT(84, 14),
  /** Seed of the random bits for input weights, 25 bits. */
  SEED_INP(85, 0xF0F0, 1, (1 << 25) - 1),
  /** Seed of the random bits for recurrent weights, 25 bits. */
  SEED_REC(86, 0xF1F1, 1, (1 << 25) - 1),
  /** Seed of the random bits for output weights, 22 bits. */
  SEED_OUT(87, 0xF2F2, 1, (1 << 22) - 1),
  /** Seeds for the membranes of both neurons of a word, 15 bits each. */
  SEED_STRND_NEUR(88, 0x3F3F_F3F3, 1, (1 << 30) - 1),
  /** Seed for the outputs, 15 bits. */
  SEED_STRND_ONEUR(89, 0x74F4, 1, (1 << 15) - 1),
  /** Seeds for the traces of inputs, 15 bits each. */
  SEED_STRND_TINP(90, 0x3F5F_F5F5, 1, (1 << 30) - 1),
  /** Seeds for the traces of neurons, 15 bits each. */
  SEED_STRND_TREC(91, 0x3F6F_F6F6, 1, (1 << 30) - 1),
  /** Seeds for the traces towards outputs, 15 bits each. */
  SEED_STRND_TOUT(92, 0x3F7F_F7F7, 1, (1 << 30) - 1),
  /** Seed of the noise, which is off. */
  SEED_NOISE_NEUR(93, 0x0FF0, 0, (1 << 30) - 1),
  /** Inputs minus one; not above the neurons. */
  NUM_INP_NEUR(94, 39, 0, 255),
  /** Recurrent neurons minus one; odd, so that words are full. */
  NUM_REC_NEUR(95, 99, 1, 255),
  /** Outputs minus one. */
  NUM_OUT_NEUR(96, 1, 0, 15),
  /** Trace of a neuron, in its integer part, above which it is held back. */
  REGUL_F0(98, 160, 0, 255),
  /** Right shift of the regularisation of input weights. */
  REGUL_K_INP_R(99, 0),
  /** Left shift of the regularisation of input weights. */
  REGUL_K_INP_P(100, 10),
  /** Right shift of the regularisation of recurrent weights. */
  REGUL_K_REC_R(101, 0),
  /** Left shift of the regularisation of recurrent weights. */
  REGUL_K_REC_P(102, 10),
  /** A factor of the regularisation. */
  REGUL_K_MUL(103, 0),
  /** Strength of the noise, which is off. */
  NOISE_STR(104, 0, 0, (1 << 30) - 1);

  private final int address;
  private final int published;
  private final int lowest;
  private final int highest;

  ReckonRegister(int address, int only) {
    this(address, only, only, only);
  }

  ReckonRegister(int address, int published, int lowest, int highest) {
    this.address = address;
    this.published = published;
    this.lowest = lowest;
    this.highest = highest;
  }

  /**
   * Its address.
   *
   * @return that of the chip's serial interface
   */
  public int address() {
    return address;
  }

  /**
   * Its value for the published task.
   *
   * @return within what is allowed
   */
  public int published() {
    return published;
  }

  /**
   * Checks a value.
   *
   * @param value proposed
   * @return the value
   * @throws IllegalArgumentException if the model does not follow it
   */
  int require(int value) {
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          "register "
              + this
              + " is "
              + value
              + "; must be "
              + (lowest == highest ? "" + lowest : lowest + " to " + highest)
              + ", the chip's behaviour with other values is not modelled");
    }
    return value;
  }
}
