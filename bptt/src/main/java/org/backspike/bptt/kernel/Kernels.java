package org.backspike.bptt.kernel;

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
   * Errors of a population, step by step backward.
   *
   * @return a stateless kernel
   */
  public static ErrorScan errorScan() {
    return vector() ? new VectorErrorScan() : new ScalarErrorScan();
  }

  /**
   * Errors of a source from those of its target.
   *
   * @return a stateless kernel
   */
  public static Product product() {
    return vector() ? new VectorProduct() : new ScalarProduct();
  }

  /**
   * Where errors of spikes count.
   *
   * @return a stateless kernel
   */
  public static Gate gate() {
    return vector() ? new VectorGate() : new ScalarGate();
  }

  /**
   * Errors of a source population where they count.
   *
   * @return a stateless kernel
   */
  public static ListedDots listedDots() {
    return vector() ? new VectorListedDots() : new ScalarListedDots();
  }

  /**
   * The same for one step.
   *
   * @return a stateless kernel
   */
  public static GatedStep gatedStep() {
    return vector() ? new VectorGatedStep() : new ScalarGatedStep();
  }

  /**
   * Rows of a weight gradient.
   *
   * @return a stateless kernel
   */
  public static ListedRowSums listedRowSums() {
    return vector() ? new VectorListedRowSums() : new ScalarListedRowSums();
  }

  /**
   * Steps of spikes.
   *
   * @return a stateless kernel
   */
  public static BitLists bitLists() {
    return vector() ? new VectorBitLists() : new ScalarBitLists();
  }

  /**
   * Rows of a weight gradient by events.
   *
   * @return a stateless kernel
   */
  public static EventRows eventRows() {
    return vector() ? new VectorEventRows() : new ScalarEventRows();
  }

  /**
   * A step of Adam.
   *
   * @return a stateless kernel
   */
  public static AdamUpdate adamUpdate() {
    return vector() ? new VectorAdamUpdate() : new ScalarAdamUpdate();
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
