package org.backspike.snn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The same in lanes, step by step: the vectors of a step do not wait for each other, as the steps
 * of a vector would. The state stays in the first-level cache. After a late reset both outcomes are
 * computed and one is chosen: factors of 1 and offsets of 0 do not round.
 */
final class VectorNeuronScan implements NeuronScan {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INT = IntVector.SPECIES_PREFERRED;
  private static final int LANES = FLOAT.length();
  private static final IntVector LANE = IntVector.zero(INT).addIndex(1);

  @Override
  public void late(Coefficients c, ScanTask task) {
    int bound = FLOAT.loopBound(task.neurons);
    for (int t = task.firstStep; t < task.endStep; t++) {
      late(
          c,
          bound,
          task.drive,
          task.driveAt + t * task.driveStride,
          task.membrane,
          task.membraneAt + t * task.membraneStride,
          task.carried,
          task.current,
          task.stateAt);
      ScalarNeuronScan.lateFrom(bound, c, task, t);
      record(c, task, bound, t);
    }
  }

  private static void late(
      Coefficients c,
      int bound,
      float[] drive,
      int driveAt,
      float[] membrane,
      int membraneAt,
      float[] carried,
      float[] current,
      int stateAt) {
    float synapticDecay = c.synapticDecay();
    float keep = c.keep();
    float gain = c.gain();
    float rest = c.rest();
    float fireAbove = c.fireAbove();
    float lateState = c.lateState();
    float lateTotal = c.lateTotal();
    float lateSubtract = c.lateSubtract();
    for (int i = 0; i < bound; i += LANES) {
      FloatVector v = FloatVector.fromArray(FLOAT, carried, stateAt + i);
      FloatVector j =
          FloatVector.fromArray(FLOAT, current, stateAt + i)
              .mul(synapticDecay)
              .add(FloatVector.fromArray(FLOAT, drive, driveAt + i));
      FloatVector input = j.mul(gain);
      FloatVector on = v.sub(rest).mul(keep).add(rest).add(input);
      FloatVector cut =
          v.mul(lateState)
              .sub(rest)
              .mul(keep)
              .add(rest)
              .add(input)
              .mul(lateTotal)
              .sub(lateSubtract);
      FloatVector u = on.blend(cut, v.compare(VectorOperators.GT, fireAbove));
      u.intoArray(membrane, membraneAt + i);
      u.intoArray(carried, stateAt + i);
      j.intoArray(current, stateAt + i);
    }
  }

  @Override
  public void prompt(Coefficients c, ScanTask task) {
    int bound = FLOAT.loopBound(task.neurons);
    for (int t = task.firstStep; t < task.endStep; t++) {
      prompt(
          c,
          bound,
          task.drive,
          task.driveAt + t * task.driveStride,
          task.membrane,
          task.membraneAt + t * task.membraneStride,
          task.carried,
          task.current,
          task.stateAt);
      ScalarNeuronScan.promptFrom(bound, c, task, t);
      record(c, task, bound, t);
    }
  }

  private static void prompt(
      Coefficients c,
      int bound,
      float[] drive,
      int driveAt,
      float[] membrane,
      int membraneAt,
      float[] carried,
      float[] current,
      int stateAt) {
    float synapticDecay = c.synapticDecay();
    float keep = c.keep();
    float gain = c.gain();
    float rest = c.rest();
    float fireAbove = c.fireAbove();
    float spikeFactor = c.spikeFactor();
    float spikeOffset = c.spikeOffset();
    for (int i = 0; i < bound; i += LANES) {
      FloatVector j =
          FloatVector.fromArray(FLOAT, current, stateAt + i)
              .mul(synapticDecay)
              .add(FloatVector.fromArray(FLOAT, drive, driveAt + i));
      FloatVector u =
          FloatVector.fromArray(FLOAT, carried, stateAt + i)
              .sub(rest)
              .mul(keep)
              .add(rest)
              .add(j.mul(gain));
      u.intoArray(membrane, membraneAt + i);
      u.blend(u.mul(spikeFactor).add(spikeOffset), u.compare(VectorOperators.GT, fireAbove))
          .intoArray(carried, stateAt + i);
      j.intoArray(current, stateAt + i);
    }
  }

  /**
   * Keeps the spikes of a step in both forms. A full vector is written behind the list; what
   * belongs to it is counted.
   */
  private static void record(Coefficients c, ScanTask task, int bound, int t) {
    float[] membrane = task.membrane;
    int[] lists = task.lists;
    int[] timeBits = task.timeBits;
    int membraneAt = task.membraneAt + t * task.membraneStride;
    int list = ScalarNeuronScan.begin(task, t);
    int word = task.timeBitsAt + (t >> 5) * task.timeBitsStride;
    float fireAbove = c.fireAbove();
    int bit = 1 << t;
    for (int i = 0; i < bound; i += LANES) {
      VectorMask<Integer> fired =
          FloatVector.fromArray(FLOAT, membrane, membraneAt + i)
              .compare(VectorOperators.GT, fireAbove)
              .cast(INT);
      IntVector.fromArray(INT, timeBits, word + i)
          .lanewise(VectorOperators.OR, bit, fired)
          .intoArray(timeBits, word + i);
      LANE.add(i).compress(fired).intoArray(lists, list);
      list += Long.bitCount(fired.toLong());
    }
    int end = ScalarNeuronScan.recordFrom(bound, list, c, task, t);
    task.begins[task.beginsAt + t + 1] = end - task.listsAt;
  }
}
