package org.backspike.chip.controller.odin;

/** Tells every spike event that is served, at the turn of one neuron. */
final class ServedOutput extends OdinOutput {
  private final int turn;

  ServedOutput(int turn) {
    this.turn = turn;
  }

  @Override
  void observe(Odin core) {
    core.tell(core.servesWriting(turn) ? 1 : 0, core.head() & 0xff);
  }

  @Override
  int nextTold(int neuron) {
    return neuron <= turn ? turn : Odin.NEURONS;
  }

  @Override
  int nextToldWord(int row, int word) {
    return Odin.WORDS_PER_ROW;
  }
}
