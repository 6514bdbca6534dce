package fr.regain.console.secondlife;

import fr.regain.console.equipment.Owner;
import fr.regain.console.site.Site;
import fr.regain.console.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the workshop's list shows.
 *
 * @param visit the request
 * @param query what its address says
 * @param pieces the rows
 * @param total how many pass the filters
 * @param counts how many pass them at each stage, whatever the stage asked for
 * @param sites sites to choose from
 * @param site the chosen one
 * @param owners owners to choose from
 */
public record WorkshopView(
    Visit visit,
    WorkshopQuery query,
    List<Piece> pieces,
    long total,
    Map<Stage, Long> counts,
    List<Site> sites,
    @Nullable Site site,
    List<Owner> owners) {

  /** A filter that is set, and the address without it. */
  public record Chip(String text, String addressWithout) {}

  /** How many pages there are; at least one. */
  public int pages() {
    return (int) Math.max(1, (total + query.size() - 1) / query.size());
  }

  /** What the browser's tab says. */
  public String title() {
    String title =
        query.filters() == 0
            ? visit.say("workshop.title")
            : visit.say("workshop.title-filtered", query.filters());
    return query.page() == 1 ? title : title + " – " + visit.say("list.page", query.page());
  }

  /** "1–20 of 12,431". */
  public String range() {
    long first = (query.page() - 1L) * query.size() + 1;
    return visit.say("workshop.range", first, first + pieces.size() - 1, total);
  }

  /** How many pieces are at a stage. */
  public long count(Stage stage) {
    return counts.getOrDefault(stage, 0L);
  }

  /** Whether nobody has spotted anything here, as against nothing that passes the filters. */
  public boolean nothingYet() {
    return total == 0 && query.filters() == 0;
  }

  /** The filters that are set, each with the address that drops it. */
  public List<Chip> chips() {
    List<Chip> chips = new ArrayList<>();
    if (!query.text().isEmpty()) {
      chips.add(chip("list.chip.text", query.text(), query.withText("")));
    }
    Stage stage = query.stage();
    if (stage != null) {
      chips.add(chip("workshop.chip.stage", PieceText.stage(visit, stage), query.withStage(null)));
    }
    if (query.siteId() != null) {
      String name = site == null ? visit.say("unknown") : site.name();
      chips.add(chip("list.chip.site", name, query.withSite(null)));
    }
    if (query.ownerId() != null) {
      chips.add(chip("workshop.chip.owner", ownerName(), query.withOwner(null)));
    }
    if (query.kind() != null) {
      chips.add(
          chip("list.chip.chassis", PieceText.kind(visit, query.kind()), query.withKind(null)));
    }
    return chips;
  }

  private String ownerName() {
    return owners.stream()
        .filter(owner -> Long.valueOf(owner.id()).equals(query.ownerId()))
        .map(Owner::name)
        .findFirst()
        .orElse(visit.say("unknown"));
  }

  private Chip chip(String key, String value, WorkshopQuery without) {
    return new Chip(visit.say(key, value), without.address());
  }
}
