package org.backspike.host.run;

import java.util.Map;
import java.util.OptionalInt;
import org.backspike.chip.execute.Inference;
import org.backspike.chip.execute.Stimulus;
import org.backspike.chip.network.IntegerNetwork;

/**
 * Samples of a task or a data set, encoded for the input of a network.
 *
 * @param source the samples with their encoder
 * @param network the network
 * @param samples how many of them
 */
public record TaskInputs(SampleSource source, IntegerNetwork network, int samples)
    implements ChipInputs {
  @Override
  public Map<Integer, Stimulus> of(int sample) {
    return Map.of(
        Inference.input(network), source.chipStimulus(sample, network.datapath().maxPayload()));
  }

  @Override
  public OptionalInt label(int sample) {
    return OptionalInt.of(source.data().label(sample));
  }
}
