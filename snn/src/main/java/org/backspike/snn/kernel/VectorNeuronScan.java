package org.backspike.snn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The same in lanes: a vector of neurons runs over all steps with its state in registers. */
final class VectorNeuronScan implements NeuronScan {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INT = IntVector.SPECIES_PREFERRED;
  private static final int LANES = FLOAT.length();
  private static final IntVector LANE = IntVector.zero(INT).addIndex(1);

  @Override
  public void late(Coefficients c, ScanTask task) {
    int bound = FLOAT.loopBound(task.neurons);
    for (int i = 0; i < bound; i += LANES) {
      late(c, task, i);
    }
    ScalarNeuronScan.lateFrom(bound, c, task);
  }

  private static void late(Coefficients c, ScanTask task, int i) {
    float[] drive = task.drive;
    float[] membrane = task.membrane;
    int driveStride = task.driveStride;
    int membraneStride = task.membraneStride;
    int driveAt = task.driveAt + i;
    int membraneAt = task.membraneAt + i;
    float synapticDecay = c.synapticDecay();
    float keep = c.keep();
    float gain = c.gain();
    float rest = c.rest();
    float fireAbove = c.fireAbove();
    FloatVector one = FloatVector.broadcast(FLOAT, 1f);
    FloatVector zero = FloatVector.zero(FLOAT);
    FloatVector v = FloatVector.fromArray(FLOAT, task.carried, task.stateAt + i);
    FloatVector j = FloatVector.fromArray(FLOAT, task.current, task.stateAt + i);
    VectorMask<Float> fired = v.compare(VectorOperators.GT, fireAbove);
    int t = task.firstStep;
    while (t < task.endStep) {
      int end = Math.min(task.endStep, (t | 31) + 1);
      int word = task.timeBitsAt + (t >> 5) * task.timeBitsStride + i;
      IntVector bits = IntVector.fromArray(INT, task.timeBits, word);
      for (; t < end; t++) {
        j =
            j.mul(synapticDecay)
                .add(FloatVector.fromArray(FLOAT, drive, driveAt + t * driveStride));
        FloatVector state = v.mul(one.blend(c.lateState(), fired)).sub(rest).mul(keep).add(rest);
        FloatVector u =
            state
                .add(j.mul(gain))
                .mul(one.blend(c.lateTotal(), fired))
                .sub(zero.blend(c.lateSubtract(), fired));
        u.intoArray(membrane, membraneAt + t * membraneStride);
        fired = u.compare(VectorOperators.GT, fireAbove);
        bits = bits.lanewise(VectorOperators.OR, 1 << t, fired.cast(INT));
        list(task, i, t, fired);
        v = u;
      }
      bits.intoArray(task.timeBits, word);
    }
    v.intoArray(task.carried, task.stateAt + i);
    j.intoArray(task.current, task.stateAt + i);
  }

  @Override
  public void prompt(Coefficients c, ScanTask task) {
    int bound = FLOAT.loopBound(task.neurons);
    for (int i = 0; i < bound; i += LANES) {
      prompt(c, task, i);
    }
    ScalarNeuronScan.promptFrom(bound, c, task);
  }

  private static void prompt(Coefficients c, ScanTask task, int i) {
    float[] drive = task.drive;
    float[] membrane = task.membrane;
    int driveStride = task.driveStride;
    int membraneStride = task.membraneStride;
    int driveAt = task.driveAt + i;
    int membraneAt = task.membraneAt + i;
    float synapticDecay = c.synapticDecay();
    float keep = c.keep();
    float gain = c.gain();
    float rest = c.rest();
    float fireAbove = c.fireAbove();
    float spikeFactor = c.spikeFactor();
    float spikeOffset = c.spikeOffset();
    FloatVector v = FloatVector.fromArray(FLOAT, task.carried, task.stateAt + i);
    FloatVector j = FloatVector.fromArray(FLOAT, task.current, task.stateAt + i);
    int t = task.firstStep;
    while (t < task.endStep) {
      int end = Math.min(task.endStep, (t | 31) + 1);
      int word = task.timeBitsAt + (t >> 5) * task.timeBitsStride + i;
      IntVector bits = IntVector.fromArray(INT, task.timeBits, word);
      for (; t < end; t++) {
        j =
            j.mul(synapticDecay)
                .add(FloatVector.fromArray(FLOAT, drive, driveAt + t * driveStride));
        FloatVector u = v.sub(rest).mul(keep).add(rest).add(j.mul(gain));
        u.intoArray(membrane, membraneAt + t * membraneStride);
        VectorMask<Float> fires = u.compare(VectorOperators.GT, fireAbove);
        bits = bits.lanewise(VectorOperators.OR, 1 << t, fires.cast(INT));
        list(task, i, t, fires);
        v = u.blend(u.mul(spikeFactor).add(spikeOffset), fires);
      }
      bits.intoArray(task.timeBits, word);
    }
    v.intoArray(task.carried, task.stateAt + i);
    j.intoArray(task.current, task.stateAt + i);
  }

  /** Writes a full vector behind the list and counts what belongs to it. */
  private static void list(ScanTask task, int i, int t, VectorMask<Float> fires) {
    int place = task.countsAt + t;
    int count = task.counts[place];
    LANE.add(i)
        .compress(fires.cast(INT))
        .intoArray(task.lists, task.listsAt + t * task.listCapacity + count);
    task.counts[place] = count + fires.trueCount();
  }
}
