package org.backspike.chip.kernel;

import static org.backspike.chip.kernel.Lanes.INT;
import static org.backspike.chip.kernel.Lanes.load;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.IntVector;
import org.backspike.chip.network.WeightArray.Storage;

/**
 * The same in 32-bit lanes where the output channels of a position lie side by side; else the
 * scalar form. What depends on the channel alone is worked out once per event.
 */
final class VectorConvolutionSums implements ConvolutionSums {
  private static final Storage STORAGE = Specialization.rule(MethodHandles.lookup(), Storage.class);

  private final ConvolutionSums scalar;

  VectorConvolutionSums(ConvolutionSums scalar) {
    this.scalar = scalar;
  }

  @Override
  public long add(
      ConvolutionTaps taps, int[] events, int[] payloads, int count, int[] sums, int offset) {
    if (taps.outputStride != 1 || taps.groupOutputs < INT.length()) {
      return scalar.add(taps, events, payloads, count, sums, offset);
    }
    int weightsOfTap = taps.groupInputs * taps.groupOutputs;
    long delivered = 0;
    for (int k = 0; k < count; k++) {
      int channel = taps.channelOf[events[k]];
      int position = taps.positionOf[events[k]];
      int weight = taps.weightAt(0, channel);
      int output = offset + taps.outputAt(0, channel);
      for (int t = taps.starts[position]; t < taps.starts[position + 1]; t++) {
        addTap(
            taps, weight + taps.tap[t] * weightsOfTap, payloads[k], sums, output + taps.output[t]);
      }
      delivered += taps.fanOut(events[k]);
    }
    return delivered;
  }

  private static void addTap(ConvolutionTaps taps, int w, int payload, int[] sums, int out) {
    int bound = INT.loopBound(taps.groupOutputs);
    for (int o = 0; o < bound; o += INT.length()) {
      IntVector weights =
          STORAGE == Storage.BYTES
              ? load(taps.weights.bytes(), w + o)
              : load(taps.weights.shorts(), w + o);
      load(sums, out + o).add(weights.mul(payload)).intoArray(sums, out + o);
    }
    if (bound < taps.groupOutputs) {
      ScalarConvolutionSums.addFrom(bound, taps, w, payload, sums, out);
    }
  }
}
