package org.backspike.snn.encode;

import org.backspike.snn.stimulus.ConstantCurrent;
import org.backspike.snn.stimulus.Stimulus;

/** The values themselves, as a current that flows at every step. */
public record DirectEncoder() implements Encoder {
  @Override
  public String name() {
    return "direct";
  }

  @Override
  public int channels(int features) {
    return features;
  }

  @Override
  public Stimulus encode(float[] features, long sample) {
    return new ConstantCurrent(features.clone());
  }
}
