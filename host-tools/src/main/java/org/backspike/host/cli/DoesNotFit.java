package org.backspike.host.cli;

/** A verb needs a network on a chip, and it does not fit: the answer is no. */
final class DoesNotFit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DoesNotFit(String message) {
    super(message);
  }
}
