package org.backspike.host.check;

import java.util.List;
import org.backspike.chip.controller.reckon.ReckonConfiguration;
import org.backspike.chip.controller.reckon.ReckonSample;
import org.backspike.chip.controller.reckon.ReckonWeights;
import org.backspike.host.file.InputError;
import org.backspike.host.file.ReckonData;

/**
 * What a run of ReckOn starts from, read once.
 *
 * @param data where it was
 * @param train samples of phase 0
 * @param test samples of phase 1
 * @param weights before the run
 * @param afterTwoSamples after training samples 0 and 1
 */
record ReckonInputs(
    ReckonData data,
    List<ReckonSample> train,
    List<ReckonSample> test,
    ReckonWeights weights,
    ReckonWeights afterTwoSamples) {
  static ReckonInputs read(ReckonData data, ReckonConfiguration sizes) {
    return new ReckonInputs(
        data,
        data.train(),
        data.test(),
        data.weights("init", sizes),
        data.weights("after_two_samples", sizes));
  }

  ReckonSample sample(ReckonSampleKey key) {
    List<ReckonSample> samples = key.phase() == ReckonPhase.TRAIN ? train : test;
    if (key.index() >= samples.size()) {
      throw new InputError(
          data.folder(),
          key.describe(),
          "is not there; there are " + samples.size() + " " + key.phase().word() + " samples");
    }
    return samples.get(key.index());
  }
}
