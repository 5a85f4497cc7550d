package org.backspike.snn.neuron;

import java.util.Map;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Lif;

/**
 * The numbers of a neuron with its learned ones put in.
 *
 * @param synapticDecay kept part of the current
 * @param keep kept part of the membrane
 * @param gain factor on the current
 * @param threshold firing threshold
 */
public record NeuronNumbers(double synapticDecay, double keep, double gain, double threshold) {

  /**
   * The numbers of a Lif.
   *
   * @param lif the neuron
   * @param learned values of what it learns, each of shape [1] or [neurons]
   * @param neuron its index in the population
   * @return its numbers
   */
  public static NeuronNumbers of(Lif lif, Map<LearnedNumber, double[]> learned, int neuron) {
    double keep = lif.membraneDecay();
    double gain = lif.gain();
    double threshold = lif.threshold();
    for (Map.Entry<LearnedNumber, double[]> entry : learned.entrySet()) {
      double[] values = entry.getValue();
      double value = values[values.length == 1 ? 0 : neuron];
      switch (entry.getKey()) {
        case MEMBRANE_DECAY -> keep = Math.clamp(value, 0, 1);
        case THRESHOLD -> threshold = value;
        case TIME_CONSTANT_SCALING_INPUT -> {
          keep = 1 - logistic(value);
          gain = logistic(value);
        }
        case TIME_CONSTANT -> keep = 1 - logistic(value);
      }
    }
    return new NeuronNumbers(lif.synapticDecay(), keep, gain, threshold);
  }

  /**
   * The factor from the states of an alpha synapse to the membrane.
   *
   * @return gain ln b / (ln b - ln a), a the synaptic and b the membrane decay
   */
  public double alphaScale() {
    return gain * Math.log(keep) / (Math.log(keep) - Math.log(synapticDecay));
  }

  /**
   * The gradient of a learned number from those of the numbers it sets.
   *
   * @param number which
   * @param value where
   * @param byKeep gradient of the kept part
   * @param byGain gradient of the gain
   * @param byThreshold gradient of the threshold
   * @return its gradient
   */
  public static double gradient(
      LearnedNumber number, double value, double byKeep, double byGain, double byThreshold) {
    double k = logistic(value);
    return switch (number) {
      case MEMBRANE_DECAY -> value >= 0 && value <= 1 ? byKeep : 0;
      case THRESHOLD -> byThreshold;
      case TIME_CONSTANT_SCALING_INPUT -> (byGain - byKeep) * k * (1 - k);
      case TIME_CONSTANT -> -byKeep * k * (1 - k);
    };
  }

  private static double logistic(double w) {
    return 1 / (1 + Math.exp(-w));
  }
}
