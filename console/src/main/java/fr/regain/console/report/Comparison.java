package fr.regain.console.report;

import fr.regain.console.campaign.Campaign;
import fr.regain.console.campaign.ChosenRule;
import fr.regain.console.site.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two campaigns side by side.
 *
 * @param earlier that which is compared with
 * @param later that which is compared
 */
public record Comparison(CampaignReport earlier, CampaignReport later) {
  // A tenth more or fewer devices is what a school year brings.
  private static final double USUAL_CHANGE = 0.10;

  /** The populations that either of them reached. */
  public Set<Population> populations() {
    Set<Population> populations = new TreeSet<>(earlier.byPopulation().keySet());
    populations.addAll(later.byPopulation().keySet());
    return populations;
  }

  /** A figure of one of them; null where no device has told it. */
  static @Nullable Long figure(CampaignReport report, Population population, Measure measure) {
    Amounts amounts = report.byPopulation().get(population);
    return amounts == null ? null : amounts.known(measure);
  }

  /**
   * Why the figures do not simply compare; empty when nothing speaks against it.
   *
   * @param title what a rule is called
   */
  List<Obstacle> obstacles(Function<String, String> title) {
    Campaign a = earlier.campaign();
    Campaign b = later.campaign();
    List<Obstacle> obstacles = new ArrayList<>();
    if (!a.state().isOver() || !b.state().isOver()) {
      obstacles.add(Obstacle.of("compare.not-over"));
    }
    if (!a.ruleSetDigest().equals(b.ruleSetDigest())) {
      obstacles.add(Obstacle.of("compare.rule-set"));
    }
    only(a, b, title, "compare.rules-only-earlier", obstacles);
    only(b, a, title, "compare.rules-only-later", obstacles);
    List<String> otherAges =
        a.draft().rules().stream()
            .filter(rule -> b.draft().rules().stream().anyMatch(same -> isOtherAge(rule, same)))
            .map(rule -> title.apply(rule.ruleId()))
            .toList();
    if (!otherAges.isEmpty()) {
      obstacles.add(Obstacle.of("compare.ages", String.join(", ", otherAges)));
    }
    if (!a.draft().limits().equals(b.draft().limits())) {
      obstacles.add(Obstacle.of("compare.limits"));
    }
    addTarget(obstacles);
    return obstacles;
  }

  private static void only(
      Campaign in,
      Campaign missingFrom,
      Function<String, String> title,
      String key,
      List<Obstacle> obstacles) {
    Set<String> others =
        missingFrom.draft().rules().stream().map(ChosenRule::ruleId).collect(Collectors.toSet());
    List<String> alone =
        in.draft().rules().stream()
            .map(ChosenRule::ruleId)
            .filter(rule -> !others.contains(rule))
            .map(title)
            .toList();
    if (!alone.isEmpty()) {
      obstacles.add(Obstacle.of(key, String.join(", ", alone)));
    }
  }

  private static boolean isOtherAge(ChosenRule rule, ChosenRule same) {
    return rule.ruleId().equals(same.ruleId())
        && !Objects.equals(rule.minimumAgeDays(), same.minimumAgeDays());
  }

  private void addTarget(List<Obstacle> obstacles) {
    for (Population population : populations()) {
      long before = devices(earlier, population);
      long after = devices(later, population);
      if (Math.abs(after - before) > USUAL_CHANGE * Math.max(1, Math.min(before, after))) {
        obstacles.add(Obstacle.of("compare.target." + population, before, after));
      }
    }
    Set<Long> earlierSites = sites(earlier);
    Set<Long> laterSites = sites(later);
    long gone = earlierSites.stream().filter(site -> !laterSites.contains(site)).count();
    long come = laterSites.stream().filter(site -> !earlierSites.contains(site)).count();
    if (gone + come > 0) {
      obstacles.add(Obstacle.of("compare.sites", gone, come));
    }
  }

  private static long devices(CampaignReport report, Population population) {
    Amounts amounts = report.byPopulation().get(population);
    return amounts == null ? 0 : amounts.sum(Measure.DEVICES);
  }

  private static Set<Long> sites(CampaignReport report) {
    return report.outcomes().stream().map(SiteOutcome::siteId).collect(Collectors.toSet());
  }
}
