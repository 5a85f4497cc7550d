package org.backspike.bptt.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.backspike.bptt.kernel.EventRows;
import org.backspike.bptt.kernel.Kernels;
import org.backspike.bptt.loss.Loss;
import org.backspike.bptt.regularize.TrainingStages;
import org.backspike.snn.Input;
import org.backspike.snn.ParameterPlaces;
import org.backspike.snn.Relay;
import org.backspike.snn.batch.Activity;
import org.backspike.snn.batch.BatchForward;
import org.backspike.snn.batch.BatchState;
import org.backspike.snn.batch.CarriedState;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;
import org.backspike.snn.kernel.RowSums;
import org.backspike.snn.stimulus.ConstantCurrent;
import org.backspike.snn.stimulus.CurrentSeries;
import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;
import org.backspike.surrogate.Surrogate;

/**
 * Runs samples through a window of few steps, forward and backward, and sums the gradient of a
 * group of samples. What is computed, in every order that matters to the bits, is what {@link
 * BatchTrainer} computes on whole samples. Belongs to one thread.
 *
 * <p>In the arrays a window lies behind the steps whose outputs are still on their way into it, and
 * before the steps whose errors are still on their way back.
 */
public final class SampleWindow {
  private final Wiring wiring;
  private final NetworkArrays arrays;
  private final int sampleSteps;
  private final int window;
  private final int before;
  private final int behind;
  private final BatchState state;
  private final BatchForward forward;
  private final BatchErrors errors;
  private final ReadoutAnswer answer;
  private final BatchBackward backward;
  private final CarriedState now;
  private final NetworkArrays group;
  private final List<Drives> drives = new ArrayList<>();
  private final EventRows events = Kernels.eventRows();
  private final RowSums rows = org.backspike.snn.kernel.Kernels.rowSums();
  private Optional<MembraneArchive> archive = Optional.empty();
  private int size;
  private int position;
  private int retained;
  private int collected;
  private int horizon;

  /**
   * Of one sample of a group: errors of drives summed over its steps, errors of learned numbers.
   */
  private static final class Drives {
    Stimulus stimulus = new ConstantCurrent(new float[0]);
    final float[][] sums;
    final float[][] learned;

    Drives(Wiring wiring, ParameterPlaces places) {
      sums = new float[wiring.populations()][];
      for (int p = 0; p < sums.length; p++) {
        sums[p] = new float[wiring.stride(p)];
      }
      learned = new float[places.arrays().size()][0];
      for (int p = 0; p < sums.length; p++) {
        for (int place : places.learned(p).values()) {
          learned[place] = new float[places.arrays().get(place).length];
        }
      }
    }

    void clear() {
      for (float[] sum : sums) {
        Arrays.fill(sum, 0);
      }
      for (float[] of : learned) {
        Arrays.fill(of, 0);
      }
    }
  }

  /**
   * A window.
   *
   * @param wiring of the network
   * @param arrays its parameters; read at every run
   * @param packed the same, packed before every batch
   * @param surrogate derivative of the spike
   * @param loss what is minimized
   * @param sampleSteps steps of a sample, at least 1
   * @param window most steps that are kept at once, 1 to {@code sampleSteps}
   */
  public SampleWindow(
      Wiring wiring,
      NetworkArrays arrays,
      PackedWeights packed,
      Surrogate surrogate,
      Loss loss,
      int sampleSteps,
      int window) {
    this.wiring = wiring;
    this.arrays = arrays;
    this.sampleSteps = sampleSteps;
    this.window = window;
    this.behind = wiring.links().stream().mapToInt(Link::lag).max().orElse(0);
    this.before = Math.max(1, behind);
    int room = before + window + behind;
    this.state = new BatchState(wiring, room, 1, ReadoutAnswer.exact(wiring, loss));
    this.forward = new BatchForward(state, arrays);
    this.errors = new BatchErrors(wiring, room, 1);
    this.answer = new ReadoutAnswer(state, loss, sampleSteps);
    this.backward =
        new BatchBackward(
            state, arrays, errors, packed, surrogate, answer, new TrainingStages(), sampleSteps, 1);
    this.now = newState();
    this.group = NetworkArrays.zeros(wiring);
    for (int k = 0; k < group(sampleSteps); k++) {
      drives.add(new Drives(wiring, arrays.places()));
    }
  }

  /**
   * Samples whose gradient is summed before it is added to that of the batch.
   *
   * @param steps of a sample
   * @return at least 1
   */
  public static int group(int steps) {
    return BitTerms.group(steps);
  }

  /**
   * Room for a checkpoint.
   *
   * @return a state at rest
   */
  public CarriedState newState() {
    return new CarriedState(state);
  }

  /**
   * Keeps the membranes of whole samples from now on.
   *
   * @throws IllegalArgumentException if a population runs in double precision
   */
  public void keepArchive() {
    archive = Optional.of(new MembraneArchive(state, sampleSteps));
  }

  /** Begins a group of samples. */
  public void beginGroup() {
    size = 0;
    for (Link link : wiring.links()) {
      Arrays.fill(group.array(link.projection()), 0);
    }
  }

  /**
   * Begins the next sample of a group, at rest.
   *
   * @param stimulus what it is fed
   */
  public void begin(Stimulus stimulus) {
    state.feed(0, stimulus);
    Drives of = drives.get(size++);
    of.clear();
    of.stimulus = stimulus;
    backward.fromTargets().forgetActive();
    backward.begin();
    collected = 0;
    archive.ifPresent(MembraneArchive::clear);
    horizon = sampleSteps;
    restart();
  }

  /** Goes back to rest before the first step. */
  public void restart() {
    now.rest();
    position = 0;
    retained = 0;
  }

  /**
   * Where the forward pass is.
   *
   * @return steps run
   */
  public int position() {
    return position;
  }

  /**
   * Runs forward, a window at a time; the last one stays.
   *
   * @param to end of the steps, above the position
   */
  public void run(int to) {
    while (position < to) {
      int end = Math.min(to, position + window);
      state.moveTo(position - before);
      int last = before + end - position;
      forward.resume(0, before, last, now);
      if (end > collected) {
        answer.collect(0, before, last);
        backward.fromTargets().countActive(0, before, last);
        int step = position;
        archive.ifPresent(each -> each.keep(state, step, before, last));
        collected = end;
      }
      retained = position;
      position = end;
    }
  }

  /**
   * Takes steps from the archive instead of running them.
   *
   * @param from first step
   * @param to end of the steps
   */
  public void load(int from, int to) {
    state.moveTo(from - before);
    archive.orElseThrow().load(state, from, before, before + to - from);
    retained = from;
    position = to;
  }

  /**
   * Keeps the state behind the steps that were run.
   *
   * @param checkpoint receives it
   */
  public void save(CarriedState checkpoint) {
    checkpoint.copy(now);
  }

  /**
   * Goes back to a checkpoint.
   *
   * @param checkpoint not modified
   * @param step where it was saved
   */
  public void resume(CarriedState checkpoint, int step) {
    now.copy(checkpoint);
    position = step;
    retained = step;
  }

  /**
   * Evaluates the sample, after all its steps were run.
   *
   * @param label its class
   * @return loss and answer
   */
  public SampleResult evaluate(int label) {
    return answer.evaluate(label);
  }

  /**
   * Spikes in the window, those of the input not counted.
   *
   * @return sum over populations
   */
  public long spikes() {
    long sum = 0;
    for (int p = 0; p < wiring.populations(); p++) {
      if (!(wiring.population(p).dynamics() instanceof Input)) {
        sum += state.activity(p).spikes(0, before, before + position - retained);
      }
    }
    return sum;
  }

  /**
   * Runs the window backward and adds its gradient to the group. Windows come from the last to the
   * first.
   *
   * @param scale factor on the errors of the loss
   */
  public void back(double scale) {
    int steps = position - retained;
    int end = before + steps;
    for (int p = 0; p < wiring.populations(); p++) {
      if (behind > 0 && !(wiring.population(p).dynamics() instanceof Input)) {
        int stride = wiring.stride(p);
        float[] of = errors.of(p);
        System.arraycopy(of, before * stride, of, end * stride, behind * stride);
      }
    }
    answer.inject(errors, 0, scale, before, end);
    backward.goOn(before, end, before + horizon - retained);
    for (Link link : wiring.links()) {
      if (wiring.network().projections().get(link.projection()).connection().isLearned()) {
        add(link, end);
      }
    }
  }

  /** Lets no error pass from the steps behind the window into it: truncation. */
  public void cut() {
    takeDrives();
    backward.begin();
    horizon = position;
  }

  /** Ends a sample whose windows were all run backward. */
  public void end() {
    takeDrives();
  }

  private void takeDrives() {
    Drives of = drives.get(size - 1);
    for (int p = 0; p < of.sums.length; p++) {
      rows.addRow(errors.sums(p), 0, 1, of.sums[p], 0, 0, of.sums[p].length);
    }
    backward.learned(0, (place, i, error) -> of.learned[place][i] += error);
  }

  /** Adds the gradient of a projection, from the last step of the window to the first. */
  private void add(Link link, int end) {
    switch (wiring.population(link.from()).dynamics()) {
      case Input _ -> {
        switch (state.stimulus(link.from(), 0)) {
          case SpikeTrain train -> addTrain(link, end, train);
          case ConstantCurrent _ -> {}
          case CurrentSeries series -> {
            int channels = series.channels();
            int first = Math.max(before, link.lag() - state.origin());
            addValues(link, first, end, series.values(), state.origin() * channels, channels);
          }
        }
      }
      case Relay _ -> {
        Activity from = state.activity(link.from());
        int first = Math.max(before, link.lag() - state.origin());
        addValues(link, first, end, from.membranes(), from.membranesAt(0), from.stride());
      }
      default -> {
        Activity from = state.activity(link.from());
        for (int t = end - 1; t >= before; t--) {
          int sent = t - link.lag();
          addEvents(link, t, from.lists(), from.begin(0, sent), from.begin(0, sent + 1));
        }
      }
    }
  }

  private void addTrain(Link link, int end, SpikeTrain train) {
    for (int t = end - 1; t >= before; t--) {
      int sent = state.origin() + t - link.lag();
      if (sent >= 0 && sent < train.steps()) {
        addEvents(link, t, train.indices(), train.begin(sent), train.begin(sent + 1));
      }
    }
  }

  private void addEvents(Link link, int t, int[] list, int begin, int listEnd) {
    int stride = wiring.stride(link.to());
    float[] sums = group.array(link.projection());
    int width = wiring.width(link.to());
    events.add(list, begin, listEnd, errors.of(link.to()), t * stride, sums, stride, width);
  }

  private void addValues(
      Link link, int first, int end, float[] values, int valuesAt, int valuesStride) {
    int stride = wiring.stride(link.to());
    int width = wiring.width(link.to());
    float[] sums = group.array(link.projection());
    int sources = wiring.population(link.from()).size();
    for (int t = end - 1; t >= first; t--) {
      int from = valuesAt + (t - link.lag()) * valuesStride;
      for (int row = 0; row < sources; row++) {
        if (values[from + row] != 0) {
          float value = values[from + row];
          rows.addRow(errors.of(link.to()), t * stride, value, sums, row * stride, 0, width);
        }
      }
    }
  }

  /**
   * Adds the gradient of the group.
   *
   * @param gradient of the batch, groups in order; modified
   */
  public void addTo(NetworkArrays gradient) {
    for (Link link : wiring.links()) {
      float[] sum = gradient.array(link.projection());
      if (wiring.population(link.from()).dynamics() instanceof Input) {
        for (Drives of : drives.subList(0, size)) {
          if (wiring.stimulus(link.from(), of.stimulus) instanceof ConstantCurrent current) {
            addConstant(link, current, of.sums[link.to()], sum);
          }
        }
      }
      rows.addRow(group.array(link.projection()), 0, 1, sum, 0, 0, sum.length);
    }
    for (Drives of : drives.subList(0, size)) {
      for (int p = 0; p < wiring.populations(); p++) {
        int bias = arrays.places().bias(p);
        if (bias >= 0) {
          float[] sum = gradient.array(bias);
          rows.addRow(of.sums[p], 0, 1, sum, 0, 0, sum.length);
        }
        arrays
            .places()
            .learned(p)
            .values()
            .forEach(place -> addTo(gradient.array(place), of.learned[place]));
      }
    }
  }

  private static void addTo(float[] sums, float[] values) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  private void addConstant(Link link, ConstantCurrent current, float[] drive, float[] sum) {
    int stride = wiring.stride(link.to());
    for (int row : current.active()) {
      float value = current.values()[row];
      rows.addRow(drive, 0, value, sum, row * stride, 0, wiring.width(link.to()));
    }
  }

  /**
   * Memory of what grows with the window or the sample: activities, errors, the readout's answer,
   * one state.
   *
   * @return bytes
   */
  public long bytes() {
    return state.bytes()
        + errors.bytes()
        + backward.bytes()
        + now.bytes()
        + archive.map(MembraneArchive::bytes).orElse(0L);
  }

  /**
   * Memory of the gradient of a group.
   *
   * @return bytes
   */
  public long groupBytes() {
    long sum = 0;
    for (int place = 0; place < group.count(); place++) {
      sum += 4L * group.array(place).length;
    }
    return sum;
  }
}
