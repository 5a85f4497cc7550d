package org.backspike.chip.controller.odin;

import org.backspike.chip.controller.Partners;
import org.backspike.chip.controller.Probe;

/** ODIN without a digest. */
final class SkippingOdin extends Odin {
  SkippingOdin(
      OdinRegisters registers,
      long[] neurons,
      int[] synapses,
      Partners partners,
      Probe probe,
      OdinOutput output) {
    super(registers, neurons, synapses, partners, probe, output);
  }

  @Override
  protected void absorb(long times) {}

  @Override
  int leakSweep(int first, int end) {
    for (int n = first; n < end; n++) {
      long word = high[n];
      int next = OdinNeuron.leaked(low[n], OdinNeuron.state(word));
      if ((next >> OdinNeuron.FIRED & 1) == 1 && word >= 0) {
        return n;
      }
      high[n] = OdinNeuron.withState(word, next);
      flag(n, next);
    }
    return end;
  }

  @Override
  int spikeSweep(int row, int sign, int word, int first, int end) {
    int weights = word;
    for (int n = first; n < end; n++) {
      if ((n & 7) == 0) {
        weights = synapses[row + (n >> 3)];
        if (!learnsNothing(weights, n >> 3)) {
          return n;
        }
      }
      long before = high[n];
      int weight = (magnitude(weights, n, propagateUnmapped) ^ sign) - sign;
      int next = OdinNeuron.integrated(low[n], OdinNeuron.state(before), weight);
      if ((next >> OdinNeuron.FIRED & 1) == 1 && before >= 0) {
        return n;
      }
      high[n] = OdinNeuron.withState(before, next);
      flag(n, next);
    }
    return end;
  }

  @Override
  int driftSweep(int first, int end) {
    int address = first;
    while (address < end && isStable(synapses[address])) {
      address++;
    }
    return address;
  }
}
