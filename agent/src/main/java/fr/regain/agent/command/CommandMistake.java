package fr.regain.agent.command;

import fr.regain.agent.message.Text;
import fr.regain.agent.policy.NearestName;
import java.util.Collection;
import org.apache.commons.cli.ParseException;

/** Something typed that the command line cannot mean. */
final class CommandMistake extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Text text;

  private CommandMistake(Text text) {
    super(text.english());
    this.text = text;
  }

  /** What is wrong, and where to read on, for the command of that name. */
  Text text(String command) {
    return new Text(
        text.french() + " Voyez " + command + " --help.",
        text.english() + " See " + command + " --help.");
  }

  /** A word that is no option, parameter or command here. */
  static CommandMistake unknown(String word, Collection<String> known) {
    String nearest = NearestName.of(word, known).orElse("");
    return new CommandMistake(
        new Text(
            "Argument inconnu : %s.%s"
                .formatted(word, nearest.isEmpty() ? "" : " Peut-être : " + nearest + "."),
            "Unknown argument: %s.%s"
                .formatted(word, nearest.isEmpty() ? "" : " Perhaps: " + nearest + ".")));
  }

  static CommandMistake missing(Text name) {
    return new CommandMistake(
        new Text(
            "Il manque une valeur : " + name.french() + ".",
            "A value is missing: " + name.english() + "."));
  }

  static CommandMistake twice(String name) {
    return new CommandMistake(
        new Text(
            "Une option est donnée deux fois : " + name + ".",
            "An option is given twice: " + name + "."));
  }

  static CommandMistake unreadable(ParseException mistake) {
    return new CommandMistake(
        new Text(
            "Arguments illisibles (%s).".formatted(mistake.getMessage()),
            "Arguments that cannot be read (%s).".formatted(mistake.getMessage())));
  }
}
