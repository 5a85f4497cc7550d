package org.backspike.chip.controller.reckon;

import org.backspike.chip.controller.Digest;

/** The words that a cycle of ReckOn adds to a digest. */
final class CycleDigest implements CycleObserver {
  private static final long ONE = Digest.power(1);
  private static final long TWO = Digest.power(2);
  private static final long FIVE = Digest.power(5);

  private final Digest digest = new Digest();

  long value() {
    return digest.value();
  }

  void become(long value) {
    digest.become(value);
  }

  @Override
  public void registers(int counters, int handshake, int outputs) {
    long h = Digest.fold(digest.value(), counters, ONE);
    h = Digest.fold(h, handshake, ONE);
    digest.become(Digest.fold(h, outputs, ONE));
  }

  @Override
  public void wrote(int address, long low, long high) {
    if ((low | high) == 0) {
      digest.become(Digest.fold(digest.value(), address, FIVE));
      return;
    }
    long h = Digest.fold(digest.value(), address, ONE);
    h = Digest.fold(h, (int) low, ONE);
    h = Digest.fold(h, (int) (low >>> Integer.SIZE), ONE);
    if (high >>> Integer.SIZE == 0) {
      digest.become(Digest.fold(h, (int) high, TWO));
      return;
    }
    h = Digest.fold(h, (int) high, ONE);
    digest.become(Digest.fold(h, (int) (high >>> Integer.SIZE), ONE));
  }
}
