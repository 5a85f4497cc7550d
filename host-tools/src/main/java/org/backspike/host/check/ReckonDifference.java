package org.backspike.host.check;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The first place where ReckOn did something else than its RTL.
 *
 * @param sample which
 * @param tick time step of the sample, from 1; its last if the sample as a whole differs
 * @param cycle counted cycles before
 * @param signal what differs
 * @param expected what the RTL did
 * @param got what came out
 */
record ReckonDifference(
    ReckonSampleKey sample, int tick, long cycle, String signal, Object expected, Object got)
    implements Difference {
  @Override
  public String describe() {
    return sample.describe()
        + ", step "
        + tick
        + ", cycle "
        + cycle
        + ", signal "
        + signal
        + ": expected "
        + expected
        + ", got "
        + got;
  }

  @Override
  public Map<String, Object> entry(String name) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("case", name);
    entry.put("epoch", sample.epoch());
    entry.put("phase", sample.phase().word());
    entry.put("sample", sample.index());
    entry.put("step", tick);
    entry.put("cycle", cycle);
    entry.put("signal", signal);
    entry.put("expected", expected);
    entry.put("got", got);
    return entry;
  }
}
