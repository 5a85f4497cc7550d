package org.backspike.host.trace;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a value change dump line by line and fails on everything that a viewer might stumble over:
 * two declarations on a line, times that stand still, changes to what was there already, names and
 * codes that are none.
 */
public final class VcdReader {
  private static final Pattern TIMESCALE =
      Pattern.compile("\\$timescale (1|10|100) (s|ms|us|ns|ps|fs) \\$end");
  private static final Pattern SCOPE =
      Pattern.compile("\\$scope module ([A-Za-z_][A-Za-z0-9_]*) \\$end");
  private static final Pattern VAR =
      Pattern.compile(
          "\\$var (wire|reg|string|event) (\\d+) ([!-~]+) ([A-Za-z_][A-Za-z0-9_]*)"
              + "(?: \\[(\\d+):0])? \\$end");
  private static final Pattern REMARK = Pattern.compile("\\$(comment|version) [^$]+ \\$end");
  private static final Pattern TIME = Pattern.compile("#(0|[1-9]\\d*)");

  /** A value from a time on; of an event, one time it was triggered. */
  public record Change(long time, String value) {}

  /** A variable with all that was said of it. */
  public static final class Variable {
    final String type;
    final int width;
    public final List<Change> changes = new ArrayList<>();
    String value = "";

    public boolean isText() {
      return type.equals("string");
    }

    Variable(String type, int width) {
      this.type = type;
      this.width = width;
    }
  }

  public final Map<String, Variable> byPath = new LinkedHashMap<>();
  final List<String> comments = new ArrayList<>();
  String timescale = "";
  long first = -1;
  public long last = -1;

  private final Map<String, Variable> byCode = new HashMap<>();
  private final Map<Variable, String> paths = new HashMap<>();
  private boolean isDump;
  private boolean isChanged = true;
  private int dumped;

  public static VcdReader read(Path file) throws IOException {
    VcdReader reader = new VcdReader();
    List<String> lines = Files.readAllLines(file);
    int body = reader.header(lines);
    for (String line : lines.subList(body, lines.size())) {
      reader.body(line);
    }
    assertThat(reader.isDump).as("$dumpvars is closed").isFalse();
    return reader;
  }

  public Variable variable(String path) {
    return requireNonNull(byPath.get(path), path);
  }

  private int header(List<String> lines) {
    Deque<String> scopes = new ArrayDeque<>();
    Deque<Set<String>> taken = new ArrayDeque<>();
    taken.push(new HashSet<>());
    int i = 0;
    while (!lines.get(i).equals("$enddefinitions $end")) {
      String line = lines.get(i++);
      Matcher scope = SCOPE.matcher(line);
      Matcher variable = VAR.matcher(line);
      Matcher scale = TIMESCALE.matcher(line);
      if (scope.matches()) {
        assertThat(taken.element().add(scope.group(1))).as("one %s", line).isTrue();
        scopes.addLast(scope.group(1));
        taken.push(new HashSet<>());
      } else if (variable.matches()) {
        assertThat(scopes).as("around %s", line).isNotEmpty();
        assertThat(taken.element().add(variable.group(4))).as("one %s", line).isTrue();
        declare(variable, String.join(".", scopes) + "." + variable.group(4));
      } else if (scale.matches()) {
        assertThat(timescale).isEmpty();
        timescale = scale.group(1) + scale.group(2);
      } else if (line.equals("$upscope $end")) {
        scopes.removeLast();
        taken.pop();
      } else {
        assertThat(line).matches(REMARK);
        comments.add(line);
      }
    }
    assertThat(scopes).isEmpty();
    assertThat(timescale).isNotEmpty();
    return i + 1;
  }

  private void declare(Matcher match, String path) {
    int width = Integer.parseInt(match.group(2));
    if (match.group(5) != null) {
      assertThat(Integer.parseInt(match.group(5))).isEqualTo(width - 1);
    } else {
      assertThat(width).isEqualTo(1);
    }
    Variable variable = new Variable(match.group(1), width);
    assertThat(byCode.put(match.group(3), variable)).as("code %s", match.group(3)).isNull();
    byPath.put(path, variable);
    paths.put(variable, path);
  }

  private void body(String line) {
    if (line.startsWith("#")) {
      assertThat(line).matches(TIME);
      long time = Long.parseLong(line.substring(1));
      assertThat(time).as("times increase").isGreaterThan(last);
      assertThat(isChanged).as("something changed at %d", last).isTrue();
      isChanged = false;
      first = first < 0 ? time : first;
      last = time;
    } else if (line.equals("$dumpvars")) {
      assertThat(dumped).isZero();
      assertThat(last).isEqualTo(first).isNotNegative();
      isDump = true;
      isChanged = true;
    } else if (line.equals("$end")) {
      long levels = byPath.values().stream().filter(v -> !v.type.equals("event")).count();
      assertThat(isDump).isTrue();
      assertThat((long) dumped).as("every variable is dumped").isEqualTo(levels);
      isDump = false;
    } else if (line.startsWith("$")) {
      assertThat(line).matches(REMARK);
      comments.add(line);
    } else {
      assertThat(first).as("a time before the first value").isNotNegative();
      value(line);
    }
  }

  private void value(String line) {
    int blank = line.indexOf(' ');
    boolean isLong = line.startsWith("b") || line.startsWith("s");
    String code = line.substring(isLong ? blank + 1 : 1);
    String value = isLong ? line.substring(1, blank) : line.substring(0, 1);
    Variable variable = requireNonNull(byCode.get(code), line);
    assertThat(line.indexOf(' ', blank + 1)).as("blanks in %s", line).isNegative();
    assertThat(line.charAt(0) == 's').isEqualTo(variable.type.equals("string"));
    if (line.startsWith("b")) {
      assertThat(value).matches("x|0|1[01]*");
      assertThat(value.length()).isLessThanOrEqualTo(variable.width);
      assertThat(variable.width).isGreaterThan(1);
    } else if (!isLong) {
      assertThat(value).matches("[01x]");
      assertThat(variable.width).isEqualTo(1);
    }
    isChanged = true;
    if (variable.type.equals("event")) {
      assertThat(isDump).as("%s in $dumpvars", line).isFalse();
      Variable number = variable(paths.get(variable) + "_value");
      variable.changes.add(new Change(last, number.value));
    } else {
      dumped += isDump ? 1 : 0;
      assertThat(value).as("a change at %d: %s", last, line).isNotEqualTo(variable.value);
      variable.value = value;
      variable.changes.add(new Change(last, value));
    }
  }
}
