package org.backspike.chip.controller.reckon;

/**
 * ReckOn and what stands around it: samples go in pin by pin, results come out, and every counted
 * cycle enters a digest. Samples come in blocks, with learning or without; weights and random
 * registers carry over.
 *
 * <p>A block must begin before the first sample. Source of the protocol: ChFrenkel/ReckOn,
 * tbench.sv.
 */
public final class ReckonBench {
  private static final int TICK_EDGES = 4;
  private static final int AFTER_READY = 2;
  private static final int AFTER_SAMPLE_PIN = 6;
  private static final int SETTLE = 20;

  private final CycleDigest digest = new CycleDigest();
  private final ReckonWeights weights;
  private final SampleTiming timing;
  private final ReckonCore core;
  private final Pins pins;
  private final Pace pace;

  private StepListener listener = StepListener.NONE;
  private Learning learning = Learning.NONE;
  private long cyclesBefore;
  private int steps;

  /**
   * A chip that was just programmed.
   *
   * @param configuration its registers
   * @param weights its weight memories; changed by learning
   * @param timing of all samples
   * @throws IllegalArgumentException if sizes do not fit each other
   */
  public ReckonBench(
      ReckonConfiguration configuration, ReckonWeights weights, SampleTiming timing) {
    this.weights = weights;
    this.timing = timing;
    pace = Pace.CLOCKED;
    core = new ReckonCore(configuration, weights, digest, this::propagates);
    pins = core.pins;
  }

  private ReckonBench(
      ReckonConfiguration configuration,
      ReckonWeights weights,
      SampleTiming timing,
      CycleObserver observer) {
    this.weights = weights;
    this.timing = timing;
    pace = Pace.LEAPING;
    core = new ReckonCore(configuration, weights, observer, this::propagates);
    pins = core.pins;
  }

  /**
   * A chip that was just programmed and is not watched in every cycle. Answers, states, weights,
   * cycles and accesses are those of a watched one; its digest stays that of nothing.
   *
   * @param configuration its registers
   * @param weights its weight memories; changed by learning
   * @param timing of all samples
   * @return a bench that skips from one change of state to the next
   * @throws IllegalArgumentException if sizes do not fit each other
   */
  public static ReckonBench unwatched(
      ReckonConfiguration configuration, ReckonWeights weights, SampleTiming timing) {
    return new ReckonBench(configuration, weights, timing, CycleObserver.NOBODY);
  }

  /**
   * Lets somebody follow the steps of all further samples.
   *
   * @param follower hears of each
   */
  public void follow(StepListener follower) {
    listener = follower;
  }

  /**
   * Begins a block of samples. The cycles of this are not counted.
   *
   * @param chosen whether its samples teach
   */
  public void begin(Learning chosen) {
    learning = chosen;
    core.learn(chosen);
    long before = digest.value();
    edges(SETTLE);
    digest.become(before);
    core.takeActivity();
  }

  /**
   * Plays a sample.
   *
   * @param sample its events
   * @return the chip's answer and what it did
   * @throws IllegalArgumentException if an event lies past the last step
   */
  public SampleResult play(ReckonSample sample) {
    requireWithin(sample);
    steps = 0;
    pins.sample = true;
    edges(AFTER_SAMPLE_PIN);
    int event = 0;
    while (event < sample.events() && sample.step(event) < timing.decision()) {
      event = playEvent(sample, event);
    }
    advance(timing.decision());
    decide(sample.label());
    while (event < sample.events()) {
      event = playEvent(sample, event);
    }
    advance(timing.steps() - 1);
    pins.sample = false;
    edges(AFTER_SAMPLE_PIN);
    tick();
    int answer = answer();
    ReckonActivity activity = core.takeActivity();
    cyclesBefore += activity.cycles();
    return new SampleResult(sample.label(), answer, steps + 1, activity);
  }

  /**
   * The digest of all counted cycles.
   *
   * @return 64 bits; of an unwatched chip the digest of nothing
   */
  public long digest() {
    return digest.value();
  }

  /**
   * All counted cycles.
   *
   * @return of samples that were played to their end
   */
  public long cycles() {
    return cyclesBefore;
  }

  /**
   * The weights as they are now.
   *
   * @return the memories of the chip
   */
  public ReckonWeights weights() {
    return weights;
  }

  /**
   * An output neuron as it is now.
   *
   * @param k 0 to 15
   * @return signed 16 bits
   */
  public int output(int k) {
    return core.output(k);
  }

  private void requireWithin(ReckonSample sample) {
    int events = sample.events();
    if (events > 0 && sample.step(events - 1) >= timing.steps()) {
      throw new IllegalArgumentException(
          "event at step "
              + sample.step(events - 1)
              + " of a sample of "
              + timing.steps()
              + " steps; must lie within");
    }
  }

  private void propagates() {
    listener.propagates(steps, cyclesBefore + core.cycles(), digest.value());
  }

  private int playEvent(ReckonSample sample, int event) {
    advance(sample.step(event));
    send(sample.channel(event));
    return event + 1;
  }

  /** Plays time steps until so many were begun. */
  private void advance(int wanted) {
    while (steps < wanted) {
      steps++;
      tick();
      pace.untilReady(core);
      edges(AFTER_READY);
    }
  }

  private void tick() {
    pins.tick = true;
    edges(TICK_EDGES);
    pins.tick = false;
    edges(TICK_EDGES);
  }

  /** From now on outputs vote, and weights learn towards a label. */
  private void decide(int label) {
    if (learning == Learning.EPROP) {
      pins.targetEnable = true;
      send(label);
      edges(TICK_EDGES);
      pins.targetEnable = false;
      edges(2);
      pins.targetValid = true;
    }
    pins.accumulate = true;
    edges(TICK_EDGES);
  }

  /** An address-event handshake. */
  private void send(int address) {
    awaitAcknowledge(false);
    pins.address = address;
    edges(1);
    pins.request = true;
    edges(1);
    awaitAcknowledge(true);
    pins.request = false;
    edges(1);
    awaitAcknowledge(false);
    edges(2);
  }

  private void awaitAcknowledge(boolean level) {
    while (core.acknowledges() != level) {
      core.clock();
    }
  }

  private int answer() {
    awaitOutput(true);
    int answer = core.outputData() & 0xF;
    pins.outputAcknowledge = true;
    edges(1);
    awaitOutput(false);
    pins.outputAcknowledge = false;
    edges(SETTLE);
    pins.targetValid = false;
    pins.accumulate = false;
    edges(SETTLE);
    return answer;
  }

  private void awaitOutput(boolean level) {
    while (core.requestsOutput() != level) {
      core.clock();
    }
  }

  private void edges(int count) {
    for (int i = 0; i < count; i++) {
      core.clock();
    }
  }
}
