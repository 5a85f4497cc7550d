package org.backspike.bptt.secondorder;

/**
 * Newton's direction by conjugate gradients on Hessian products, ended early where it is good
 * enough or where the curvature is negative. Source: Nocedal and Wright, algorithm 7.1.
 */
final class NewtonDirection implements Direction {
  private static final int MOST = 50;

  private final Objective objective;

  NewtonDirection(Objective objective) {
    this.objective = objective;
  }

  @Override
  public double[] from(double[] x, double[] gradient) {
    double norm = Vectors.norm(gradient);
    double goal = Math.min(0.5, Math.sqrt(norm)) * norm;
    double[] z = new double[x.length];
    double[] residual = gradient.clone();
    double[] d = Vectors.times(-1, residual);
    double square = Vectors.dot(residual, residual);
    for (int k = 0; k < Math.min(MOST, x.length); k++) {
      double[] product = objective.hessianProduct(x, d);
      double curvature = Vectors.dot(d, product);
      if (curvature <= 0) {
        return k == 0 ? d : z;
      }
      double length = square / curvature;
      Vectors.add(length, d, z);
      Vectors.add(length, product, residual);
      double next = Vectors.dot(residual, residual);
      if (Math.sqrt(next) < goal) {
        return z;
      }
      double[] turned = Vectors.times(next / square, d);
      Vectors.add(-1, residual, turned);
      d = turned;
      square = next;
    }
    return z;
  }

  @Override
  public void learn(double[] step, double[] change) {
    // the Hessian is asked anew at every point
  }
}
