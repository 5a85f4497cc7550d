package org.backspike.experiments.benchmark;

import java.util.SplittableRandom;
import org.backspike.chip.network.WeightArray;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Weights of 512 sources onto 1024 targets, and the 51 sources, a tenth, that spike in a step. */
@State(Scope.Thread)
public class Crossbar {
  static final int SOURCES = 512;
  static final int TARGETS = 1024;
  static final int SPIKING = 51;
  static final int EVENTS = SPIKING * TARGETS;

  final WeightArray bytes = WeightArray.of(new byte[SOURCES * TARGETS]);
  final WeightArray shorts = WeightArray.of(new short[SOURCES * TARGETS]);
  final int[] rows = new int[SPIKING];
  final int[] payloads = new int[SPIKING];
  final int[] sums = new int[TARGETS];

  /** For the harness. */
  public Crossbar() {}

  /** Fills the arrays. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(1);
    random.nextBytes(bytes.bytes());
    for (int i = 0; i < shorts.length(); i++) {
      shorts.shorts()[i] = (short) random.nextInt(-256, 256);
    }
    for (int k = 0; k < SPIKING; k++) {
      rows[k] = random.nextInt(SOURCES);
      payloads[k] = random.nextInt(1, 16);
    }
  }
}
