package org.backspike.host.run;

import org.backspike.bptt.Progress;
import org.backspike.bptt.Workers;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.image.ChipImage;
import org.backspike.host.map.Fit;
import org.backspike.host.map.Mapper;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.host.quantize.Quantizer;
import org.backspike.host.quantize.WeightRange;
import org.backspike.snn.Network;

/**
 * Chooses the units of a quantized network by what it does on a chip. Spikes are timed by small
 * margins, so that two roundings of the same weights, each with errors below one percent, can
 * differ by points; a few of them are tried on samples that are not those of the test.
 */
public final class Calibration {
  /** Ranges that are tried: 1, 1.02, and so on. */
  private static final int CANDIDATES = 10;

  private static final double STEP = 0.02;

  private Calibration() {}

  /**
   * The best of a few quantizations; the one with the narrowest range if several are as good.
   *
   * @param source the float network
   * @param chip the chip
   * @param samples samples to choose by
   * @param workers threads
   * @param progress told after every sample
   * @return the chosen network
   * @throws IllegalArgumentException if the datapath cannot express the network or it does not fit
   */
  public static QuantizedNetwork best(
      Network source, Chip chip, SampleSource samples, Workers workers, Progress progress) {
    QuantizedNetwork best = Quantizer.quantize(source, chip.datapath(), WeightRange.FITTED);
    double bestAccuracy = accuracy(best, chip, samples, workers, progress);
    for (int i = 1; i < CANDIDATES; i++) {
      QuantizedNetwork candidate =
          Quantizer.quantize(source, chip.datapath(), WeightRange.FITTED, 1 + i * STEP);
      double accuracy = accuracy(candidate, chip, samples, workers, progress);
      if (accuracy > bestAccuracy) {
        best = candidate;
        bestAccuracy = accuracy;
      }
    }
    return best;
  }

  private static double accuracy(
      QuantizedNetwork quantized,
      Chip chip,
      SampleSource samples,
      Workers workers,
      Progress progress) {
    return switch (Mapper.place(quantized.network(), chip)) {
      case Fit.Placed placed ->
          ChipRun.of(
                  new ChipImage(chip, quantized.network(), placed.placement()),
                  samples,
                  samples.data().size(),
                  quantized.chipSteps(),
                  ChipRun.Mode.FUNCTIONAL,
                  workers,
                  progress)
              .accuracy();
      case Fit.Refused refused ->
          throw new IllegalArgumentException(
              "cannot be calibrated on " + chip.name() + ": " + refused.reasons().getFirst());
    };
  }
}
