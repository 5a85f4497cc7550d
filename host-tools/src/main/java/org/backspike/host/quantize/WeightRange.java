package org.backspike.host.quantize;

/** Which float weight the largest integer stands for. */
public enum WeightRange {
  /** The largest weight there is: for a network that is only run. */
  FITTED {
    @Override
    double of(float[] weights) {
      double largest = 0;
      for (float weight : weights) {
        largest = Math.max(largest, Math.abs(weight));
      }
      return largest;
    }
  },
  /**
   * The power of two next to five times the root mean square: room to grow, for a network that will
   * learn.
   */
  LEARNING {
    @Override
    double of(float[] weights) {
      double squares = 0;
      for (float weight : weights) {
        squares += (double) weight * weight;
      }
      double rms = Math.sqrt(squares / weights.length);
      return rms == 0 ? 0 : Math.pow(2, Math.rint(Math.log(5 * rms) / Math.log(2)));
    }
  };

  /** The range of some weights; 0 if all are 0. */
  abstract double of(float[] weights);
}
