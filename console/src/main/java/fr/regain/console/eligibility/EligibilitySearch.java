package fr.regain.console.eligibility;

import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Made;
import fr.regain.console.equipment.ShortId;
import fr.regain.console.platform.SearchText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which pieces of the index pass a filter.
 *
 * @param routes pieces of each route that pass the filter but for its route
 * @param pieces those that pass all of it, in the order of the list
 */
record EligibilitySearch(Map<Route, Long> routes, List<IndexedPiece> pieces) {

  /**
   * Goes through the pieces.
   *
   * @param sites where they may be; null: everywhere
   * @param today the day that ages are reckoned at
   */
  static EligibilitySearch of(
      List<IndexedPiece> pieces,
      EligibilityFilter filter,
      @Nullable Set<Long> sites,
      LocalDate today) {
    Predicate<IndexedPiece> passes = condition(filter, sites, today);
    Route route = filter.route();
    Map<Route, Long> routes = new EnumMap<>(Route.class);
    List<IndexedPiece> found = new ArrayList<>();
    for (IndexedPiece piece : pieces) {
      if (passes.test(piece)) {
        routes.merge(piece.route(), 1L, Long::sum);
        if (route == null || route == piece.route()) {
          found.add(piece);
        }
      }
    }
    return new EligibilitySearch(routes, found);
  }

  private static Predicate<IndexedPiece> condition(
      EligibilityFilter filter, @Nullable Set<Long> sites, LocalDate today) {
    List<Predicate<IndexedPiece>> all = new ArrayList<>();
    EquipmentKind kind = filter.kind();
    if (kind != null) {
      all.add(piece -> piece.kind() == kind);
    }
    Long ownerId = filter.ownerId();
    if (ownerId != null) {
      long owner = ownerId;
      all.add(piece -> piece.ownerId() == owner);
    }
    ReasonCode reason = filter.reason();
    if (reason != null) {
      long bit = reason.bit();
      all.add(piece -> (piece.reasons() & bit) != 0);
    }
    if (sites != null) {
      all.add(piece -> sites.contains(piece.siteId()));
    }
    AgeBand band = filter.band();
    if (band != null) {
      all.add(piece -> AgeBand.of(new Made(piece.madeAfter(), piece.madeBefore()), today) == band);
    }
    String text = filter.text().strip();
    if (!text.isEmpty()) {
      all.add(text(text));
    }
    return piece -> all.stream().allMatch(condition -> condition.test(piece));
  }

  private static Predicate<IndexedPiece> text(String typed) {
    List<String> words = SearchText.words(typed);
    Predicate<IndexedPiece> found = piece -> words.stream().allMatch(piece.text()::contains);
    return ShortId.parse(typed)
        .map(id -> SearchText.plain(id.text()))
        .map(id -> found.or(piece -> piece.text().startsWith(id)))
        .orElse(found);
  }
}
