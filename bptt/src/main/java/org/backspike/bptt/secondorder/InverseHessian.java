package org.backspike.bptt.secondorder;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * BFGS: the whole inverse Hessian, for a few thousand parameters at most. Source: Nocedal and
 * Wright, equations 6.17 and 6.20.
 */
final class InverseHessian implements Direction {
  /** Most parameters: a matrix of 128 MB. */
  static final int MOST = 4096;

  private static final double SKIP = 1e-10;

  private RealMatrix inverse;
  private boolean isScaled;

  InverseHessian(int size) {
    if (size > MOST) {
      throw new IllegalArgumentException(
          "bfgs with " + size + " parameters; must be at most " + MOST + ", or use lbfgs");
    }
    inverse = MatrixUtils.createRealIdentityMatrix(size);
  }

  @Override
  public double[] from(double[] x, double[] gradient) {
    return Vectors.times(-1, inverse.operate(gradient));
  }

  @Override
  public void learn(double[] step, double[] change) {
    double product = Vectors.dot(step, change);
    if (product <= SKIP * Vectors.dot(step, step)) {
      return;
    }
    if (!isScaled) {
      inverse = inverse.scalarMultiply(product / Vectors.dot(change, change));
      isScaled = true;
    }
    // H + (1 + y'Hy / s'y) ss' / s'y - (s (Hy)' + (Hy) s') / s'y
    RealVector s = new ArrayRealVector(step, false);
    RealVector hy = inverse.operate(new ArrayRealVector(change, false));
    double factor = (1 + hy.dotProduct(new ArrayRealVector(change, false)) / product) / product;
    RealMatrix cross = s.outerProduct(hy);
    inverse =
        inverse
            .add(s.outerProduct(s).scalarMultiply(factor))
            .subtract(cross.add(cross.transpose()).scalarMultiply(1 / product));
  }
}
