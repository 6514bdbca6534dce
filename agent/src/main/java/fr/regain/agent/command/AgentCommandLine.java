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
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns arguments into one command's run and its exit code. */
public final class AgentCommandLine {
  private static final String CONFIGURATION_FILE = "--config";

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
    CommandLine line = new CommandLine(root(List.of(arguments))).setOut(out).setErr(error);
    try {
      ParseResult parsed = line.parseArgs(arguments);
      ParseResult last = parsed;
      while (last.hasSubcommand()) {
        last = last.subcommand();
      }
      if (last.isUsageHelpRequested()) {
        last.commandSpec().commandLine().usage(out);
        return ExitCode.OK;
      }
      if (last.isVersionHelpRequested()) {
        out.println("regain " + version);
        out.flush();
        return ExitCode.OK;
      }
      if (!(last.commandSpec().userObject() instanceof Command command)) {
        last.commandSpec().commandLine().usage(error);
        return ExitCode.USAGE;
      }
      return command.run(
          new Invocation(last, configuration(last), surroundings, locale, out, error));
    } catch (ParameterException mistake) {
      return say(ExitCode.USAGE, CommandMistake.text(mistake));
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

  private Configuration configuration(ParseResult parsed) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Setting<?> setting : AgentSettings.ALL) {
      String value = parsed.matchedOptionValue("--" + setting.key(), (String) null);
      if (value != null) {
        given.put(setting.key(), value);
      }
    }
    Optional<Path> file =
        Optional.ofNullable(parsed.matchedOptionValue(CONFIGURATION_FILE, (String) null))
            .map(Path::of);
    return ConfigurationReader.read(policy, given, file, paths.configurationFile());
  }

  private CommandSpec root(List<String> arguments) {
    CommandSpec root =
        group(
            "regain",
            new Text(
                "Agent de Regain : mesure ce poste et le dit à la console.",
                "Regain's agent: measures this device and tells the console."));
    root.addOption(
        OptionSpec.builder("--version")
            .versionHelp(true)
            .type(boolean.class)
            .description(new Text("Version de l'agent.", "Version of the agent.").in(locale))
            .build());
    root.usageMessage()
        .exitCodeListHeading(new Text("Codes de retour :%n", "Exit codes:%n").in(locale));
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(Integer.toString(code.number()), code.meaning().in(locale));
    }
    root.usageMessage().exitCodeList(codes);
    for (Command command : commands) {
      add(root, command, arguments);
    }
    return root;
  }

  /** Only the command that is asked for gets its options: the others' would slow every start. */
  private void add(CommandSpec root, Command command, List<String> arguments) {
    CommandSpec parent = root;
    List<String> words = List.of(command.name().split(" ", -1));
    for (int index = 0; index < words.size() - 1; index++) {
      CommandLine existing = parent.subcommands().get(words.get(index));
      if (existing == null) {
        CommandSpec between = group(words.get(index), command.summary());
        parent.addSubcommand(words.get(index), between);
        parent = between;
      } else {
        parent = existing.getCommandSpec();
      }
    }
    CommandSpec spec =
        options(CommandSpec.wrapWithoutInspection(command), command.summary())
            .name(words.getLast());
    parent.addSubcommand(words.getLast(), spec);
    if (arguments.size() >= words.size() && arguments.subList(0, words.size()).equals(words)) {
      declare(command, spec);
    }
  }

  private void declare(Command command, CommandSpec spec) {
    command.declare(spec, locale);
    for (Setting<?> setting : AgentSettings.ALL) {
      spec.addOption(option("--" + setting.key(), setting.text(), setting.type().expected()));
    }
    spec.addOption(
        option(
            CONFIGURATION_FILE,
            new Text("Fichier de réglages à lire.", "File of settings to read."),
            new Text("FICHIER", "FILE")));
  }

  private CommandSpec group(String name, Text summary) {
    return options(CommandSpec.create(), summary).name(name);
  }

  private CommandSpec options(CommandSpec spec, Text summary) {
    spec.usageMessage()
        .description(summary.in(locale))
        .synopsisHeading(new Text("Usage : ", "Usage: ").in(locale))
        .commandListHeading(new Text("Commandes :%n", "Commands:%n").in(locale));
    return spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .type(boolean.class)
            .description(new Text("Cette aide.", "This help.").in(locale))
            .build());
  }

  private OptionSpec option(String name, Text text, Text expected) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel("VALUE")
        .description((text.in(locale) + " (" + expected.in(locale) + ")").replace("%", "%%"))
        .build();
  }
}
