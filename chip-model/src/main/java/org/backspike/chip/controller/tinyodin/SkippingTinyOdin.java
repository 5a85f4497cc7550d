package org.backspike.chip.controller.tinyodin;

import org.backspike.chip.controller.Partners;
import org.backspike.chip.controller.Probe;

/** tinyODIN without a digest. */
final class SkippingTinyOdin extends TinyOdin {
  SkippingTinyOdin(
      TinyOdinRegisters registers, int[] neurons, int[] synapses, Partners partners, Probe probe) {
    super(registers, neurons, synapses, partners, probe);
  }

  @Override
  protected void absorb(long times) {}

  @Override
  int leakSweep(int first, int end) {
    int[] memory = neurons;
    for (int n = first; n < end; n++) {
      int word = memory[n];
      int x = leaked(word);
      int fires = fires(word, x);
      if ((fires & ~(word >>> 31)) == 1) {
        return n;
      }
      memory[n] = (word & ~0xfff) | (fires == 1 ? 0 : x & 0xfff);
    }
    return end;
  }

  @Override
  int spikeSweep(int row, int word, int first, int end) {
    int[] memory = neurons;
    int weights = word;
    for (int n = first; n < end; n++) {
      if ((n & 7) == 0) {
        weights = synapses[row + (n >> 3)];
      }
      int state = memory[n];
      int x = integrated(state, weight(weights, n));
      int fires = fires(state, x);
      if ((fires & ~(state >>> 31)) == 1) {
        return n;
      }
      memory[n] = (state & ~0xfff) | (fires == 1 ? 0 : x & 0xfff);
    }
    return end;
  }
}
