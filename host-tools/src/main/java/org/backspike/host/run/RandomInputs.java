package org.backspike.host.run;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.execute.Stimulus;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.snn.encode.CounterHash;

/**
 * Noise: every channel of every input fires with the same probability in every step. The draw is a
 * hash of seed, sample, population, step and channel, so that it does not depend on order.
 *
 * @param network the network
 * @param samples how many samples
 * @param steps steps with input
 * @param rate probability of a spike, 0 to 1
 * @param seed of all draws
 */
public record RandomInputs(IntegerNetwork network, int samples, int steps, double rate, int seed)
    implements ChipInputs {

  @Override
  public Map<Integer, Stimulus> of(int sample) {
    Map<Integer, Stimulus> inputs = new TreeMap<>();
    for (int p = 0; p < network.populations().size(); p++) {
      if (network.populations().get(p).kind() == PopulationKind.INPUT) {
        inputs.put(p, noise(CounterHash.key(seed, sample, p), network.populations().get(p).size()));
      }
    }
    return inputs;
  }

  private Stimulus noise(int key, int channels) {
    int[] offsets = new int[steps + 1];
    int[] fired = new int[(int) Math.min(1 << 20, (long) channels * steps + 1)];
    int count = 0;
    for (int t = 0; t < steps; t++) {
      int ofStep = CounterHash.key(key, t);
      if (count + channels > fired.length) {
        fired = Arrays.copyOf(fired, Math.max(count + channels, 2 * count));
      }
      for (int i = 0; i < channels; i++) {
        if (CounterHash.uniform(ofStep, i) < rate) {
          fired[count++] = i;
        }
      }
      offsets[t + 1] = count;
    }
    int[] payloads = new int[count];
    Arrays.fill(payloads, 1);
    return new Stimulus(offsets, Arrays.copyOf(fired, count), payloads);
  }
}
