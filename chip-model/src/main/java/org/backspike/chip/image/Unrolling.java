package org.backspike.chip.image;

import java.util.Arrays;
import org.backspike.chip.kernel.ConvolutionTaps;
import org.backspike.chip.network.Convolution;
import org.backspike.chip.network.Plane;
import org.backspike.chip.network.WeightArray;

/** Finds the outputs that each input position of a convolution reaches, once, at load. */
final class Unrolling {
  private final Convolution convolution;
  private final Plane plane;
  private final int[] starts;
  private int[] tap = new int[1024];
  private int[] output = new int[1024];
  private int count;

  private Unrolling(Convolution convolution) {
    this.convolution = convolution;
    this.plane = convolution.plane();
    this.starts = new int[plane.width() * plane.height() + 1];
  }

  /**
   * Unrolls the geometry.
   *
   * @param convolution the convolution
   * @param weights its weights in the order in which it gives them
   */
  static ConvolutionTaps of(Convolution convolution, WeightArray weights) {
    return new Unrolling(convolution).unroll(weights);
  }

  private ConvolutionTaps unroll(WeightArray weights) {
    for (int x = 0; x < plane.width(); x++) {
      for (int y = 0; y < plane.height(); y++) {
        reach(x, y);
        starts[x * plane.height() + y + 1] = count;
      }
    }
    int inputs = plane.channels();
    int groups = convolution.groups();
    boolean channelsLast = plane.layout() == Plane.Layout.WHC;
    int positions = plane.width() * plane.height();
    int[] positionOf = new int[positions * inputs];
    int[] channelOf = new int[positions * inputs];
    for (int n = 0; n < positionOf.length; n++) {
      if (channelsLast) {
        positionOf[n] = n / inputs;
        channelOf[n] = n % inputs;
      } else {
        int inPlane = n % positions;
        positionOf[n] = inPlane % plane.width() * plane.height() + inPlane / plane.width();
        channelOf[n] = n / positions;
      }
    }
    return new ConvolutionTaps(
        inputs,
        inputs / groups,
        convolution.outputChannels() / groups,
        plane.taps(),
        channelsLast ? 1 : plane.outputWidth() * plane.outputHeight(),
        positionOf,
        channelOf,
        starts,
        Arrays.copyOf(tap, count),
        Arrays.copyOf(output, count),
        ordered(weights));
  }

  private void reach(int x, int y) {
    for (int kx = 0; kx < plane.kernel().x(); kx++) {
      int ox = target(x, kx, plane.padding().x(), plane.dilation().x(), plane.stride().x());
      if (ox < 0 || ox >= plane.outputWidth()) {
        continue;
      }
      for (int ky = 0; ky < plane.kernel().y(); ky++) {
        int oy = target(y, ky, plane.padding().y(), plane.dilation().y(), plane.stride().y());
        if (oy >= 0 && oy < plane.outputHeight()) {
          add(weightTap(kx, ky), first(ox, oy));
        }
      }
    }
  }

  /** The output that a tap reaches from an input, or -1. */
  private static int target(int at, int tap, int padding, int dilation, int stride) {
    int offset = at + padding - tap * dilation;
    return offset >= 0 && offset % stride == 0 ? offset / stride : -1;
  }

  private int weightTap(int kx, int ky) {
    boolean flipped = convolution.mode() == Convolution.Mode.CONVOLUTION;
    int wx = flipped ? plane.kernel().x() - 1 - kx : kx;
    int wy = flipped ? plane.kernel().y() - 1 - ky : ky;
    return wx * plane.kernel().y() + wy;
  }

  private int first(int ox, int oy) {
    return plane.layout() == Plane.Layout.WHC
        ? (ox * plane.outputHeight() + oy) * convolution.outputChannels()
        : oy * plane.outputWidth() + ox;
  }

  private void add(int tapOfKernel, int firstOutput) {
    if (count == tap.length) {
      tap = Arrays.copyOf(tap, 2 * count);
      output = Arrays.copyOf(output, 2 * count);
    }
    tap[count] = tapOfKernel;
    output[count++] = firstOutput;
  }

  /** From [output][tap][input of group] to [group][tap][input of group][output of group]. */
  private WeightArray ordered(WeightArray given) {
    int groupInputs = plane.channels() / convolution.groups();
    int groupOutputs = convolution.outputChannels() / convolution.groups();
    int taps = plane.taps();
    return WeightArray.of(
        given.length(),
        i -> {
          int out = i % groupOutputs;
          int in = i / groupOutputs % groupInputs;
          int t = i / groupOutputs / groupInputs % taps;
          int group = i / groupOutputs / groupInputs / taps;
          return given.get(((group * groupOutputs + out) * taps + t) * groupInputs + in);
        });
  }
}
