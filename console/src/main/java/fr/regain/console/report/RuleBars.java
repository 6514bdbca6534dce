package fr.regain.console.report;

import fr.regain.console.campaign.RuleSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Bars of what each rule took, one below the other with its name above it. Drawn in pixels high and
 * in hundredths wide, so that names keep their size at any width.
 *
 * @param bars the rules that took something
 * @param height of the whole, pixels
 */
public record RuleBars(List<Bar> bars, int height) {
  private static final int STEP = 38;
  private static final int MOST = 8;
  private static final int LONGEST_NAME = 60;

  /**
   * One bar; numbers as attributes want them.
   *
   * @param name what stands above it
   * @param nameY where that stands
   * @param y upper edge
   * @param deleted width of what was deleted
   * @param held width of what was moved to quarantine, right of it
   */
  public record Bar(String name, int nameY, int y, String deleted, String held) {}

  /** Keeps its own copy. */
  public RuleBars {
    bars = List.copyOf(bars);
  }

  static RuleBars of(ReportTables tables) {
    List<Map.Entry<String, RuleSums>> rules =
        tables.rulesByWeight().stream()
            .filter(rule -> taken(rule.getValue()) > 0)
            .limit(MOST)
            .toList();
    List<Bar> bars = new ArrayList<>();
    for (Map.Entry<String, RuleSums> rule : rules) {
      double most = taken(rules.getFirst().getValue());
      String name = tables.title(rule.getKey());
      int top = bars.size() * STEP;
      bars.add(
          new Bar(
              name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name,
              top + 16,
              top + 22,
              percent(rule.getValue().deletedBytes() / most),
              percent(rule.getValue().heldBytes() / most)));
    }
    return new RuleBars(bars, bars.size() * STEP);
  }

  private static long taken(RuleSums sums) {
    return sums.deletedBytes() + sums.heldBytes();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }
}
