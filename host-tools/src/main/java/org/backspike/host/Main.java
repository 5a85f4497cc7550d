package org.backspike.host;

import org.backspike.host.cli.Backspike;

/** The program. */
public final class Main {
  private Main() {}

  /**
   * Runs a verb and ends the process with its exit status.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    // pictures are drawn without a screen
    System.setProperty("java.awt.headless", "true");
    System.exit(Backspike.run(args, System.out, System.err));
  }
}
