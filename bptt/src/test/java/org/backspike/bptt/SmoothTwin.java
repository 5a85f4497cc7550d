package org.backspike.bptt;

import java.util.function.DoubleUnaryOperator;
import org.backspike.surrogate.Surrogate;
import org.jspecify.annotations.Nullable;

/**
 * A small recurrent two-layer network in double precision, written for reading: in, hidden, out.
 * Its spikes are either those of the step function or those of the smooth twin, where the primitive
 * of the surrogate stands for the step. The reset uses given spikes and is never differentiated.
 */
final class SmoothTwin {
  final int inputs;
  final int hidden;
  final int outputs;
  final int steps;
  double alpha = 0.6;
  double beta = 0.8;
  double gain = 0.7;
  double threshold = 1;
  boolean subtract;
  boolean counting;
  double readoutGain = 1.5;
  int inputLag;
  int outputLag;
  int recurrentLag = 1;

  double[][] x;
  double[] current;
  double[][] w;
  double[][] r;
  double[][] wo;
  double[] bias;
  Surrogate surrogate;

  double[][] v;
  double[][] z;
  double[][] u;
  double[][] y;

  SmoothTwin(int inputs, int hidden, int outputs, int steps, Surrogate surrogate) {
    this.inputs = inputs;
    this.hidden = hidden;
    this.outputs = outputs;
    this.steps = steps;
    this.surrogate = surrogate;
    x = new double[steps][inputs];
    current = new double[inputs];
    w = new double[inputs][hidden];
    r = new double[hidden][hidden];
    wo = new double[hidden][outputs];
    bias = new double[hidden];
    v = new double[steps][hidden];
    z = new double[steps][hidden];
    u = new double[steps][outputs];
    y = new double[steps][outputs];
  }

  /** Runs; {@code resets} are the spikes by which membranes are reset, null for its own. */
  double loss(
      DoubleUnaryOperator spike,
      double @Nullable [][] resets,
      double @Nullable [][] outResets,
      int label) {
    double[] i = new double[hidden];
    double[] carried = new double[hidden];
    double[] io = new double[outputs];
    double[] carriedOut = new double[outputs];
    double[] score = new double[outputs];
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < hidden; n++) {
        double a = bias[n];
        for (int j = 0; j < inputs; j++) {
          a += w[j][n] * (current[j] + (t >= inputLag ? x[t - inputLag][j] : 0));
        }
        for (int k = 0; k < hidden; k++) {
          a += t >= recurrentLag ? r[k][n] * z[t - recurrentLag][k] : 0;
        }
        i[n] = alpha * i[n] + a;
        v[t][n] = beta * carried[n] + gain * i[n];
      }
      for (int n = 0; n < hidden; n++) {
        z[t][n] = spike.applyAsDouble(v[t][n] - threshold);
        carried[n] = reset(v[t][n], resets == null ? z[t][n] : resets[t][n]);
      }
      for (int o = 0; o < outputs; o++) {
        double a = 0;
        for (int n = 0; n < hidden; n++) {
          a += t >= outputLag ? wo[n][o] * z[t - outputLag][n] : 0;
        }
        io[o] = alpha * io[o] + a;
        u[t][o] = beta * carriedOut[o] + gain * io[o];
        carriedOut[o] = u[t][o];
        if (counting) {
          y[t][o] = spike.applyAsDouble(u[t][o] - threshold);
          carriedOut[o] = reset(u[t][o], outResets == null ? y[t][o] : outResets[t][o]);
          score[o] += readoutGain * y[t][o];
        } else {
          score[o] += readoutGain / steps * u[t][o];
        }
      }
    }
    double sum = 0;
    for (double s : score) {
      sum += Math.exp(s);
    }
    p = new double[outputs];
    for (int o = 0; o < outputs; o++) {
      p[o] = Math.exp(score[o]) / sum - (o == label ? 1 : 0);
    }
    return Math.log(sum) - score[label];
  }

  double[] p = new double[0];

  private double reset(double membrane, double spiked) {
    return subtract ? membrane - threshold * spiked : membrane * (1 - spiked);
  }

  /** Gradients of {@link #loss} for the run before: of w, r, wo, bias. */
  double[][][] gradient(double[][] resets, double[][] outResets) {
    double[][] gw = new double[inputs][hidden];
    double[][] gr = new double[hidden][hidden];
    double[][] go = new double[hidden][outputs];
    double[][] gb = new double[1][hidden];
    double[][] dHidden = new double[steps][hidden];
    double[][] dOut = new double[steps][outputs];
    double[] dv = new double[hidden];
    double[] di = new double[hidden];
    double[] du = new double[outputs];
    double[] dj = new double[outputs];
    for (int t = steps - 1; t >= 0; t--) {
      for (int o = 0; o < outputs; o++) {
        double direct =
            counting
                ? surrogate.derivative(u[t][o] - threshold) * readoutGain * p[o]
                : readoutGain / steps * p[o];
        double kept = counting && !subtract ? 1 - outResets[t][o] : 1;
        du[o] = kept * beta * du[o] + direct;
        dj[o] = alpha * dj[o] + gain * du[o];
        dOut[t][o] = dj[o];
      }
    }
    for (int t = steps - 1; t >= 0; t--) {
      for (int n = 0; n < hidden; n++) {
        double dz = 0;
        for (int o = 0; o < outputs; o++) {
          dz += t + outputLag < steps ? wo[n][o] * dOut[t + outputLag][o] : 0;
        }
        for (int k = 0; k < hidden; k++) {
          dz += t + recurrentLag < steps ? r[n][k] * dHidden[t + recurrentLag][k] : 0;
        }
        double kept = subtract ? 1 : 1 - resets[t][n];
        dv[n] = kept * beta * dv[n] + surrogate.derivative(v[t][n] - threshold) * dz;
        di[n] = alpha * di[n] + gain * dv[n];
      }
      System.arraycopy(di, 0, dHidden[t], 0, hidden);
    }
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < hidden; n++) {
        gb[0][n] += dHidden[t][n];
        for (int j = 0; j < inputs; j++) {
          gw[j][n] += (current[j] + (t >= inputLag ? x[t - inputLag][j] : 0)) * dHidden[t][n];
        }
        for (int k = 0; k < hidden; k++) {
          gr[k][n] += t >= recurrentLag ? z[t - recurrentLag][k] * dHidden[t][n] : 0;
        }
        for (int o = 0; o < outputs; o++) {
          go[n][o] += t >= outputLag ? z[t - outputLag][n] * dOut[t][o] : 0;
        }
      }
    }
    return new double[][][] {gw, gr, go, gb};
  }
}
