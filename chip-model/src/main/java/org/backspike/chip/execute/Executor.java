package org.backspike.chip.execute;

import java.util.List;
import java.util.Map;
import org.backspike.chip.execute.LoadedProgram.Bound;
import org.backspike.chip.execute.LoadedProgram.BoundSegment;
import org.backspike.chip.program.Phase;
import org.backspike.chip.program.StepOrder;

/**
 * Runs programs. The bits do not depend on whether a clock listens: it sees the same operations in
 * the same order.
 */
public final class Executor {

  /** How an operation is performed: with or without somebody who keeps the time. */
  private interface Performance {
    void perform(Machine machine, Bound bound, int step);

    void barrier(Machine machine, Phase phase, int step);
  }

  private final Performance performance;
  private final Probe probe;

  private Executor(Performance performance, Probe probe) {
    this.performance = performance;
    this.probe = probe;
  }

  /**
   * Runs without a clock.
   *
   * @param probe what looks on
   * @return an executor
   */
  public static Executor functional(Probe probe) {
    return new Executor(new Untimed(), probe);
  }

  /**
   * Runs with a clock.
   *
   * @param clock what keeps the time
   * @param probe what looks on
   * @return an executor
   */
  public static Executor timed(Clock clock, Probe probe) {
    return new Executor(new Timed(clock), probe);
  }

  /**
   * Runs a program once.
   *
   * @param program what is run
   * @param inputs events per input population, by its index in the network
   */
  public void run(LoadedProgram program, Map<Integer, Stimulus> inputs) {
    program.machine().clearInputs();
    for (int s = 0; s < program.segments().size(); s++) {
      run(program, s, inputs);
    }
  }

  private void run(LoadedProgram program, int index, Map<Integer, Stimulus> inputs) {
    BoundSegment bound = program.segments().get(index);
    Phase phase = bound.segment().phase();
    StepOrder steps = bound.segment().steps();
    Machine machine = program.machine();
    boolean forward = phase == Phase.FORWARD || phase == Phase.RECOMPUTE;
    List<List<Bound>> stretches = bound.stretches();
    for (int position = 0; position < steps.count(); position++) {
      int step = steps.step(position);
      if (forward) {
        inputs.forEach((population, stimulus) ->
            stimulus.send(step, machine.inputMailbox(population).sending()));
      }
      for (int stretch = 0; stretch < stretches.size(); stretch++) {
        for (Bound operation : stretches.get(stretch)) {
          if (operation.window().contains(step)) {
            performance.perform(machine, operation, step);
          }
        }
        program.passBarrier(index);
        performance.barrier(machine, phase, step);
      }
      if (forward) {
        probe.afterStep(step, machine);
        machine.turnMailboxes();
      }
    }
  }

  private static final class Untimed implements Performance {
    @Override
    public void perform(Machine machine, Bound bound, int step) {
      bound.operation().run(step, bound.executed().work());
    }

    @Override
    public void barrier(Machine machine, Phase phase, int step) {}
  }

  private static final class Timed implements Performance {
    private final Clock clock;
    private final Work work = new Work();

    Timed(Clock clock) {
      this.clock = clock;
    }

    @Override
    public void perform(Machine machine, Bound bound, int step) {
      work.clear();
      bound.operation().run(step, work);
      bound.executed().work().add(work);
      Executed executed = bound.executed();
      clock.executed(machine, executed.core(), executed.instruction(), work);
    }

    @Override
    public void barrier(Machine machine, Phase phase, int step) {
      clock.barrier(machine, phase, step);
    }
  }
}
