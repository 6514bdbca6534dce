package fr.regain.agent.storage.tree;

import fr.regain.agent.command.Invocation;
import fr.regain.agent.host.BackgroundPriority;
import fr.regain.agent.host.Machine;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.PowerReading;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.SettingType;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The arguments of every command that walks trees: where, and how gently. */
public final class TreeArguments {
  private static final String BACKGROUND = "--background";
  private static final String WITHIN = "--within";
  private static final SettingType.Span WINDOW =
      new SettingType.Span(Duration.ofSeconds(1), Duration.ofDays(7));
  private static final long BACKGROUND_STEPS_PER_SECOND = 20_000;

  private TreeArguments() {}

  /** Adds the arguments to a command. */
  public static void declare(CommandSpec command, Locale locale) {
    command.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("1..*")
            .required(true)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel(new Text("CHEMIN", "PATH").in(locale))
            .description(new Text("Dossiers à parcourir.", "Folders to walk.").in(locale))
            .build());
    command.addOption(
        OptionSpec.builder(BACKGROUND)
            .type(boolean.class)
            .description(
                new Text(
                        "Ne prendre que ce dont personne d'autre n'a besoin ; finir sur batterie.",
                        "Take only what nobody else wants; end on battery.")
                    .in(locale))
            .build());
    command.addOption(
        OptionSpec.builder(WITHIN)
            .type(String.class)
            .paramLabel("VALUE")
            .description(
                new Text("Finir après ", "End after ").in(locale) + WINDOW.expected().in(locale))
            .build());
    command.addOption(
        OptionSpec.builder("--json")
            .type(boolean.class)
            .description(new Text("Afficher en JSON.", "Print JSON.").in(locale))
            .build());
  }

  /**
   * The folders that were named, links on the way to them resolved once, for whoever typed them.
   *
   * @throws AgentProblem when one is not there
   */
  public static List<FilePath> roots(Invocation invocation, FileAccess access) {
    List<String> typed = invocation.arguments().matchedPositionalValue(0, List.of());
    List<FilePath> roots = new ArrayList<>();
    for (String path : typed) {
      try {
        roots.add(access.path(Path.of(path).toRealPath().toString()));
      } catch (IOException | InvalidPathException e) {
        throw new AgentProblem(
            "path.unreadable",
            ExitCode.USAGE,
            new Text(
                "Le dossier %s ne peut pas être lu (%s). Vérifiez le chemin et vos droits."
                    .formatted(path, e),
                "The folder %s cannot be read (%s). Check the path and your permissions."
                    .formatted(path, e)),
            e);
      }
    }
    return roots;
  }

  /** The pace that was asked for; in the background, the calling thread steps back as well. */
  public static Pace pace(Invocation invocation, Machine machine, MonotonicClock clock) {
    Duration window =
        invocation
            .option(WITHIN)
            .map(
                text ->
                    WINDOW
                        .parse(text)
                        .orElseThrow(
                            () ->
                                new AgentProblem(
                                    "command.invalid",
                                    ExitCode.USAGE,
                                    new Text(
                                        "--within : attendu " + WINDOW.expected().french() + ".",
                                        "--within: expected "
                                            + WINDOW.expected().english()
                                            + "."))))
            .orElse(Pace.UNBOUNDED);
    if (!invocation.has(BACKGROUND)) {
      return new Pace(clock, () -> false, Long.MAX_VALUE, window);
    }
    BackgroundPriority.enter();
    return new Pace(clock, () -> onBattery(machine), BACKGROUND_STEPS_PER_SECOND, window);
  }

  private static boolean onBattery(Machine machine) {
    return machine
        .power()
        .flatMap(PowerReading::battery)
        .map(PowerReading.BatteryCharge::discharging)
        .orElse(false);
  }
}
