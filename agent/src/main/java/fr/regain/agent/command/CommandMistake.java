package fr.regain.agent.command;

import fr.regain.agent.message.Text;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line. */
final class CommandMistake {
  private CommandMistake() {}

  static Text text(ParameterException mistake) {
    String command = mistake.getCommandLine().getCommandSpec().qualifiedName();
    return switch (mistake) {
      case UnmatchedArgumentException unmatched -> {
        String words = String.join(" ", unmatched.getUnmatched());
        String guess = String.join(", ", unmatched.getSuggestions());
        yield new Text(
            "Argument inconnu : %s.%s Voyez %s --help."
                .formatted(words, guess.isEmpty() ? "" : " Peut-être : " + guess + ".", command),
            "Unknown argument: %s.%s See %s --help."
                .formatted(words, guess.isEmpty() ? "" : " Perhaps: " + guess + ".", command));
      }
      case MissingParameterException missing ->
          new Text(
              "Il manque une valeur (%s). Voyez %s --help."
                  .formatted(missing.getMessage(), command),
              "A value is missing (%s). See %s --help.".formatted(missing.getMessage(), command));
      case OverwrittenOptionException twice ->
          new Text(
              "Une option est donnée deux fois (%s).".formatted(twice.getMessage()),
              "An option is given twice (%s).".formatted(twice.getMessage()));
      default ->
          new Text(
              "%s. Voyez %s --help.".formatted(mistake.getMessage(), command),
              "%s. See %s --help.".formatted(mistake.getMessage(), command));
    };
  }
}
