package org.backspike.host.cli;

import java.nio.file.Path;
import java.util.Objects;
import org.backspike.host.file.InputError;
import org.backspike.host.file.SurrogateFile;
import org.backspike.surrogate.Surrogate;
import org.backspike.surrogate.Surrogates;
import org.jspecify.annotations.Nullable;

/** The surrogate that {@code --surrogate} and {@code --slope} ask for. */
final class SurrogateChoice {
  private static final String TABLE = "table:";

  private SurrogateChoice() {}

  /** One by name, with its usual slope unless another is given; or a table from a file. */
  static Surrogate of(@Nullable String name, @Nullable Double slope, Surrogate usual) {
    if (name != null && name.startsWith(TABLE)) {
      return table(name.substring(TABLE.length()), slope);
    }
    if (slope != null) {
      return Surrogates.named(Objects.requireNonNullElse(name, usual.name()), slope);
    }
    return name == null ? usual : Surrogates.usual(name);
  }

  private static Surrogate table(String file, @Nullable Double slope) {
    if (file.isEmpty()) {
      throw new InputError("--surrogate table:; must be table:FILE");
    }
    if (slope != null) {
      throw new InputError("--slope " + slope + " with a table; its file has the scale");
    }
    return SurrogateFile.read(Path.of(file));
  }
}
