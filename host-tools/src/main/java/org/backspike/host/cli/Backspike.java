package org.backspike.host.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.ServiceLoader;
import org.backspike.host.file.InputError;
import org.backspike.host.run.InterruptedRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Option;

/** The command line: {@code backspike VERB}. */
@Command(
    name = "backspike",
    synopsisSubcommandLabel = "VERB",
    versionProvider = Version.class,
    description = {
      "A simulator of neuromorphic chips that learn.",
      "A network and a chip go in; out comes the network running, and learning, on that chip,",
      "next to the float reference it should have matched."
    },
    footer = {
      "",
      "Start with: backspike demo",
      "Exit status: 0 done; 1 done, and the answer is no; 2 bad usage or input; 3 failed."
    },
    subcommands = {
      TrainVerb.class,
      QuantizeVerb.class,
      MapVerb.class,
      RunVerb.class,
      CompareVerb.class,
      ReportVerb.class,
      InspectVerb.class,
      ChipsVerb.class,
      TasksVerb.class
    })
public final class Backspike implements Runnable {
  @Option(names = "--help", usageHelp = true, description = "this help")
  boolean help;

  @Option(names = "--version", versionHelp = true, description = "version, Java and kernels")
  boolean version;

  private Backspike() {}

  @Override
  public void run() {
    throw new InputError("no verb given; see backspike --help");
  }

  /**
   * Runs a command line.
   *
   * @param args verb and options
   * @param out standard output
   * @param err standard error
   * @return the exit status
   */
  public static int run(String[] args, OutputStream out, OutputStream err) {
    Interruption.watch();
    try {
      return commandLine(writer(out), writer(err)).execute(args);
    } finally {
      Interruption.ended();
    }
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    CommandLine line = new CommandLine(new Backspike());
    for (Verb verb : ServiceLoader.load(Verb.class)) {
      line.addSubcommand(verb);
    }
    line.setOut(out).setErr(err);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    line.setParameterExceptionHandler(parameters());
    line.setExecutionExceptionHandler(executions());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.getSubcommands().values().forEach(verb -> verb.setUsageHelpAutoWidth(true));
    return line;
  }

  private static IParameterExceptionHandler parameters() {
    return (exception, args) -> {
      CommandLine command = exception.getCommandLine();
      print(
          command,
          exception.getMessage() + "; see " + command.getCommandSpec().qualifiedName() + " --help");
      return ExitStatus.BAD_INPUT.code();
    };
  }

  private static IExecutionExceptionHandler executions() {
    return (exception, command, parsed) -> {
      Throwable cause = exception.getCause() instanceof InputError inner ? inner : exception;
      if (command.getCommand() instanceof AbstractVerb verb && verb.common().debug) {
        cause.printStackTrace(command.getErr());
      }
      if (cause instanceof InputError) {
        print(command, Objects.requireNonNullElse(cause.getMessage(), "bad input"));
        return ExitStatus.BAD_INPUT.code();
      }
      if (cause instanceof DoesNotFit) {
        print(command, Objects.requireNonNullElse(cause.getMessage(), "does not fit"));
        return ExitStatus.ANSWER_IS_NO.code();
      }
      if (cause instanceof InterruptedRun) {
        print(command, "interrupted; nothing was kept");
        return ExitStatus.FAILED.code();
      }
      print(
          command,
          "failed: "
              + Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName())
              + "; --debug shows where");
      return ExitStatus.FAILED.code();
    };
  }

  private static void print(CommandLine command, String message) {
    command.getErr().print("backspike: " + message.replaceAll("\\s*[\\r\\n]+\\s*", " ") + "\n");
    command.getErr().flush();
  }
}
