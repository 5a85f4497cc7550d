package org.backspike.host.cli;

/** How a verb ends. */
public enum ExitStatus {
  /** Done. */
  DONE(0),
  /** Done, and the answer is no: it does not fit, a check failed. */
  ANSWER_IS_NO(1),
  /** Bad usage or bad input. */
  BAD_INPUT(2),
  /** The program or its environment failed, or it was interrupted. */
  FAILED(3);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  /**
   * The number for the operating system.
   *
   * @return 0 to 3
   */
  public int code() {
    return code;
  }
}
