package org.backspike.snn.kernel;

import java.util.Locale;
import java.util.Optional;

/**
 * The kernels of this JVM, chosen once. System property {@code backspike.simd}: {@code auto} (the
 * default) takes vector kernels unless there is an obstacle, {@code off} takes scalar ones, {@code
 * on} fails where there is an obstacle.
 */
public final class Kernels {
  /** Newest Java release these kernels were tested on; {@code backspike.simd.newest} raises it. */
  private static final int NEWEST_TESTED_JAVA = 25;

  private static final String MODE =
      System.getProperty("backspike.simd", "auto").toLowerCase(Locale.ROOT);
  private static final Optional<String> OBSTACLE = obstacle();

  private Kernels() {}

  /**
   * Sums of rows of a matrix.
   *
   * @return a stateless kernel
   */
  public static RowSums rowSums() {
    return vector() ? new VectorRowSums() : new ScalarRowSums();
  }

  /**
   * Steps of a population.
   *
   * @return a stateless kernel
   */
  public static NeuronScan neuronScan() {
    return vector() ? new VectorNeuronScan() : new ScalarNeuronScan();
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
