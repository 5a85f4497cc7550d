package org.backspike.chip.controller.reckon;

/**
 * ReckOn as a clocked machine: registers, and what an edge makes of them.
 *
 * <p>Memories have one port and answer in the next cycle; every word is read in an even cycle and
 * used, and possibly written, in the odd cycle behind it. Nothing else addresses that memory in
 * between, so the words are computed on where they lie.
 *
 * <p>Source: ChFrenkel/ReckOn 5e5c0be, srnn.v and controller.v. States that the bench does not
 * reach are missing: programming, local time steps, timing errors, regression, noise.
 */
final class ReckonCore {
  private static final int IDLE = 0;
  private static final int PROP = 1;
  private static final int STEP = 2;
  private static final int SDONE = 3;
  private static final int GET_TAR = 4;
  private static final int EPROP = 6;
  private static final int SEND = 7;

  private static final int WAIT = 0;
  private static final int SCAN = 1;
  private static final int EVENT = 2;

  /** Outputs leak in the first cycles of a step. */
  private static final int OUTPUT_SLOTS = 16;

  /** Neurons of a word of weights. */
  private static final int WEIGHTS = WeightMemory.PER_WORD;

  final Pins pins = new Pins();

  private final CycleObserver observer;
  private final Runnable stepBegins;
  private final int last;
  private final Neurons neurons;
  private final Outputs outputs;
  private final Learner learner;
  private final NeuronSet events = new NeuronSet();
  private final NeuronSet nextEvents = new NeuronSet();
  private final Synchroniser request = new Synchroniser();
  private final Synchroniser sample = new Synchroniser();
  private final Synchroniser targetValid = new Synchroniser();
  private final Synchroniser accumulate = new Synchroniser();
  private final Synchroniser outputAcknowledge = new Synchroniser();
  private final Synchroniser tick = new Synchroniser();

  private ReckonActivity activity = new ReckonActivity();
  private Learning learning = Learning.NONE;
  private boolean tickBefore;
  private boolean acknowledge;
  private boolean hasTarget;
  private int label;
  private boolean outputRequest;
  private int outputData;
  private boolean outputsPending;
  private int state = IDLE;
  private int eventState = WAIT;
  private int stepCount;
  private int index;
  private int eventCount;

  ReckonCore(
      ReckonConfiguration configuration,
      ReckonWeights weights,
      CycleObserver observer,
      Runnable stepBegins) {
    configuration.requireSizes();
    this.observer = observer;
    this.stepBegins = stepBegins;
    last = configuration.neurons() - 1;
    neurons = new Neurons(configuration, weights);
    outputs = new Outputs(configuration, weights);
    learner = new Learner(configuration, weights, neurons, outputs);
  }

  /** Switches learning. */
  void learn(Learning chosen) {
    learning = chosen;
  }

  /** Begins to count anew; what was counted so far. */
  ReckonActivity takeActivity() {
    ReckonActivity taken = activity;
    activity = new ReckonActivity();
    return taken;
  }

  /** Cycles of what is counted now. */
  long cycles() {
    return activity.cycles();
  }

  /** Pin ACK. */
  boolean acknowledges() {
    return acknowledge;
  }

  /** Pin RDY. */
  boolean ready() {
    return state == IDLE || (state == PROP && eventState == WAIT);
  }

  /** Pin OUT_REQ. */
  boolean requestsOutput() {
    return outputRequest;
  }

  /** Pins OUT_DATA. */
  int outputData() {
    return outputData;
  }

  /** Output k. */
  int output(int k) {
    return outputs.o[k];
  }

  /** The edge that ends a cycle. */
  void clock() {
    observer.registers(
        (stepCount << 22) | (eventCount << 14) | (index << 6) | (eventState << 4) | state,
        (outputData << 24)
            | (outputRequest ? 1 << 23 : 0)
            | (acknowledge ? 1 << 22 : 0)
            | (state == EPROP ? learner.counters() : 0),
        ((outputs.o[1] & 0xFFFF) << 16) | (outputs.o[0] & 0xFFFF));
    boolean ticked = tick.level() && !tickBefore;
    boolean arrives = request.level() && !acknowledge;
    boolean target = arrives && pins.targetEnable;
    int next = nextState(ticked, target);
    int nextEvent = nextEventState(next);
    work(nextEvent);
    if (ticked) {
      events.drain(nextEvents);
    } else if (arrives && !target) {
      activity.events++;
      nextEvents.add(pins.address);
    }
    if (target) {
      hasTarget = true;
      label = pins.address & 0xF;
    }
    acknowledge = arrives || (acknowledge && request.level());
    count(next, nextEvent);
    enter(next);
    eventState = nextEvent;
    synchronise();
  }

  /**
   * What one or more edges make of a busy chip whose inputs are steady: the walk along a memory
   * that has begun, but for its end, at once; an edge where there is none. No observer sees the
   * cycles of the walk.
   */
  void leap() {
    switch (state) {
      case PROP -> leapAlongEvents();
      case STEP -> leapAlongNeurons();
      case EPROP -> leapAlongWeights();
      default -> {}
    }
    clock();
  }

  private void leapAlongEvents() {
    if (eventState == SCAN) {
      int found = Math.min(neurons.spiked.nextInEither(events, index), last);
      activity.scan += found - index;
      activity.propagation += found - index;
      index = found;
    } else if (eventCount % 2 == 1) {
      int words = (last - eventCount) / 2;
      for (int word = eventCount / 2; word < last / 2; word++) {
        neurons.integrate(word, learning, observer);
      }
      activity.event += 2L * words;
      activity.propagation += 2L * words;
      activity.neuronReads += words;
      activity.neuronWrites += words;
      eventCount = last;
    }
  }

  private void leapAlongNeurons() {
    if (stepCount % 2 == 0 && stepCount >= OUTPUT_SLOTS && stepCount < last) {
      int words = (last - stepCount) / 2;
      for (int word = stepCount / 2; word < last / 2; word++) {
        activity.spikes += neurons.step(word, observer);
      }
      activity.step += 2L * words;
      activity.neuronReads += words;
      activity.neuronWrites += words;
      stepCount += 2 * words;
    }
  }

  private void leapAlongWeights() {
    while (!learner.atEnd()) {
      learner.clock(activity, observer);
      activity.learning++;
    }
  }

  private int nextState(boolean ticked, boolean target) {
    return switch (state) {
      case IDLE -> sample.level() && ticked ? PROP : IDLE;
      case PROP -> ticked ? STEP : PROP;
      case STEP -> stepCount == last ? SDONE : STEP;
      case SDONE -> decided();
      case GET_TAR -> target ? EPROP : GET_TAR;
      case EPROP -> learner.atEnd() && sample.level() ? PROP : EPROP;
      default -> outputAcknowledge.level() && outputRequest ? IDLE : SEND;
    };
  }

  private int decided() {
    if (!sample.level()) {
      return SEND;
    }
    if (learning == Learning.NONE || !targetValid.level()) {
      return PROP;
    }
    return hasTarget ? EPROP : GET_TAR;
  }

  private int nextEventState(int next) {
    return switch (eventState) {
      case WAIT -> state != PROP && next == PROP ? SCAN : WAIT;
      case SCAN -> {
        if (neurons.spiked.contains(index) || events.contains(index)) {
          yield EVENT;
        }
        yield index == last ? WAIT : SCAN;
      }
      default -> {
        if (eventCount != last) {
          yield EVENT;
        }
        yield index == last ? WAIT : SCAN;
      }
    };
  }

  /** What memories and datapath do in this cycle. */
  private void work(int nextEvent) {
    switch (state) {
      case PROP -> propagate(nextEvent);
      case STEP -> step();
      case SDONE -> {
        activity.decision++;
        if (accumulate.level()) {
          outputs.vote();
        }
      }
      case EPROP -> {
        activity.learning++;
        learner.clock(activity, observer);
      }
      case SEND -> send();
      case IDLE -> {
        activity.idle++;
        outputs.clearVotes();
        hasTarget = false;
        outputRequest = false;
        outputData = 0;
      }
      default -> activity.target++;
    }
  }

  private void propagate(int nextEvent) {
    activity.propagation++;
    if (eventState == EVENT) {
      deliver();
    } else if (eventState == SCAN) {
      activity.scan++;
      if (nextEvent == EVENT) {
        beginEvent();
      }
    }
  }

  private void beginEvent() {
    boolean input = events.contains(index);
    boolean neuron = neurons.spiked.contains(index);
    neurons.send(index, input, neuron);
    activity.inputDeliveries += input ? last + 1 : 0;
    activity.recurrentDeliveries += neuron ? last + 1 : 0;
    activity.inputReads += input ? last / WEIGHTS + 1 : 0;
    activity.recurrentReads += neuron ? last / WEIGHTS + 1 : 0;
    activity.outputReads += neuron ? 1 : 0;
    outputsPending = neuron;
  }

  private void deliver() {
    activity.event++;
    if (outputsPending) {
      outputs.integrate(index);
      outputsPending = false;
    }
    if (eventCount % 2 == 0) {
      activity.neuronReads++;
      return;
    }
    activity.neuronWrites++;
    neurons.integrate(eventCount / 2, learning, observer);
    if (eventCount == last) {
      events.remove(index);
      neurons.spiked.remove(index);
    }
  }

  private void step() {
    activity.step++;
    if (stepCount < OUTPUT_SLOTS) {
      outputs.leak(stepCount);
    }
    if (stepCount % 2 == 0) {
      activity.neuronReads++;
    } else {
      activity.neuronWrites++;
      activity.spikes += neurons.step(stepCount / 2, observer);
    }
  }

  private void send() {
    activity.sending++;
    if (!outputAcknowledge.level() && !outputRequest) {
      outputRequest = true;
      outputData = outputs.winner();
    } else if (outputAcknowledge.level()) {
      outputRequest = false;
    }
  }

  private void count(int next, int nextEvent) {
    if (nextEvent == EVENT) {
      eventCount += eventState == EVENT ? 1 : 0;
    } else {
      eventCount = 0;
    }
    if (eventState == WAIT) {
      index = 0;
    } else if (nextEvent == SCAN) {
      index++;
    }
    if (next == STEP) {
      stepCount += state == STEP ? 1 : 0;
    } else {
      stepCount = 0;
    }
  }

  private void enter(int next) {
    if (next == state) {
      return;
    }
    state = next;
    switch (next) {
      case EPROP -> learner.begin(label);
      case IDLE -> {
        neurons.clear();
        outputs.clear();
        events.clear();
        nextEvents.clear();
      }
      case PROP -> stepBegins.run();
      default -> {}
    }
  }

  private void synchronise() {
    tickBefore = tick.level();
    tick.clock(pins.tick);
    request.clock(pins.request);
    sample.clock(pins.sample);
    accumulate.clock(pins.accumulate);
    outputAcknowledge.clock(pins.outputAcknowledge);
    if (learning != Learning.NONE) { // the chip does not clock these flip-flops otherwise
      targetValid.clock(pins.targetValid);
    }
  }
}
