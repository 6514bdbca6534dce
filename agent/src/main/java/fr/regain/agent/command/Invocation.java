package fr.regain.agent.command;

import fr.regain.agent.host.Surroundings;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.Configuration;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a command is handed when it runs.
 *
 * @param arguments its own options and parameters, parsed
 * @param configuration the effective settings
 * @param out for results
 * @param error for problems
 */
public record Invocation(
    Arguments arguments,
    Configuration configuration,
    Surroundings surroundings,
    Locale locale,
    PrintWriter out,
    PrintWriter error) {

  /** Prints a line of the result in the reader's language. */
  public void say(Text text) {
    out.println(text.in(locale));
    out.flush();
  }

  /** Prints a line beside the result: a warning, or a failure that did not stop the command. */
  public void warn(Text text) {
    error.println(text.in(locale));
    error.flush();
  }

  /** Whether a switch such as {@code --json} was given. */
  public boolean has(String option) {
    return arguments.has(option);
  }

  /** The value of an option of the command itself, as typed. */
  public Optional<String> option(String name) {
    return arguments.value(name);
  }

  /** The values of an option that may be given several times, as typed and in that order. */
  public List<String> values(String name) {
    return arguments.values(name);
  }

  /** What stands without an option's name, as typed. */
  public List<String> parameters() {
    return arguments.parameters();
  }
}
