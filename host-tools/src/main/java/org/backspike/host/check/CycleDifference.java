package org.backspike.host.check;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The first cycle in which a replay is not what its reference says.
 *
 * @param cycle from 0
 * @param signal what differs
 * @param expected what the reference says
 * @param got what came out
 */
record CycleDifference(long cycle, String signal, String expected, String got)
    implements Difference {

  @Override
  public String describe() {
    return "cycle " + cycle + ", " + signal + ": expected " + expected + ", got " + got;
  }

  @Override
  public Map<String, Object> entry(String name) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("case", name);
    entry.put("cycle", cycle);
    entry.put("signal", signal);
    entry.put("expected", expected);
    entry.put("got", got);
    return entry;
  }
}
