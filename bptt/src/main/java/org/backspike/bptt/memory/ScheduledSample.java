package org.backspike.bptt.memory;

import java.util.ArrayList;
import java.util.List;
import org.backspike.bptt.batch.SampleResult;
import org.backspike.bptt.batch.SampleWindow;
import org.backspike.snn.batch.CarriedState;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.stimulus.Stimulus;

/** Does the moves of a schedule, sample after sample. Belongs to one thread. */
final class ScheduledSample {
  private final SampleWindow window;
  private final Schedule schedule;
  private final List<CarriedState> slots = new ArrayList<>();
  private final LiveArrays live;

  /** What learning a sample gave. */
  record Learned(SampleResult result, long spikes) {}

  ScheduledSample(SampleWindow window, Schedule schedule, LiveArrays live) {
    this.window = window;
    this.schedule = schedule;
    this.live = live;
    if (schedule.archived()) {
      window.keepArchive();
    }
    live.add(window.bytes() + window.groupBytes());
  }

  void beginGroup() {
    window.beginGroup();
  }

  /** Learns a sample; the gradient is added to that of the group. */
  Learned learn(Stimulus stimulus, int label, double scale) {
    window.begin(stimulus);
    long spikes = 0;
    List<SampleResult> result = new ArrayList<>();
    for (Move move : schedule.moves()) {
      switch (move) {
        case Move.Run run -> spikes += run(run.to(), result.isEmpty());
        case Move.Save save -> window.save(slot(save.slot()));
        case Move.Restore restore -> window.resume(slots.get(restore.slot()), restore.step());
        case Move.Load load -> window.load(load.from(), load.to());
        case Move.Restart _ -> window.restart();
        case Move.Evaluate _ -> result.add(window.evaluate(label));
        case Move.Back _ -> window.back(scale);
        case Move.Cut _ -> window.cut();
      }
    }
    window.end();
    return new Learned(result.getFirst(), spikes);
  }

  /** Runs, and counts the spikes of the first time. */
  private long run(int to, boolean first) {
    long spikes = 0;
    while (window.position() < to) {
      window.run(Math.min(to, window.position() + schedule.window()));
      spikes += first ? window.spikes() : 0;
    }
    return spikes;
  }

  private CarriedState slot(int slot) {
    while (slots.size() <= slot) {
      CarriedState state = window.newState();
      live.add(state.bytes());
      slots.add(state);
    }
    return slots.get(slot);
  }

  void addTo(NetworkArrays gradient) {
    window.addTo(gradient);
  }
}
