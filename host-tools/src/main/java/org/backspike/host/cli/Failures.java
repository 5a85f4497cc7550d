package org.backspike.host.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.backspike.host.file.InputError;
import org.backspike.host.file.Spelling;
import org.backspike.host.run.InterruptedRun;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a user is told when a verb does not end well: one line and an exit status. */
final class Failures {
  private Failures() {}

  /** The command line itself is wrong. */
  static int usage(ParameterException exception) {
    CommandLine command = exception.getCommandLine();
    print(
        command,
        describe(exception) + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
    return ExitStatus.BAD_INPUT.code();
  }

  private static String describe(ParameterException exception) {
    CommandLine command = exception.getCommandLine();
    boolean hasVerbs = !command.getSubcommands().isEmpty();
    if (exception instanceof UnmatchedArgumentException unmatched
        && hasVerbs
        && !unmatched.isUnknownOption()) {
      String verb = unmatched.getUnmatched().getFirst();
      List<String> verbs = command.getSubcommands().keySet().stream().sorted().toList();
      return "unknown verb "
          + verb
          + Spelling.nearest(verb, verbs)
              .map(likely -> "; did you mean " + likely + "?")
              .orElseGet(() -> "; there are " + String.join(", ", verbs));
    }
    return Objects.requireNonNullElse(exception.getMessage(), "bad usage");
  }

  /** The verb ended with an exception. */
  static int execution(Throwable thrown, CommandLine command) {
    Throwable cause = thrown.getCause() instanceof InputError inner ? inner : thrown;
    if (command.getCommand() instanceof AbstractVerb verb && verb.common().debug) {
      cause.printStackTrace(command.getErr());
    }
    return switch (cause) {
      case InputError wrong -> {
        print(command, Objects.requireNonNullElse(wrong.getMessage(), "bad input"));
        yield ExitStatus.BAD_INPUT.code();
      }
      case DoesNotFit no -> {
        print(command, Objects.requireNonNullElse(no.getMessage(), "does not fit"));
        yield ExitStatus.ANSWER_IS_NO.code();
      }
      case InterruptedRun _ -> {
        print(command, Interruption.MESSAGE);
        yield ExitStatus.FAILED.code();
      }
      case OutOfMemoryError _ -> {
        print(
            command,
            "out of memory, "
                + Runtime.getRuntime().maxMemory() / (1 << 20)
                + " MB; allow more with BACKSPIKE_JAVA_OPTS=-Xmx8g");
        yield ExitStatus.FAILED.code();
      }
      default -> {
        print(command, "failed: " + reason(cause) + "; --debug shows where");
        yield ExitStatus.FAILED.code();
      }
    };
  }

  private static String reason(Throwable cause) {
    if (cause instanceof FileSystemException file && file.getReason() == null) {
      // the message is then nothing but the path
      String what = cause instanceof AccessDeniedException ? "access denied" : kind(cause);
      return file.getFile() + ": " + what;
    }
    return cause instanceof IOException || cause.getMessage() == null
        ? kind(cause) + (cause.getMessage() == null ? "" : ": " + cause.getMessage())
        : cause.getMessage();
  }

  private static String kind(Throwable cause) {
    return cause.getClass().getSimpleName();
  }

  private static void print(CommandLine command, String message) {
    String line =
        message
            .lines()
            .map(String::strip)
            .filter(s -> !s.isEmpty())
            .collect(Collectors.joining(" "));
    command.getErr().print("backspike: " + line + "\n");
    command.getErr().flush();
  }
}
