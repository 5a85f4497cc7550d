package org.backspike.snn.kernel;

/** The specification. */
final class ScalarLeakyUpdate implements LeakyUpdate {
  @Override
  public int fire(
      Constants c,
      float[] drive,
      float[] current,
      float[] carried,
      float[] membrane,
      int offset,
      int[] fired) {
    return fireFrom(0, 0, c, drive, current, carried, membrane, offset, fired);
  }

  @Override
  public void integrate(
      Constants c, float[] drive, float[] current, float[] carried, float[] membrane, int offset) {
    integrateFrom(0, c, drive, current, carried, membrane, offset);
  }

  static int fireFrom(
      int first,
      int firedBefore,
      Constants c,
      float[] drive,
      float[] current,
      float[] carried,
      float[] membrane,
      int offset,
      int[] fired) {
    int count = firedBefore;
    for (int i = first; i < drive.length; i++) {
      float j = c.alpha() * current[i] + drive[i];
      float v = c.beta() * carried[i] + c.gain() * j;
      current[i] = j;
      membrane[offset + i] = v;
      if (v > c.threshold()) {
        fired[count++] = i;
        v = c.remainder() * (v - c.threshold());
      }
      carried[i] = v;
    }
    return count;
  }

  static void integrateFrom(
      int first,
      Constants c,
      float[] drive,
      float[] current,
      float[] carried,
      float[] membrane,
      int offset) {
    for (int i = first; i < drive.length; i++) {
      float j = c.alpha() * current[i] + drive[i];
      float v = c.beta() * carried[i] + c.gain() * j;
      current[i] = j;
      carried[i] = v;
      membrane[offset + i] = v;
    }
  }
}
