package fr.regain.agent.cleanup;

import fr.regain.agent.message.Text;
import fr.regain.agent.plan.CleanupPlan;
import fr.regain.agent.plan.Decision;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.plan.KeepWords;
import fr.regain.agent.quarantine.Held;
import fr.regain.agent.rule.Rule;
import fr.regain.agent.rule.RuleSet;
import fr.regain.agent.storage.tree.ByteText;
import fr.regain.agent.storage.tree.CountText;
import fr.regain.agent.storage.tree.Pace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Plans, clean-ups and the quarantine for people, line by line. */
final class CleanupText {
  private static final int LISTED = 10;
  private static final String ROW = "  %10s %9s  %-22s %s";
  private static final Text EMPTY = new Text("", "");
  private static final Text FILE = new Text("fichier", "file");
  private static final Text FILES = new Text("fichiers", "files");

  private CleanupText() {}

  /** What would go by rule, what tools would do, what stays and why, and how to carry it out. */
  static List<Text> plan(StoredPlan stored, RuleSet rules) {
    CleanupPlan plan = stored.plan();
    Map<String, List<Decision.Remove>> going =
        plan.removals().stream().collect(Collectors.groupingBy(Decision.Remove::rule));
    Set<String> byTool =
        plan.decisions().stream()
            .filter(Decision.Run.class::isInstance)
            .map(Decision::rule)
            .collect(Collectors.toSet());
    List<Text> lines = new ArrayList<>();
    lines.add(new Text("Partirait", "Would go"));
    for (Rule rule : rules.rules()) {
      List<Decision.Remove> items = going.getOrDefault(rule.id(), List.of());
      if (!items.isEmpty()) {
        addRule(lines, rule, items);
      }
    }
    if (!byTool.isEmpty()) {
      lines.add(EMPTY);
      lines.add(
          new Text(
              "Par les outils du système, place connue après coup",
              "By the system's own tools, space known afterwards"));
      rules.rules().stream()
          .filter(rule -> byTool.contains(rule.id()))
          .forEach(rule -> lines.add(row(EMPTY, EMPTY, rule)));
    }
    addReasons(lines, plan.reasons());
    plan.atLimit().forEach(rule -> lines.add(atLimit(rule)));
    lines.add(EMPTY);
    Text credit = ByteText.of(plan.credit());
    String digest = stored.digest();
    lines.add(
        new Text(
            credit.french() + " partiraient. Pour le faire : regain clean --plan " + digest,
            credit.english() + " would go. To do it: regain clean --plan " + digest));
    return lines;
  }

  private static Text atLimit(String rule) {
    return new Text(
        "  Limite atteinte : "
            + rule
            + ". Il peut y en avoir d'autres, qui restent ; après le nettoyage, planifiez de"
            + " nouveau.",
        "  Limit reached: "
            + rule
            + ". There may be more, which stays; after the clean-up, plan again.");
  }

  private static void addRule(List<Text> lines, Rule rule, List<Decision.Remove> items) {
    long bytes = items.stream().mapToLong(Decision.Remove::credit).sum();
    lines.add(row(ByteText.of(bytes), CountText.of(items.size()), rule));
    for (Decision.Remove item : items.subList(0, Math.min(LISTED, items.size()))) {
      lines.add(same(" ".repeat(24) + item.directory().child(item.name()).display()));
    }
    if (items.size() > LISTED) {
      Text more = CountText.of(items.size() - LISTED);
      String margin = " ".repeat(24);
      lines.add(
          new Text(
              margin + "et " + more.french() + " de plus (--json les donne tous)",
              margin + "and " + more.english() + " more (--json lists them all)"));
    }
  }

  private static Text row(Text bytes, Text count, Rule rule) {
    return new Text(
        ROW.formatted(bytes.french(), count.french(), rule.id(), rule.title().french()),
        ROW.formatted(bytes.english(), count.english(), rule.id(), rule.title().english()));
  }

  /** What a clean-up did, what it left and why. */
  static List<Text> result(CleanupResult result) {
    List<Text> lines = new ArrayList<>();
    lines.add(
        amount(
            new Text("Supprimé", "Deleted"),
            CountText.of(result.deletedFiles(), FILE, FILES),
            ByteText.of(result.deletedBytes())));
    lines.add(
        amount(
            new Text(
                "En quarantaine, place rendue à la fin du délai",
                "In quarantine, space returned when its time ends"),
            CountText.of(result.quarantinedFiles(), FILE, FILES),
            ByteText.of(result.pendingBytes())));
    if (result.toolsRun() > 0) {
      Text tools =
          CountText.of(result.toolsRun(), new Text("outil", "tool"), new Text("outils", "tools"));
      lines.add(
          new Text(
              "Par le système lui-même : " + tools.french(),
              "By the system itself: " + tools.english()));
    }
    Text returned = ByteText.of(result.returnedBytes());
    lines.add(
        new Text(
            "Place vraiment rendue (mesurée) : " + returned.french(),
            "Space really returned (measured): " + returned.english()));
    addReasons(lines, result.skipped());
    result.stopped().ifPresent(stop -> lines.add(stopped(stop)));
    return lines;
  }

  /** What a purge deleted, what it left and why. */
  static List<Text> purge(CleanupResult result, long returnedBytes) {
    List<Text> lines = new ArrayList<>();
    lines.add(
        amount(
            new Text("Supprimé, place vraiment rendue", "Deleted, space really returned"),
            CountText.of(result.deletedFiles(), FILE, FILES),
            ByteText.of(returnedBytes)));
    addReasons(lines, result.skipped());
    return lines;
  }

  /** What the quarantine holds, oldest clean-up first, line by line. */
  static void held(List<Held> held, Consumer<Text> say) {
    long bytes = 0;
    for (Held item : held) {
      String day = item.since().map(CleanupText::day).orElse("-");
      Text size =
          item.origin().map(origin -> ByteText.of(origin.allocated())).orElseGet(() -> same("-"));
      String place =
          item.origin()
              .map(origin -> origin.directory().child(origin.name()).display())
              .orElse("-");
      String form = "  %-8s %10s %10s  %s";
      say.accept(
          new Text(
              form.formatted(item.id(), day, size.french(), place),
              form.formatted(item.id(), day, size.english(), place)));
      bytes += item.origin().map(origin -> origin.allocated()).orElse(0L);
    }
    say.accept(
        amount(
            new Text("Gardé", "Held"), CountText.of(held.size(), FILE, FILES), ByteText.of(bytes)));
  }

  private static String day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
  }

  private static void addReasons(List<Text> lines, Map<KeepReason, Long> reasons) {
    if (reasons.isEmpty()) {
      return;
    }
    lines.add(EMPTY);
    lines.add(new Text("Reste", "Stays"));
    reasons.forEach(
        (reason, count) -> {
          Text words = KeepWords.of(reason);
          Text number = CountText.of(count);
          String form = "  %10s  %s (%s)";
          lines.add(
              new Text(
                  form.formatted(number.french(), words.french(), reason.code()),
                  form.formatted(number.english(), words.english(), reason.code())));
        });
  }

  private static Text amount(Text label, Text count, Text bytes) {
    return new Text(
        label.french() + " : " + count.french() + ", " + bytes.french(),
        label.english() + ": " + count.english() + ", " + bytes.english());
  }

  private static Text stopped(Pace.Stop stop) {
    return switch (stop) {
      case REQUESTED -> new Text("Arrêté à la demande.", "Ended because it was asked to.");
      case BATTERY -> new Text("Arrêté : sur batterie.", "Ended: on battery.");
      case WINDOW -> new Text("Arrêté : temps écoulé.", "Ended: out of time.");
    };
  }

  private static Text same(String text) {
    return new Text(text, text);
  }
}
