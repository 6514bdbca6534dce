package fr.regain.console.eligibility;

import static fr.regain.console.schema.Tables.ELIGIBILITY;

import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.paging.Sort;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code eligibility} in memory, in the orders of the list: whatever is searched, a
 * hundred thousand pieces are gone through in a few milliseconds, which no database of ours does.
 * It is a copy and nothing else: each reading asks the table first whether something was written
 * since, here or on another replica, and takes over that alone.
 */
final class EligibilityIndex {
  private final Database database;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile Content content = Content.NOTHING;

  EligibilityIndex(Database database) {
    this.database = database;
  }

  /**
   * What was in the table at one moment.
   *
   * @param written number of the last round of writing that it holds
   * @param gone numbers of the pieces that have left
   * @param pieces all others, in each order that the list has
   */
  private record Content(
      long written, Set<Long> gone, Map<Sort<EligibilitySort>, List<IndexedPiece>> pieces) {
    static final Content NOTHING = new Content(0, Set.of(), Map.of());

    int rows() {
      return gone.size() + in(Sort.by(EligibilitySort.AGE)).size();
    }

    List<IndexedPiece> in(Sort<EligibilitySort> sort) {
      return pieces.getOrDefault(sort, List.of());
    }
  }

  /** All pieces in that order. */
  List<IndexedPiece> in(Sort<EligibilitySort> sort) {
    return upToDate().in(sort);
  }

  private Content upToDate() {
    long written = database.read(RunStore::written);
    if (written == content.written) {
      return content;
    }
    refreshing.lock();
    try {
      if (content.written < written) {
        content = refreshed(content, written);
      }
      return content;
    } finally {
      refreshing.unlock();
    }
  }

  private Content refreshed(Content before, long written) {
    Content after = withNews(before, written);
    int rows = database.read(dsl -> dsl.fetchCount(ELIGIBILITY));
    // A row that was removed is in no news: what there is, is read from its beginning.
    return after.rows() > rows ? withNews(Content.NOTHING, written) : after;
  }

  private Content withNews(Content before, long written) {
    Map<Long, Optional<IndexedPiece>> news =
        database.read(dsl -> writtenAfter(dsl, before.written));
    Set<Long> gone = new HashSet<>(before.gone);
    news.forEach(
        (number, piece) -> {
          if (piece.isPresent()) {
            gone.remove(number);
          } else {
            gone.add(number);
          }
        });
    Map<Sort<EligibilitySort>, List<IndexedPiece>> pieces = new HashMap<>();
    for (EligibilitySort key : EligibilitySort.values()) {
      for (boolean descending : List.of(false, true)) {
        Sort<EligibilitySort> sort = new Sort<>(key, descending);
        pieces.put(sort, merged(before.in(sort), news, IndexedPiece.order(sort)));
      }
    }
    return new Content(written, gone, pieces);
  }

  private static List<IndexedPiece> merged(
      List<IndexedPiece> before,
      Map<Long, Optional<IndexedPiece>> news,
      Comparator<IndexedPiece> order) {
    return Stream.concat(
            before.stream().filter(piece -> !news.containsKey(piece.equipmentId())),
            news.values().stream().flatMap(Optional::stream))
        .sorted(order)
        .toList();
  }

  /** By number; a piece that has left is empty. */
  private static Map<Long, Optional<IndexedPiece>> writtenAfter(DSLContext dsl, long round) {
    Map<Long, Optional<IndexedPiece>> pieces = new HashMap<>();
    // A fleet was made on a few thousand days: each is kept once.
    Map<LocalDate, LocalDate> days = new HashMap<>();
    dsl.select(
            ELIGIBILITY.EQUIPMENT_ID,
            ELIGIBILITY.SITE_ID,
            ELIGIBILITY.OWNER_ID,
            ELIGIBILITY.KIND,
            ELIGIBILITY.ROUTE,
            ELIGIBILITY.REASONS,
            ELIGIBILITY.MADE_AFTER,
            ELIGIBILITY.MADE_BEFORE,
            ELIGIBILITY.STAYS_UNTIL,
            ELIGIBILITY.SEARCH_TEXT,
            ELIGIBILITY.GONE)
        .from(ELIGIBILITY)
        .where(ELIGIBILITY.WRITTEN.gt(round))
        .fetchSize(1_000)
        .forEach(
            row ->
                pieces.put(
                    row.get(ELIGIBILITY.EQUIPMENT_ID),
                    row.get(ELIGIBILITY.GONE) ? Optional.empty() : Optional.of(piece(row, days))));
    return pieces;
  }

  private static IndexedPiece piece(Record row, Map<LocalDate, LocalDate> days) {
    Long owner = row.get(ELIGIBILITY.OWNER_ID);
    return new IndexedPiece(
        row.get(ELIGIBILITY.EQUIPMENT_ID),
        row.get(ELIGIBILITY.SITE_ID),
        owner == null ? 0 : owner,
        EquipmentKind.valueOf(row.get(ELIGIBILITY.KIND)),
        Route.valueOf(row.get(ELIGIBILITY.ROUTE)),
        row.get(ELIGIBILITY.REASONS),
        once(days, row.get(ELIGIBILITY.MADE_AFTER)),
        once(days, row.get(ELIGIBILITY.MADE_BEFORE)),
        once(days, row.get(ELIGIBILITY.STAYS_UNTIL)),
        row.get(ELIGIBILITY.SEARCH_TEXT));
  }

  private static @Nullable LocalDate once(Map<LocalDate, LocalDate> days, @Nullable LocalDate day) {
    return day == null ? null : days.computeIfAbsent(day, same -> same);
  }
}
