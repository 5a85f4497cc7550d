package org.backspike.snn.encode;

import org.backspike.snn.stimulus.CurrentSeries;
import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;

/** Spikes of sign 1 or -1, at most one per step and signal. */
final class SignedSpikes {
  private final int steps;
  private final int signals;
  private final byte[] signs;

  SignedSpikes(int steps, int signals) {
    this.steps = steps;
    this.signals = signals;
    signs = new byte[Math.multiplyExact(steps, signals)];
  }

  void set(int step, int signal, int sign) {
    signs[step * signals + signal] = (byte) sign;
  }

  Stimulus as(Polarity polarity) {
    if (polarity == Polarity.SIGNED) {
      float[] values = new float[signs.length];
      for (int at = 0; at < signs.length; at++) {
        values[at] = signs[at];
      }
      return new CurrentSeries(signals, values);
    }
    SpikeTrain train = new SpikeTrain(polarity.channels(signals), steps);
    for (int t = 0; t < steps; t++) {
      add(train, t, 1, 0);
      if (polarity == Polarity.SPLIT) {
        add(train, t, -1, signals);
      }
      train.endStep();
    }
    return train;
  }

  private void add(SpikeTrain train, int step, int sign, int firstChannel) {
    for (int i = 0; i < signals; i++) {
      if (signs[step * signals + i] == sign) {
        train.add(firstChannel + i);
      }
    }
  }
}
