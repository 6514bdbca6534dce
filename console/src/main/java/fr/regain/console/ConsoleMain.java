package fr.regain.console;

import picocli.CommandLine;

/** Reads the command line of {@code regain-console}, and runs one command. */
public final class ConsoleMain {
  private ConsoleMain() {}

  /**
   * Runs the command that the arguments name, the console itself by default.
   *
   * <p>Exit codes: 0 done, 1 the console cannot start or the command failed, 2 the command line is
   * wrong.
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ServeCommand()).execute(arguments));
  }
}
