package fr.regain.agent.command;

import fr.regain.agent.host.PolicySource;
import fr.regain.agent.host.Surroundings;
import fr.regain.agent.host.SystemPaths;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.AgentSettings;
import fr.regain.agent.policy.Configuration;
import fr.regain.agent.policy.ConfigurationReader;
import fr.regain.agent.policy.Setting;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns arguments into one command's run and its exit code. */
public final class AgentCommandLine {
  private static final String CONFIGURATION_FILE = "--config";
  private static final Text VALUE = new Text("VALEUR", "VALUE");

  private final List<Command> commands;
  private final String version;
  private final PolicySource policy;
  private final SystemPaths paths;
  private final Surroundings surroundings;
  private final Locale locale;
  private final PrintWriter out;
  private final PrintWriter error;

  /**
   * @param version to print for {@code --version}
   * @param locale in which people are spoken to
   */
  public AgentCommandLine(
      List<Command> commands,
      String version,
      PolicySource policy,
      SystemPaths paths,
      Surroundings surroundings,
      Locale locale,
      PrintWriter out,
      PrintWriter error) {
    this.commands = List.copyOf(commands);
    this.version = version;
    this.policy = policy;
    this.paths = paths;
    this.surroundings = surroundings;
    this.locale = locale;
    this.out = out;
    this.error = error;
  }

  /** Runs what the arguments ask for. Never throws. */
  public ExitCode run(String... arguments) {
    List<String> typed = List.of(arguments);
    String name = "regain";
    try {
      Optional<Command> command = command(typed);
      if (command.isEmpty()) {
        return withoutCommand(typed);
      }
      name += " " + command.get().name();
      Declaration declaration = declaration(command.get());
      int words = words(command.get()).size();
      Arguments given = Arguments.read(declaration, typed.subList(words, typed.size()));
      if (given.has("--help")) {
        new Help(locale, out).command(command.get(), declaration);
        return ExitCode.OK;
      }
      given.checkComplete();
      return command
          .get()
          .run(new Invocation(given, configuration(given), surroundings, locale, out, error));
    } catch (CommandMistake mistake) {
      return say(ExitCode.USAGE, mistake.text(name));
    } catch (AgentProblem problem) {
      return say(problem.exitCode(), problem.text());
    } catch (RuntimeException | Error fault) {
      fault.printStackTrace(error);
      return say(
          ExitCode.UNEXPECTED,
          new Text(
              "Erreur interne de l'agent. Transmettez les lignes ci-dessus aux auteurs de Regain.",
              "A fault of the agent itself. Send the lines above to the authors of Regain."));
    }
  }

  private ExitCode say(ExitCode code, Text text) {
    error.println(text.in(locale));
    error.flush();
    return code;
  }

  private ExitCode withoutCommand(List<String> typed) throws CommandMistake {
    if (typed.contains("--version")) {
      out.println("regain " + version);
      out.flush();
      return ExitCode.OK;
    }
    String group =
        typed.stream()
            .findFirst()
            .filter(word -> commands.stream().anyMatch(command -> isFirst(word, command)))
            .orElse("");
    if (typed.contains("--help") || typed.contains("-h")) {
      new Help(locale, out).commands(commands, group);
      return ExitCode.OK;
    }
    if (!typed.isEmpty() && group.isEmpty()) {
      throw CommandMistake.unknown(
          typed.getFirst(), commands.stream().map(command -> words(command).getFirst()).toList());
    }
    new Help(locale, error).commands(commands, group);
    return ExitCode.USAGE;
  }

  private Optional<Command> command(List<String> typed) {
    return commands.stream()
        .filter(
            command -> {
              List<String> words = words(command);
              return typed.size() >= words.size() && typed.subList(0, words.size()).equals(words);
            })
        .findFirst();
  }

  private static boolean isFirst(String word, Command command) {
    return words(command).getFirst().equals(word);
  }

  private static List<String> words(Command command) {
    return List.of(command.name().split(" ", -1));
  }

  private Configuration configuration(Arguments given) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Setting<?> setting : AgentSettings.ALL) {
      given.value("--" + setting.key()).ifPresent(value -> values.put(setting.key(), value));
    }
    return ConfigurationReader.read(
        policy, values, given.value(CONFIGURATION_FILE).map(Path::of), paths.configurationFile());
  }

  private Declaration declaration(Command command) {
    Declaration declaration = new Declaration(locale);
    command.declare(declaration);
    for (Setting<?> setting : AgentSettings.ALL) {
      Text expected = setting.type().expected();
      declaration.addValue(
          "--" + setting.key(),
          VALUE,
          new Text(
              setting.text().french() + " (" + expected.french() + ")",
              setting.text().english() + " (" + expected.english() + ")"));
    }
    declaration.addValue(
        CONFIGURATION_FILE,
        new Text("FICHIER", "FILE"),
        new Text("Fichier de réglages à lire.", "File of settings to read."));
    return declaration;
  }
}
