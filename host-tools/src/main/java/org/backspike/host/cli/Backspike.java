package org.backspike.host.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.backspike.host.file.InputError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

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
      CheckVerb.class,
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
    PrintWriter errors = writer(err);
    Interruption.watch(errors);
    CommandLine line = commandLine(writer(out), errors);
    int status = ExitStatus.FAILED.code();
    try {
      status = line.execute(args);
    } catch (VirtualMachineError | LinkageError | ServiceConfigurationError e) {
      // picocli hands over exceptions only
      status = Failures.execution(e, verb(line));
    } finally {
      Interruption.ended(status);
    }
    return status;
  }

  private static CommandLine verb(CommandLine line) {
    ParseResult parsed = line.getParseResult();
    return parsed != null && parsed.hasSubcommand()
        ? parsed.subcommand().commandSpec().commandLine()
        : line;
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
    line.setParameterExceptionHandler((exception, args) -> Failures.usage(exception));
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> Failures.execution(exception, command));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.getSubcommands().values().forEach(verb -> verb.setUsageHelpAutoWidth(true));
    return line;
  }
}
