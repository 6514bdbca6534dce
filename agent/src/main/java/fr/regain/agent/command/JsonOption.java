package fr.regain.agent.command;

import fr.regain.agent.message.Text;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The switch that every command has that can print its result for scripts. */
public final class JsonOption {
  private static final String NAME = "--json";

  private JsonOption() {}

  /** Adds the switch to a command. */
  public static void declare(CommandSpec command, Locale locale) {
    command.addOption(
        OptionSpec.builder(NAME)
            .type(boolean.class)
            .description(new Text("Afficher en JSON.", "Print JSON.").in(locale))
            .build());
  }

  /** Whether it was given. */
  public static boolean isGiven(Invocation invocation) {
    return invocation.has(NAME);
  }

  /** The switch as it was given, for another process. */
  public static List<String> words(Invocation invocation) {
    return isGiven(invocation) ? List.of(NAME) : List.of();
  }
}
