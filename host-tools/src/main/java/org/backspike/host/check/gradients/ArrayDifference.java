package org.backspike.host.check.gradients;

import java.util.LinkedHashMap;
import java.util.Map;
import org.backspike.host.check.Difference;

/**
 * The first place where a replay disagrees with its file.
 *
 * @param path which replay: {@code double} or {@code float}
 * @param array name of the array in the file
 * @param index place in the array, C order
 * @param expected what the file says
 * @param got what we computed
 */
public record ArrayDifference(String path, String array, int index, double expected, double got)
    implements Difference {
  @Override
  public String describe() {
    return path + " path, " + array + "[" + index + "]: expected " + expected + ", got " + got;
  }

  @Override
  public Map<String, Object> entry(String name) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("case", name);
    entry.put("path", path);
    entry.put("variable", array);
    entry.put("index", index);
    entry.put("expected", expected);
    entry.put("got", got);
    return entry;
  }
}
