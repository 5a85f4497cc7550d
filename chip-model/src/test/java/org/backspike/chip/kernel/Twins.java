package org.backspike.chip.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.backspike.chip.Datapaths;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Overflow;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.network.WeightArray;
import org.backspike.chip.network.WeightArray.Storage;

/** What the comparisons of scalar and vector kernels have in common. */
final class Twins {
  /** How the numbers of a comparison are chosen. */
  enum Values {
    ALL_LEAST,
    ALL_MOST,
    EXTREMES,
    SMALL,
    ANY
  }

  static final boolean VECTORS = Kernels.describe().startsWith("vector kernels");

  private Twins() {}

  /**
   * The vector kernel of a rule. A JVM without vectors, which the scalar tests run on, compares the
   * scalar kernel with itself; the others fail without vectors.
   */
  static <K> K vector(Class<K> contract, Class<? extends K> vector, Object rule, K scalar) {
    return VECTORS ? Specialization.of(contract, vector, rule, scalar) : scalar;
  }

  /** Around the lane count, odd, and large. */
  static IntStream sizes() {
    int lanes = VECTORS ? Lanes.INT.length() : 8;
    return IntStream.of(
        1,
        3,
        lanes - 1,
        lanes,
        lanes + 1,
        2 * lanes + 3,
        4 * lanes - 1,
        4 * lanes,
        4 * lanes + 1,
        127,
        1000);
  }

  /** Presets and mixtures that no chip has. */
  static List<Datapath> datapaths() {
    List<Datapath> all = new ArrayList<>(Datapaths.presets());
    all.add(Datapaths.mixture());
    all.add(Datapaths.oddities());
    all.add(Datapaths.freeSumsIntoSaturation());
    all.add(Datapaths.freeSumsWithoutCurrent());
    return all;
  }

  static int value(SplittableRandom random, Values values, long least, long most) {
    return switch (values) {
      case ALL_LEAST -> (int) least;
      case ALL_MOST -> (int) most;
      case EXTREMES -> (int) extreme(random, least, most);
      case SMALL -> (int) Math.min(most, Math.max(least, random.nextLong(-9, 10)));
      case ANY -> (int) random.nextLong(least, most + 1);
    };
  }

  private static long extreme(SplittableRandom random, long least, long most) {
    long near =
        switch (random.nextInt(5)) {
          case 0 -> least;
          case 1 -> most;
          case 2 -> least + 1;
          case 3 -> most - 1;
          default -> random.nextInt(-1, 2);
        };
    return Math.min(most, Math.max(least, near));
  }

  static int[] values(SplittableRandom random, Values values, int n, long least, long most) {
    int[] array = new int[n];
    for (int i = 0; i < n; i++) {
      array[i] = value(random, values, least, most);
    }
    return array;
  }

  /** The least number that a register can be found to hold. */
  static long least(Register register) {
    return switch (register.overflow()) {
      case NONE -> Integer.MIN_VALUE;
      case LIMITS -> -(1 << 23);
      default -> register.min();
    };
  }

  /** The largest number that a register can be found to hold. */
  static long most(Register register) {
    return register.overflow() == Overflow.NONE ? Integer.MAX_VALUE : register.max();
  }

  static WeightArray weights(SplittableRandom random, Values values, Storage storage, int count) {
    if (storage == Storage.BYTES) {
      byte[] bytes = new byte[count];
      for (int i = 0; i < count; i++) {
        bytes[i] = (byte) value(random, values, Byte.MIN_VALUE, Byte.MAX_VALUE);
      }
      return WeightArray.of(bytes);
    }
    short[] shorts = new short[count];
    for (int i = 0; i < count; i++) {
      shorts[i] = (short) value(random, values, Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return WeightArray.of(shorts);
  }
}
