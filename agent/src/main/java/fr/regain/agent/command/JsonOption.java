package fr.regain.agent.command;

import fr.regain.agent.message.Text;
import java.util.List;

/** The switch that every command has that can print its result for scripts. */
public final class JsonOption {
  private static final String NAME = "--json";

  private JsonOption() {}

  /** Adds the switch to a command. */
  public static void declare(Declaration declaration) {
    declaration.addSwitch(NAME, new Text("Afficher en JSON.", "Print JSON."));
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
