package org.backspike.chip.controller.odin;

/** Tells every spike. */
final class SpikeOutput extends OdinOutput {
  @Override
  void observe(Odin core) {
    core.tell(core.fired(), core.target());
  }

  @Override
  int nextTold(int neuron) {
    return Odin.NEURONS;
  }

  @Override
  int nextToldWord(int row, int word) {
    return Odin.WORDS_PER_ROW;
  }
}
