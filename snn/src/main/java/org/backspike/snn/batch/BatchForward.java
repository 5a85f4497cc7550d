package org.backspike.snn.batch;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.backspike.snn.Input;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Lif;
import org.backspike.snn.Relay;
import org.backspike.snn.kernel.Coefficients;
import org.backspike.snn.kernel.Kernels;
import org.backspike.snn.kernel.RowSums;
import org.backspike.snn.neuron.NeuronForward;
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
    run(first, end, List.of());
  }

  /**
   * Runs samples from rest in a training.
   *
   * @param first first sample
   * @param end end of the samples
   * @param stages what changes drives, in this order
   */
  public void run(int first, int end, List<? extends DriveStage> stages) {
    for (int p : wiring.order()) {
      Optional<NeuronStepper> neurons = stepper(p);
      if (neurons.isPresent()) {
        NeuronStepper each = neurons.get();
        population(p, first, end, 0, steps, stages, each, each::begin, sample -> {});
      } else if (wiring.population(p).dynamics() instanceof Relay) {
        drive(p, first, end, 0, steps);
      }
    }
  }

  /**
   * Runs a window of a sample.
   *
   * @param sample from 0
   * @param from first step of the window, counted in the state; at least the longest lag, and 1
   * @param to end of the steps
   * @param carried where the sample is; moved on to the end
   */
  public void resume(int sample, int from, int to, CarriedState carried) {
    for (int p : wiring.order()) {
      Activity activity = state.activity(p);
      Carried of = carried.of(p);
      int neurons = wiring.population(p).size();
      Optional<NeuronStepper> found = stepper(p);
      if (found.isPresent()) {
        NeuronStepper stepper = found.get();
        population(
            p,
            sample,
            sample + 1,
            from,
            to,
            List.of(),
            stepper,
            s -> {
              stepper.resume(s, from, of);
              activity.restore(s, from, neurons, of);
            },
            s -> {
              stepper.keep(s, to, of);
              activity.keep(s, to, neurons, of);
            });
      } else if (wiring.population(p).dynamics() instanceof Relay) {
        activity.restore(sample, from, neurons, of);
        drive(p, sample, sample + 1, from, to);
        activity.keep(sample, to, neurons, of);
      }
    }
  }

  /** What runs the neurons of a population, if it has any. */
  private Optional<NeuronStepper> stepper(int p) {
    return switch (wiring.population(p).dynamics()) {
      case Input _, Relay _ -> Optional.empty();
      case Lif lif -> Optional.of(stepper(p, lif));
      case LeakyIntegrator li ->
          Optional.of(new Integrators(Coefficients.of(li), state.activity(p)));
    };
  }

  private NeuronStepper stepper(int p, Lif lif) {
    Activity activity = state.activity(p);
    if (state.isExact(p)) {
      int neurons = wiring.population(p).size();
      return new ExactStepper(
          NeuronForward.all(lif, learned(p, arrays), neurons, null), activity, state.histories(p));
    }
    return new VectorStepper(
        Coefficients.of(lif), lif.convention().isLate(), activity, wiring.width(p));
  }

  /**
   * The learned numbers of a population.
   *
   * @param population its index
   * @param arrays where they are
   * @return present values, each of shape [1] or [neurons]
   */
  public static Map<LearnedNumber, double[]> learned(int population, NetworkArrays arrays) {
    Map<LearnedNumber, double[]> learned = new EnumMap<>(LearnedNumber.class);
    arrays
        .places()
        .learned(population)
        .forEach((number, place) -> learned.put(number, twice(arrays.array(place))));
    return learned;
  }

  private static double[] twice(float[] values) {
    double[] copy = new double[values.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }

  private void population(
      int p,
      int first,
      int end,
      int from,
      int to,
      List<? extends DriveStage> all,
      NeuronStepper stepper,
      IntConsumer enter,
      IntConsumer leave) {
    List<Link> recurrent = wiring.into(p).stream().filter(Link::isRecurrent).toList();
    List<DriveStage> stages = new ArrayList<>(all);
    stages.removeIf(each -> !each.appliesTo(p));
    List<MaskStage> masks = new ArrayList<>();
    if (!recurrent.isEmpty()) {
      stages.stream()
          .filter(MaskStage.class::isInstance)
          .map(MaskStage.class::cast)
          .forEach(masks::add);
      stages.removeAll(masks);
    }
    boolean constant = stages.isEmpty() && isConstant(p, first, end);
    if (!constant) {
      drive(p, first, end, from, to);
      stages.forEach(each -> each.forward(p, first, end, state.activity(p).membranes()));
    }
    Activity activity = state.activity(p);
    for (int sample = first; sample < end; sample++) {
      enter.accept(sample);
      int at = activity.membranesAt(sample);
      if (constant) {
        float[] drive = constantDrive(p, sample);
        stepper.run(sample, from, to, drive, 0, 0);
      } else if (recurrent.isEmpty()) {
        stepper.run(sample, from, to, activity.membranes(), at, activity.stride());
      } else {
        int place = sample;
        List<float[]> factors = masks.stream().map(each -> each.mask(p, place)).toList();
        for (int t = from; t < to; t++) {
          int row = at + t * activity.stride();
          for (Link link : recurrent) {
            if (t >= link.lag()) {
              addSpikes(link, sample, t, activity.membranes(), row);
            }
          }
          for (float[] each : factors) {
            multiply(activity.membranes(), row, each);
          }
          stepper.run(sample, t, t + 1, activity.membranes(), at, activity.stride());
        }
      }
      leave.accept(sample);
    }
  }

  private static void multiply(float[] values, int at, float[] factors) {
    for (int i = 0; i < factors.length; i++) {
      values[at + i] *= factors[i];
    }
  }

  /** Whether nothing but constant inputs drives a population. */
  private boolean isConstant(int p, int first, int end) {
    for (Link link : wiring.into(p)) {
      if (!(wiring.population(link.from()).dynamics() instanceof Input)) {
        return false;
      }
      for (int sample = first; sample < end; sample++) {
        if (!(state.stimulus(link.from(), sample) instanceof ConstantCurrent)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The part of a drive that is the same at every step: biases and constant currents. */
  private float[] constantDrive(int p, int sample) {
    float[] base = constantDrive[p];
    System.arraycopy(arrays.bias(p), 0, base, 0, base.length);
    for (Link link : wiring.into(p)) {
      if (wiring.population(link.from()).dynamics() instanceof Input
          && state.stimulus(link.from(), sample) instanceof ConstantCurrent current) {
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

  /** Writes the drive of steps, without recurrence, where the membranes will be. */
  private void drive(int p, int first, int end, int from, int to) {
    Activity activity = state.activity(p);
    int stride = activity.stride();
    float[] sums = activity.membranes();
    List<Link> links = new ArrayList<>(wiring.into(p));
    links.removeIf(Link::isRecurrent);
    for (int sample = first; sample < end; sample++) {
      float[] base = constantDrive(p, sample);
      int at = activity.membranesAt(sample);
      for (int t = from; t < to; t++) {
        System.arraycopy(base, 0, sums, at + t * stride, stride);
      }
    }
    for (Link link : links) {
      for (int column = 0; column < wiring.width(p); column += TILE) {
        int width = Math.min(TILE, wiring.width(p) - column);
        for (int sample = first; sample < end; sample++) {
          addTile(link, sample, from, to, sums, activity.membranesAt(sample), column, width);
        }
      }
    }
  }

  /** Adds what one projection delivers to a tile of columns, over steps of a sample. */
  private void addTile(
      Link link, int sample, int from, int to, float[] sums, int sumsAt, int column, int width) {
    switch (wiring.population(link.from()).dynamics()) {
      case Input _ -> {
        switch (state.stimulus(link.from(), sample)) {
          case SpikeTrain train -> addTrain(link, train, from, to, sums, sumsAt, column, width);
          case CurrentSeries series -> {
            int begin = Math.max(from, link.lag() - state.origin());
            int at = state.origin() * series.channels();
            int stride = series.channels();
            addValues(link, begin, to, series.values(), at, stride, sums, sumsAt, column, width);
          }
          case ConstantCurrent _ -> {}
        }
      }
      case Relay _ -> {
        Activity source = state.activity(link.from());
        addValues(
            link,
            Math.max(from, link.lag()),
            to,
            source.membranes(),
            source.membranesAt(sample),
            source.stride(),
            sums,
            sumsAt,
            column,
            width);
      }
      case Lif _, LeakyIntegrator _ -> {
        Activity source = state.activity(link.from());
        int[] lists = source.lists();
        int stride = wiring.stride(link.to());
        MemorySegment weights = arrays.rows(link.projection());
        for (int t = Math.max(from, link.lag()); t < to; t++) {
          int begin = source.begin(sample, t - link.lag());
          int end = source.begin(sample, t - link.lag() + 1);
          int at = sumsAt + t * stride;
          rows.add(weights, stride, lists, begin, end, sums, at, sums, at, column, width);
        }
      }
    }
  }

  private void addTrain(
      Link link,
      SpikeTrain train,
      int from,
      int to,
      float[] sums,
      int sumsAt,
      int column,
      int width) {
    int stride = wiring.stride(link.to());
    MemorySegment weights = arrays.rows(link.projection());
    int late = link.lag() - state.origin();
    int last = Math.min(to, train.steps() + late);
    for (int t = Math.max(from, late); t < last; t++) {
      int at = sumsAt + t * stride;
      rows.add(
          weights,
          stride,
          train.indices(),
          train.begin(t - late),
          train.begin(t - late + 1),
          sums,
          at,
          sums,
          at,
          column,
          width);
    }
  }

  private void addValues(
      Link link,
      int from,
      int to,
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
    for (int t = from; t < to; t++) {
      int at = sumsAt + t * stride;
      rows.addScaled(
          weights,
          stride,
          all,
          0,
          sources,
          values,
          valuesAt + (t - link.lag()) * valuesStride,
          sums,
          at,
          sums,
          at,
          column,
          width);
    }
  }

  private void addSpikes(Link link, int sample, int t, float[] sums, int sumsAt) {
    Activity from = state.activity(link.from());
    int stride = wiring.stride(link.to());
    rows.add(
        arrays.rows(link.projection()),
        stride,
        from.lists(),
        from.begin(sample, t - link.lag()),
        from.begin(sample, t - link.lag() + 1),
        sums,
        sumsAt,
        sums,
        sumsAt,
        0,
        wiring.width(link.to()));
  }
}
