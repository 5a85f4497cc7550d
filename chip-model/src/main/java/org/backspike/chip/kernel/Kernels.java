package org.backspike.chip.kernel;

import java.util.Locale;
import java.util.Optional;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.network.WeightArray;

/**
 * The kernels of this JVM, chosen once. System property {@code backspike.simd}: {@code auto} (the
 * default) takes vector kernels unless there is an obstacle, {@code off} takes scalar ones, {@code
 * on} fails where there is an obstacle.
 */
public final class Kernels {
  /**
   * Newest Java release these vector kernels were tested on; {@code backspike.simd.newest} raises
   * it.
   */
  private static final int NEWEST_TESTED_JAVA = 25;

  private static final String MODE =
      System.getProperty("backspike.simd", "auto").toLowerCase(Locale.ROOT);
  private static final Optional<String> OBSTACLE = obstacle();

  private Kernels() {}

  /**
   * Rows added into sums or into a state.
   *
   * @param rule what distinguishes them
   * @return a stateless kernel
   */
  public static RowSums rowSums(RowRule rule) {
    return choose(RowSums.class, ScalarRowSums.class, VectorRowSums.class, rule);
  }

  /**
   * Convolutions added into sums.
   *
   * @param storage how their weights are stored
   * @return a stateless kernel
   */
  public static ConvolutionSums convolutionSums(WeightArray.Storage storage) {
    ConvolutionSums scalar = new ScalarConvolutionSums();
    return vector()
        ? Specialization.of(ConvolutionSums.class, VectorConvolutionSums.class, storage, scalar)
        : scalar;
  }

  /**
   * Events that act one by one.
   *
   * @param rule what distinguishes them
   * @return a stateless kernel
   */
  public static EventUpdate eventUpdate(EventRule rule) {
    return choose(EventUpdate.class, ScalarEventUpdate.class, VectorEventUpdate.class, rule);
  }

  /**
   * Terms added into a state.
   *
   * @param register where the state is held
   * @return a stateless kernel
   */
  public static StateAdd stateAdd(Register register) {
    return choose(StateAdd.class, ScalarStateAdd.class, VectorStateAdd.class, register);
  }

  /**
   * Rows times errors.
   *
   * @return a stateless kernel
   */
  public static RowDots rowDots() {
    return vector() ? new VectorRowDots() : new ScalarRowDots();
  }

  /**
   * Sums into drives.
   *
   * @param rule what distinguishes them
   * @return a stateless kernel
   */
  public static DriveSums driveSums(DrainRule rule) {
    return choose(DriveSums.class, ScalarDriveSums.class, VectorDriveSums.class, rule);
  }

  /**
   * Integrating neurons.
   *
   * @param rule what they do
   * @return a stateless kernel
   */
  public static NeuronUpdate neuronUpdate(NeuronRule rule) {
    return rule.isRandom() || !rule.fitsInts()
        ? Specialization.of(NeuronUpdate.class, ScalarNeuronUpdate.class, rule)
        : choose(NeuronUpdate.class, ScalarNeuronUpdate.class, VectorNeuronUpdate.class, rule);
  }

  /**
   * Resonators.
   *
   * @param rule what they do
   * @return a stateless kernel
   */
  public static ResonatorUpdate resonatorUpdate(ResonatorRule rule) {
    return choose(
        ResonatorUpdate.class, ScalarResonatorUpdate.class, VectorResonatorUpdate.class, rule);
  }

  /**
   * Delta and sigma-delta units.
   *
   * @param rule what they do
   * @return a stateless kernel
   */
  public static DeltaUpdate deltaUpdate(DeltaRule rule) {
    return choose(DeltaUpdate.class, ScalarDeltaUpdate.class, VectorDeltaUpdate.class, rule);
  }

  /**
   * Which kernels are in use and why.
   *
   * @return one line without a full stop
   */
  public static String describe() {
    return vector()
        ? "vector kernels, " + VectorWidth.bits() + " bits"
        : "scalar kernels: " + OBSTACLE.orElseThrow();
  }

  /** The specification of a rule, or the vector kernel that leaves its tail to it. */
  private static <K> K choose(
      Class<K> contract, Class<? extends K> scalar, Class<? extends K> vector, Object rule) {
    K specification = Specialization.of(contract, scalar, rule);
    return vector() ? Specialization.of(contract, vector, rule, specification) : specification;
  }

  private static boolean vector() {
    return OBSTACLE.isEmpty();
  }

  private static Optional<String> obstacle() {
    if (MODE.equals("off")) {
      return Optional.of("switched off by backspike.simd");
    }
    Optional<String> found = Optional.empty();
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      found = Optional.of("no vector module; start Java with --add-modules jdk.incubator.vector");
    } else if (Runtime.version().feature()
        > Integer.getInteger("backspike.simd.newest", NEWEST_TESTED_JAVA)) {
      found = Optional.of("Java " + Runtime.version().feature() + " is newer than tested");
    } else if (VectorWidth.bits() < 256) {
      found = Optional.of("vectors of " + VectorWidth.bits() + " bits; at least 256 are used");
    }
    if (MODE.equals("on") && found.isPresent()) {
      throw new IllegalStateException("backspike.simd is on, but " + found.get());
    }
    return found;
  }

  /** Loaded only where the vector module is known to be present. */
  private static final class VectorWidth {
    static int bits() {
      return jdk.incubator.vector.IntVector.SPECIES_PREFERRED.vectorBitSize();
    }
  }
}
