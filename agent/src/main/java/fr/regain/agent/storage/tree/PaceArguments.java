package fr.regain.agent.storage.tree;

import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.host.BackgroundPriority;
import fr.regain.agent.host.Machine;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.PowerReading;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.SettingType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The arguments that say how gently a command treats the machine. */
public final class PaceArguments {
  private static final String BACKGROUND = "--background";
  private static final String WITHIN = "--within";
  private static final SettingType.Span WINDOW =
      new SettingType.Span(Duration.ofSeconds(1), Duration.ofDays(7));
  private static final long BACKGROUND_STEPS_PER_SECOND = 20_000;

  private PaceArguments() {}

  /** Adds the arguments to a command. */
  public static void declare(Declaration declaration) {
    declaration.addSwitch(
        BACKGROUND,
        new Text(
            "Ne prendre que ce dont personne d'autre n'a besoin ; finir sur batterie.",
            "Take only what nobody else wants; end on battery."));
    declaration.addValue(
        WITHIN,
        new Text("VALEUR", "VALUE"),
        new Text(
            "Finir après " + WINDOW.expected().french() + ".",
            "End after " + WINDOW.expected().english() + "."));
  }

  /**
   * The pace that was asked for; in the background, the calling thread steps back as well.
   *
   * @param window after which the work ends where the command line says nothing
   * @param stopWanted whether somebody wants the work to end
   */
  public static Pace pace(
      Invocation invocation,
      Machine machine,
      MonotonicClock clock,
      Duration window,
      BooleanSupplier stopWanted) {
    boolean background = invocation.has(BACKGROUND);
    if (background) {
      BackgroundPriority.enter();
    }
    return new Pace(
        clock,
        () -> {
          if (stopWanted.getAsBoolean()) {
            return Optional.of(Pace.Stop.REQUESTED);
          }
          return background && onBattery(machine)
              ? Optional.of(Pace.Stop.BATTERY)
              : Optional.empty();
        },
        background ? BACKGROUND_STEPS_PER_SECOND : Long.MAX_VALUE,
        invocation.option(WITHIN).map(PaceArguments::window).orElse(window));
  }

  private static Duration window(String text) {
    return WINDOW
        .parse(text)
        .orElseThrow(
            () ->
                new AgentProblem(
                    "command.invalid",
                    ExitCode.USAGE,
                    new Text(
                        "--within : attendu " + WINDOW.expected().french() + ".",
                        "--within: expected " + WINDOW.expected().english() + ".")));
  }

  /** The options as they were given, for another process. */
  public static List<String> words(Invocation invocation) {
    List<String> words = new ArrayList<>();
    if (invocation.has(BACKGROUND)) {
      words.add(BACKGROUND);
    }
    invocation
        .option(WITHIN)
        .ifPresent(
            text -> {
              words.add(WITHIN);
              words.add(text);
            });
    return words;
  }

  private static boolean onBattery(Machine machine) {
    return machine
        .power()
        .flatMap(PowerReading::battery)
        .map(PowerReading.BatteryCharge::discharging)
        .orElse(false);
  }
}
