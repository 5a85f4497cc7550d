package org.backspike.host.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** What this program is. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "backspike " + number(), "Java " + Runtime.version(), "kernels: " + kernels()
    };
  }

  static String number() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "(not packaged)");
  }

  static String kernels() {
    return org.backspike.chip.kernel.Kernels.describe();
  }
}
