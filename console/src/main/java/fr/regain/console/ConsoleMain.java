package fr.regain.console;

import io.micronaut.runtime.Micronaut;

/** Starts the console. */
public final class ConsoleMain {
  private ConsoleMain() {}

  public static void main(String[] arguments) {
    Micronaut.run(ConsoleMain.class, arguments);
  }
}
