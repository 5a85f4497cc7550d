package org.backspike.host.cli;

import java.util.Iterator;
import org.backspike.bptt.Initializations;
import org.backspike.bptt.loss.Losses;
import org.backspike.snn.encode.Encoders;
import org.backspike.surrogate.Surrogates;

/** Names for the help, from where they are known. */
final class KnownNames {
  private KnownNames() {}

  /** Of surrogates. */
  static final class OfSurrogates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Surrogates.names().iterator();
    }
  }

  /** Of encoders. */
  static final class OfEncoders implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Encoders.names().iterator();
    }
  }

  /** Of losses. */
  static final class OfLosses implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Losses.names().iterator();
    }
  }

  /** Of first weights. */
  static final class OfInitializations implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Initializations.names().iterator();
    }
  }
}
