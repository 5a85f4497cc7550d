package org.backspike.host.check;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The first place where a replay is not what its reference says.
 *
 * @param step step or row, from 0
 * @param population population or layer
 * @param index neuron or element
 * @param variable what differs
 * @param expected what the reference says
 * @param got what came out
 */
public record StateDifference(
    int step, String population, int index, String variable, long expected, long got)
    implements Difference {

  @Override
  public String describe() {
    return "step "
        + step
        + ", population "
        + population
        + ", index "
        + index
        + ", variable "
        + variable
        + ": expected "
        + expected
        + ", got "
        + got;
  }

  @Override
  public Map<String, Object> entry(String name) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("case", name);
    entry.put("step", step);
    entry.put("population", population);
    entry.put("index", index);
    entry.put("variable", variable);
    entry.put("expected", expected);
    entry.put("got", got);
    return entry;
  }
}
