package fr.regain.console.exchange;

import fr.regain.console.exchange.Reading.Left;
import fr.regain.console.exchange.Reading.LeftReason;
import fr.regain.console.exchange.Reading.Refused;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of the rows of a file. */
public final class Tally {
  /** How many refused rows are named; all are counted. */
  public static final int MOST_NAMED = 200;

  /** How many of the rows that change nothing are named for each reason. */
  public static final int MOST_PLACES = 50;

  /** How many owners that are not on record are named. */
  static final int MOST_OWNERS = 50;

  private long made;
  private long changed;
  private long refused;
  private final Map<LeftReason, Long> left = new EnumMap<>(LeftReason.class);
  private final Map<LeftReason, List<Long>> leftPlaces = new EnumMap<>(LeftReason.class);
  private final List<Refused> named = new ArrayList<>();
  private final Map<String, UnknownOwner> unknownOwners = new LinkedHashMap<>();

  Tally() {}

  void addMade() {
    made++;
  }

  void addChanged() {
    changed++;
  }

  void addLeft(Left row) {
    left.merge(row.reason(), 1L, Long::sum);
    List<Long> places = leftPlaces.computeIfAbsent(row.reason(), unused -> new ArrayList<>());
    if (places.size() < MOST_PLACES) {
      places.add(row.place());
    }
  }

  void addRefused(Refused row) {
    refused++;
    String plain = TypedText.plain(row.detail());
    if (row.fault() == Fault.OWNER
        && (unknownOwners.containsKey(plain) || unknownOwners.size() < MOST_OWNERS)) {
      unknownOwners.merge(
          plain, new UnknownOwner(row.detail(), 1), (before, one) -> before.oneMore());
    }
    if (named.size() < MOST_NAMED) {
      named.add(row);
    }
  }

  /** Pieces that are not on record. */
  public long made() {
    return made;
  }

  /** Pieces on record of which something new is said. */
  public long changed() {
    return changed;
  }

  /** Rows that change nothing. */
  public long left() {
    return left.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Rows that change nothing for one reason. */
  public long left(LeftReason reason) {
    return left.getOrDefault(reason, 0L);
  }

  /** The first of the rows that change nothing for one reason, by their places. */
  public List<Long> leftPlaces(LeftReason reason) {
    return List.copyOf(leftPlaces.getOrDefault(reason, List.of()));
  }

  /** Rows to mend. */
  public long refused() {
    return refused;
  }

  /** The first of the rows to mend. */
  public List<Refused> named() {
    return List.copyOf(named);
  }

  /** The owners that the file names and nobody has entered, in its order. */
  public List<UnknownOwner> unknownOwners() {
    return List.copyOf(unknownOwners.values());
  }

  /** All rows. */
  public long rows() {
    return made + changed + left() + refused;
  }
}
