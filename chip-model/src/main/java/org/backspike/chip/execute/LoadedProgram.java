package org.backspike.chip.execute;

import java.util.ArrayList;
import java.util.List;
import org.backspike.chip.program.Instruction;
import org.backspike.chip.program.Program;
import org.backspike.chip.program.Scheduled;
import org.backspike.chip.program.Segment;
import org.backspike.chip.program.Window;

/**
 * A program bound to a machine: every instruction knows its memories, and keeps count of its work.
 */
public final class LoadedProgram {

  /** One scheduled instruction. */
  record Bound(MicroOperation operation, Window window, Executed executed) {}

  /** A segment: per stretch between barriers the instructions of all cores, core by core. */
  record BoundSegment(Segment segment, List<List<Bound>> stretches) {}

  private final Machine machine;
  private final Program program;
  private final List<BoundSegment> segments = new ArrayList<>();
  private final List<Executed> executed = new ArrayList<>();
  private final long[] barriers;

  /**
   * Binds a program.
   *
   * @param program what is to be run
   * @param machine a machine with every array the program names
   * @throws IllegalArgumentException if an array is missing
   */
  public LoadedProgram(Program program, Machine machine) {
    this.machine = machine;
    this.program = program;
    this.barriers = new long[program.segments().size()];
    for (Segment segment : program.segments()) {
      segments.add(bind(segment));
    }
  }

  private BoundSegment bind(Segment segment) {
    List<List<Bound>> stretches = new ArrayList<>();
    for (int core = 0; core < segment.cores().size(); core++) {
      int stretch = 0;
      for (Scheduled scheduled : segment.cores().get(core)) {
        if (stretch == stretches.size()) {
          stretches.add(new ArrayList<>());
        }
        if (scheduled.instruction() instanceof Instruction.Barrier) {
          stretch++;
          continue;
        }
        Executed entry = new Executed(segment.phase(), core, scheduled.instruction(), new Work());
        executed.add(entry);
        stretches
            .get(stretch)
            .add(
                new Bound(
                    Binder.bind(scheduled.instruction(), machine), scheduled.window(), entry));
      }
    }
    return new BoundSegment(segment, stretches);
  }

  /**
   * The machine.
   *
   * @return the machine it is bound to
   */
  public Machine machine() {
    return machine;
  }

  /**
   * The program.
   *
   * @return what was bound
   */
  public Program program() {
    return program;
  }

  /**
   * Every instruction with its work so far.
   *
   * @return live, in program order; two loads of one program have the same order
   */
  public List<Executed> executed() {
    return List.copyOf(executed);
  }

  /**
   * Barriers of a segment that were passed so far.
   *
   * @param segment index of the segment
   * @return at least 0
   */
  public long barriers(int segment) {
    return barriers[segment];
  }

  /**
   * Adds the work of another load of the same program.
   *
   * @param other what another machine did; not modified
   * @throws IllegalArgumentException if it is another program
   */
  public void addWork(LoadedProgram other) {
    if (!other.program.equals(program)) {
      throw new IllegalArgumentException(
          "work of " + other.program.name() + " cannot be added to " + program.name());
    }
    for (int i = 0; i < executed.size(); i++) {
      executed.get(i).work().add(other.executed.get(i).work());
    }
    for (int s = 0; s < barriers.length; s++) {
      barriers[s] += other.barriers[s];
    }
  }

  List<BoundSegment> segments() {
    return segments;
  }

  void passBarrier(int segment) {
    barriers[segment]++;
  }
}
