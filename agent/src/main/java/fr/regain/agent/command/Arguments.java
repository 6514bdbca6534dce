package fr.regain.agent.command;

import fr.regain.agent.message.Text;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** What was typed after a command's name, held against what the command takes. */
final class Arguments {
  private static final DefaultParser PARSER =
      DefaultParser.builder()
          .setAllowPartialMatching(false)
          .setStripLeadingAndTrailingQuotes(false)
          .get();

  private final Declaration declaration;
  private final CommandLine line;

  private Arguments(Declaration declaration, CommandLine line) {
    this.declaration = declaration;
    this.line = line;
  }

  /**
   * Reads what was typed.
   *
   * @throws CommandMistake for an option that does not exist, has no value, or is given twice
   */
  static Arguments read(Declaration declaration, List<String> typed) throws CommandMistake {
    CommandLine line;
    try {
      line = PARSER.parse(declaration.options(), typed.toArray(String[]::new));
    } catch (UnrecognizedOptionException unknown) {
      throw CommandMistake.unknown(
          unknown.getOption(),
          declaration.options().getOptions().stream()
              .map(option -> "--" + option.getLongOpt())
              .toList());
    } catch (MissingArgumentException missing) {
      throw CommandMistake.missing(same("--" + missing.getOption().getLongOpt()));
    } catch (ParseException mistake) {
      throw CommandMistake.unreadable(mistake);
    }
    for (Option option : line.getOptions()) {
      if (option.getValuesList().size() > 1 && !declaration.isRepeatable(option)) {
        throw CommandMistake.twice("--" + option.getLongOpt());
      }
    }
    return new Arguments(declaration, line);
  }

  /**
   * Holds the arguments against what the command cannot do without.
   *
   * @throws CommandMistake for what is missing, and for a word too many
   */
  void checkComplete() throws CommandMistake {
    for (String name : declaration.required()) {
      if (!has(name)) {
        throw CommandMistake.missing(same(name));
      }
    }
    int atLeast = declaration.parameters().map(Declaration.Parameters::atLeast).orElse(0);
    if (parameters().size() < atLeast) {
      throw CommandMistake.missing(declaration.parameters().orElseThrow().label());
    }
    if (declaration.parameters().isEmpty() && !parameters().isEmpty()) {
      throw CommandMistake.unknown(parameters().getFirst(), List.of());
    }
  }

  private static Text same(String text) {
    return new Text(text, text);
  }

  boolean has(String name) {
    return line.hasOption(name);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(line.getOptionValue(name));
  }

  List<String> values(String name) {
    String[] values = line.getOptionValues(name);
    return values == null ? List.of() : List.of(values);
  }

  List<String> parameters() {
    return line.getArgList();
  }
}
