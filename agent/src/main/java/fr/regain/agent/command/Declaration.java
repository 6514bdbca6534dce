package fr.regain.agent.command;

import fr.regain.agent.message.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The options and parameters that a command takes, with the text of each for its help. */
public final class Declaration {

  /**
   * What may stand without an option's name.
   *
   * @param label for the help
   * @param atLeast how many of them there have to be
   */
  record Parameters(Text label, Text text, int atLeast) {}

  private final Options options = new Options();
  private final List<String> required = new ArrayList<>();
  private final Set<String> repeatable = new LinkedHashSet<>();
  private final Locale locale;
  private Optional<Parameters> parameters = Optional.empty();

  /**
   * @param locale in which the help speaks
   */
  Declaration(Locale locale) {
    this.locale = locale;
    options.addOption(
        Option.builder("h")
            .longOpt("help")
            .desc(new Text("Cette aide.", "This help.").in(locale))
            .get());
  }

  /** An option that is given or not: {@code --json}. */
  public void addSwitch(String name, Text text) {
    options.addOption(named(name, text).get());
  }

  /** An option with one value. */
  public void addValue(String name, Text label, Text text) {
    options.addOption(named(name, text).hasArg().argName(label.in(locale)).get());
  }

  /** An option with one value, without which the command does not run. */
  public void addRequiredValue(String name, Text label, Text text) {
    addValue(name, label, text);
    required.add(name);
  }

  /** An option with a value that may be given several times. */
  public void addRepeatableValue(String name, Text label, Text text) {
    addValue(name, label, text);
    repeatable.add(name);
  }

  /** What may stand without an option's name; a command that declares none takes none. */
  public void addParameters(Text label, Text text, int atLeast) {
    parameters = Optional.of(new Parameters(label, text, atLeast));
  }

  Options options() {
    return options;
  }

  List<String> required() {
    return required;
  }

  boolean isRepeatable(Option option) {
    return repeatable.contains("--" + option.getLongOpt());
  }

  Optional<Parameters> parameters() {
    return parameters;
  }

  private Option.Builder named(String name, Text text) {
    return Option.builder().longOpt(name.substring("--".length())).desc(text.in(locale));
  }
}
