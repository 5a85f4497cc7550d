package org.backspike.host.cli;

import org.backspike.host.file.InputError;
import org.backspike.host.train.Validation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which samples are kept from training, and what is done with what they say. */
final class ValidationOptions {
  @Option(
      names = "--validate",
      paramLabel = "SHARE",
      description = "part of the training samples that is kept, to validate every epoch")
  private @Nullable Double share;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description = {
        "stop after N epochs without a better validation and take the weights of the best",
        "epoch; needs --validate"
      })
  private @Nullable Integer patience;

  /** As given; none without {@code --validate}. */
  Validation validation() {
    if (patience != null && share == null) {
      throw new InputError("--patience needs --validate SHARE");
    }
    if (share == null) {
      return Validation.NONE;
    }
    if (!(share > 0 && share < 1)) {
      throw new InputError("--validate " + share + "; must be above 0 and below 1");
    }
    if (patience != null && patience < 1) {
      throw new InputError("--patience " + patience + "; must be at least 1");
    }
    return new Validation(share, patience == null ? 0 : patience);
  }
}
