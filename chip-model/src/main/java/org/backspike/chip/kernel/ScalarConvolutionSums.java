package org.backspike.chip.kernel;

/** The specification. */
final class ScalarConvolutionSums implements ConvolutionSums {
  @Override
  public long add(
      ConvolutionTaps taps, int[] events, int[] payloads, int count, int[] sums, int offset) {
    long delivered = 0;
    for (int k = 0; k < count; k++) {
      int channel = taps.channelOf[events[k]];
      int position = taps.positionOf[events[k]];
      for (int t = taps.starts[position]; t < taps.starts[position + 1]; t++) {
        int w = taps.weightAt(taps.tap[t], channel);
        int out = offset + taps.outputAt(taps.output[t], channel);
        addFrom(0, taps, w, payloads[k], sums, out);
      }
      delivered += taps.fanOut(events[k]);
    }
    return delivered;
  }

  static void addFrom(
      int first, ConvolutionTaps taps, int weight, int payload, int[] sums, int output) {
    for (int o = first; o < taps.groupOutputs; o++) {
      sums[output + o * taps.outputStride] += taps.weights.get(weight + o) * payload;
    }
  }
}
