package fr.regain.agent.checkin;

import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.Configuration;
import fr.regain.agent.quarantine.Retention;
import fr.regain.v1.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what the agent wants people to know of itself. */
final class HealthReport {
  private static final Duration TOLERATED_OFFSET = Duration.ofMinutes(5);
  private static final int MAXIMUM_CONDITIONS = 16;
  private static final int MAXIMUM_CHARACTERS = 500;

  private HealthReport() {}

  /**
   * A condition.
   *
   * @param code "clock.wrong", "policy.invalid" ...
   */
  record Condition(String code, Text text) {}

  /**
   * @param refusedSample why the sample of this wake could not be kept
   * @param ofCampaigns what people should know of campaigns on this device
   */
  static List<Condition> conditions(
      Configuration configuration,
      CheckInState state,
      Optional<AgentProblem> refusedSample,
      List<Text> ofCampaigns) {
    List<Condition> conditions = new ArrayList<>();
    state.clockOffset().flatMap(HealthReport::clock).ifPresent(conditions::add);
    refusedSample.ifPresent(
        problem ->
            conditions.add(
                new Condition(
                    "disk.full",
                    new Text(
                        "Une mesure n'a pas pu être gardée sur le disque du poste.",
                        "A sample could not be kept on the disk of the device."))));
    for (Text concern : ofCampaigns) {
      conditions.add(new Condition("campaign.concern", concern));
    }
    for (Text problem : configuration.policyProblems()) {
      conditions.add(new Condition("policy.invalid", problem));
    }
    return conditions;
  }

  private static Optional<Condition> clock(Duration offset) {
    if (offset.abs().compareTo(TOLERATED_OFFSET) <= 0) {
      return Optional.empty();
    }
    boolean ahead = !offset.isNegative();
    long minutes = offset.abs().toMinutes();
    boolean waits = !Retention.trusts(offset);
    return Optional.of(
        new Condition(
            "clock.wrong",
            new Text(
                "L'horloge du poste %s de %d minutes. Réglez-la ; %s."
                    .formatted(
                        ahead ? "avance" : "retarde",
                        minutes,
                        waits
                            ? "d'ici là, aucun nettoyage n'y a lieu"
                            : "rien d'autre n'est à faire"),
                "The clock of the device is %d minutes %s. Set it; %s."
                    .formatted(
                        minutes,
                        ahead ? "ahead" : "behind",
                        waits
                            ? "until then nothing is cleaned there"
                            : "nothing else is needed"))));
  }

  /** In the form of the wire, in French, bounded as the wire asks. */
  static List<Health> onTheWire(List<Condition> conditions) {
    return conditions.stream()
        .limit(MAXIMUM_CONDITIONS)
        .map(
            condition ->
                Health.newBuilder()
                    .setCode(condition.code())
                    .setText(bounded(condition.text().french()))
                    .build())
        .toList();
  }

  private static String bounded(String text) {
    return text.length() <= MAXIMUM_CHARACTERS ? text : text.substring(0, MAXIMUM_CHARACTERS);
  }
}
