package org.backspike.snn.batch;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backspike.snn.Input;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Lif;
import org.backspike.snn.Relay;
import org.backspike.snn.kernel.Coefficients;
import org.backspike.snn.kernel.Kernels;
import org.backspike.snn.kernel.RowSums;
import org.backspike.snn.neuron.NeuronForward;
import org.backspike.snn.neuron.NeuronNumbers;
import org.backspike.snn.stimulus.ConstantCurrent;
import org.backspike.snn.stimulus.CurrentSeries;
import org.backspike.snn.stimulus.SpikeTrain;

/**
 * The forward pass over samples of a batch. Population by population, each over all steps of all
 * samples before the next one begins, so that a tile of its weights stays in the cache; only a
 * recurrent projection goes step by step. Belongs to one thread; several may work on different
 * samples of one state.
 */
public final class BatchForward {
  /** Columns of weights that are walked at once: 512 bytes of a row. */
  private static final int TILE = 128;

  private final BatchState state;
  private final Wiring wiring;
  private final NetworkArrays arrays;
  private final int steps;
  private final RowSums rows = Kernels.rowSums();
  private final int[] all;
  private final float[][] constantDrive;

  /**
   * A forward pass.
   *
   * @param state filled by it
   * @param arrays weights; read at every run
   */
  public BatchForward(BatchState state, NetworkArrays arrays) {
    this.state = state;
    this.wiring = state.wiring();
    this.arrays = arrays;
    this.steps = state.steps();
    int widest = 0;
    constantDrive = new float[wiring.populations()][];
    for (int p = 0; p < wiring.populations(); p++) {
      widest = Math.max(widest, wiring.population(p).size());
      constantDrive[p] = new float[wiring.stride(p)];
    }
    all = new int[widest];
    for (int i = 0; i < widest; i++) {
      all[i] = i;
    }
  }

  /**
   * Runs samples from rest.
   *
   * @param first first sample
   * @param end end of the samples
   */
  public void run(int first, int end) {
    for (int p : wiring.order()) {
      switch (wiring.population(p).dynamics()) {
        case Input _ -> {}
        case Relay _ -> drive(p, first, end);
        case Lif lif -> population(p, first, end, stepper(p, lif));
        case LeakyIntegrator li ->
            population(p, first, end, new Integrators(Coefficients.of(li), state.activity(p)));
      }
    }
  }

  private NeuronStepper stepper(int p, Lif lif) {
    Activity activity = state.activity(p);
    if (state.isExact(p)) {
      return new ExactStepper(
          new NeuronForward(lif, numbers(lif, p, arrays), null),
          wiring.population(p).size(),
          activity,
          state.histories(p));
    }
    return new VectorStepper(
        Coefficients.of(lif), lif.convention().isLate(), activity, wiring.width(p));
  }

  /**
   * The numbers of a spiking population with its learned ones.
   *
   * @param lif its dynamics
   * @param population its index
   * @param arrays where the learned ones are
   * @return present numbers
   */
  public static NeuronNumbers numbers(Lif lif, int population, NetworkArrays arrays) {
    Map<LearnedNumber, double[]> learned = new EnumMap<>(LearnedNumber.class);
    arrays
        .places()
        .learned(population)
        .forEach((number, place) -> learned.put(number, new double[] {arrays.array(place)[0]}));
    return NeuronNumbers.of(lif, learned);
  }

  private void population(int p, int first, int end, NeuronStepper stepper) {
    List<Link> recurrent = wiring.into(p).stream().filter(Link::isRecurrent).toList();
    boolean constant = isConstant(p, first, end);
    if (!constant) {
      drive(p, first, end);
    }
    Activity activity = state.activity(p);
    for (int sample = first; sample < end; sample++) {
      stepper.begin(sample);
      int at = activity.membranesAt(sample);
      if (constant) {
        float[] drive = constantDrive(p, sample);
        stepper.run(sample, 0, steps, drive, 0, 0);
      } else if (recurrent.isEmpty()) {
        stepper.run(sample, 0, steps, activity.membranes(), at, activity.stride());
      } else {
        for (int t = 0; t < steps; t++) {
          for (Link link : recurrent) {
            if (t >= link.lag()) {
              addSpikes(link, sample, t, activity.membranes(), at + t * activity.stride());
            }
          }
          stepper.run(sample, t, t + 1, activity.membranes(), at, activity.stride());
        }
      }
    }
  }

  /** Whether nothing but a constant input drives a population. */
  private boolean isConstant(int p, int first, int end) {
    for (Link link : wiring.into(p)) {
      if (!(wiring.population(link.from()).dynamics() instanceof Input)) {
        return false;
      }
    }
    for (int sample = first; sample < end; sample++) {
      if (!(state.stimulus(sample) instanceof ConstantCurrent)) {
        return false;
      }
    }
    return true;
  }

  /** The part of a drive that is the same at every step: biases and constant currents. */
  private float[] constantDrive(int p, int sample) {
    float[] bias = arrays.bias(p);
    if (!(state.stimulus(sample) instanceof ConstantCurrent current)) {
      return bias;
    }
    float[] base = constantDrive[p];
    System.arraycopy(bias, 0, base, 0, base.length);
    for (Link link : wiring.into(p)) {
      if (wiring.population(link.from()).dynamics() instanceof Input) {
        requireSameStep(link);
        int[] active = current.active();
        rows.addScaled(
            arrays.rows(link.projection()),
            base.length,
            active,
            0,
            active.length,
            current.values(),
            0,
            base,
            0,
            base,
            0,
            0,
            wiring.width(p));
      }
    }
    return base;
  }

  /** A constant current has no step to be late by. */
  private void requireSameStep(Link link) {
    if (link.lag() != 0) {
      throw new IllegalArgumentException(
          wiring.population(link.from()).name()
              + " -> "
              + wiring.population(link.to()).name()
              + ": a constant current over "
              + link.lag()
              + " steps of latency and delay; must be 0");
    }
  }

  /** Writes the drive of all steps, without recurrence, where the membranes will be. */
  private void drive(int p, int first, int end) {
    Activity activity = state.activity(p);
    int stride = activity.stride();
    float[] sums = activity.membranes();
    List<Link> links = new ArrayList<>(wiring.into(p));
    links.removeIf(Link::isRecurrent);
    for (int sample = first; sample < end; sample++) {
      float[] base = constantDrive(p, sample);
      int at = activity.membranesAt(sample);
      for (int t = 0; t < steps; t++) {
        System.arraycopy(base, 0, sums, at + t * stride, stride);
      }
    }
    for (Link link : links) {
      for (int column = 0; column < wiring.width(p); column += TILE) {
        int width = Math.min(TILE, wiring.width(p) - column);
        for (int sample = first; sample < end; sample++) {
          addTile(link, sample, sums, activity.membranesAt(sample), column, width);
        }
      }
    }
  }

  /** Adds what one projection delivers to a tile of columns, over all steps of a sample. */
  private void addTile(Link link, int sample, float[] sums, int sumsAt, int column, int width) {
    switch (wiring.population(link.from()).dynamics()) {
      case Input _ -> {
        switch (state.stimulus(sample)) {
          case SpikeTrain train -> addTrain(link, train, sums, sumsAt, column, width);
          case CurrentSeries series ->
              addValues(link, series.values(), 0, series.channels(), sums, sumsAt, column, width);
          case ConstantCurrent _ -> {}
        }
      }
      case Relay _ -> {
        Activity from = state.activity(link.from());
        int at = from.membranesAt(sample);
        addValues(link, from.membranes(), at, from.stride(), sums, sumsAt, column, width);
      }
      case Lif _, LeakyIntegrator _ -> {
        Activity from = state.activity(link.from());
        int stride = wiring.stride(link.to());
        MemorySegment weights = arrays.rows(link.projection());
        for (int t = link.lag(); t < steps; t++) {
          int list = from.listAt(sample, t - link.lag());
          int to = sumsAt + t * stride;
          int listEnd = list + from.count(sample, t - link.lag());
          rows.add(weights, stride, from.lists(), list, listEnd, sums, to, sums, to, column, width);
        }
      }
    }
  }

  private void addTrain(
      Link link, SpikeTrain train, float[] sums, int sumsAt, int column, int width) {
    int stride = wiring.stride(link.to());
    MemorySegment weights = arrays.rows(link.projection());
    int last = Math.min(steps, train.steps() + link.lag());
    for (int t = link.lag(); t < last; t++) {
      int to = sumsAt + t * stride;
      rows.add(
          weights,
          stride,
          train.indices(),
          train.begin(t - link.lag()),
          train.begin(t - link.lag() + 1),
          sums,
          to,
          sums,
          to,
          column,
          width);
    }
  }

  private void addValues(
      Link link,
      float[] values,
      int valuesAt,
      int valuesStride,
      float[] sums,
      int sumsAt,
      int column,
      int width) {
    int stride = wiring.stride(link.to());
    MemorySegment weights = arrays.rows(link.projection());
    int sources = wiring.population(link.from()).size();
    for (int t = link.lag(); t < steps; t++) {
      int to = sumsAt + t * stride;
      rows.addScaled(
          weights,
          stride,
          all,
          0,
          sources,
          values,
          valuesAt + (t - link.lag()) * valuesStride,
          sums,
          to,
          sums,
          to,
          column,
          width);
    }
  }

  private void addSpikes(Link link, int sample, int t, float[] sums, int sumsAt) {
    Activity from = state.activity(link.from());
    int list = from.listAt(sample, t - link.lag());
    int stride = wiring.stride(link.to());
    rows.add(
        arrays.rows(link.projection()),
        stride,
        from.lists(),
        list,
        list + from.count(sample, t - link.lag()),
        sums,
        sumsAt,
        sums,
        sumsAt,
        0,
        wiring.width(link.to()));
  }
}
