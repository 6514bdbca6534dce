package fr.regain.console.report;

import fr.regain.console.site.Site;
import fr.regain.console.site.SiteChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One level of the tree in a report: a site, and the sums of each that it holds.
 *
 * @param site the site that holds the lines; null: nothing holds them all
 * @param trail those that hold it, the first at the top
 * @param lines what to show of it
 */
public record SiteLevel(@Nullable Site site, List<Site> trail, List<SiteLine> lines) {
  /** Keeps its own copies. */
  public SiteLevel {
    trail = List.copyOf(trail);
    lines = List.copyOf(lines);
  }

  /**
   * The level below a site.
   *
   * @param chosen the site; null: the highest at which devices part ways
   */
  static SiteLevel of(CampaignReport report, @Nullable Site chosen) {
    Site site = chosen == null ? parting(report) : chosen;
    List<Site> below =
        site == null ? SiteChoice.tops(report.tree()) : SiteChoice.below(report.tree(), site.id());
    List<SiteLine> lines = new ArrayList<>();
    if (site != null) {
      report
          .directlyIn(site)
          .forEach(
              (population, amounts) ->
                  lines.add(new SiteLine(site, true, false, population, amounts)));
    }
    for (Site child : below) {
      boolean deeper =
          SiteChoice.below(report.tree(), child.id()).stream()
              .anyMatch(grandchild -> !report.within(grandchild).isEmpty());
      report
          .within(child)
          .forEach(
              (population, amounts) ->
                  lines.add(new SiteLine(child, false, deeper, population, amounts)));
    }
    return new SiteLevel(site, trail(report, site), lines);
  }

  // A level with a single line says what the level above says.
  private static @Nullable Site parting(CampaignReport report) {
    List<Site> tops = SiteChoice.tops(report.tree());
    if (tops.size() != 1) {
      return null;
    }
    Site site = tops.getFirst();
    Optional<Site> next = onlyBelow(report, site);
    while (next.isPresent()) {
      site = next.get();
      next = onlyBelow(report, site);
    }
    return site;
  }

  private static Optional<Site> onlyBelow(CampaignReport report, Site site) {
    List<Site> below =
        SiteChoice.below(report.tree(), site.id()).stream()
            .filter(child -> !report.within(child).isEmpty())
            .toList();
    return below.size() == 1 && report.directlyIn(site).isEmpty()
        ? Optional.of(below.getFirst())
        : Optional.empty();
  }

  private static List<Site> trail(CampaignReport report, @Nullable Site site) {
    return site == null
        ? List.of()
        : report.tree().stream()
            .filter(other -> other.id() != site.id() && site.path().startsWith(other.path()))
            .toList();
  }
}
