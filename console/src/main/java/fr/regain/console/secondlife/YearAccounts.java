package fr.regain.console.secondlife;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a year, of one owner or of all.
 *
 * @param year which one
 * @param stock the stock of 1 January; null: nobody has put it on record
 * @param departures every piece that reached its destination in the year, in their order
 * @param avoided what each piece that displaced a purchase avoids
 * @param uncredited pieces that displaced a purchase, of a kind of which no source says anything
 */
public record YearAccounts(
    int year,
    @Nullable OpeningStock stock,
    List<Departure> departures,
    List<Avoided> avoided,
    long uncredited) {
  /** The share of reformed goods that decree 2023-266 asks for since 2025. */
  public static final double TARGET = 0.5;

  private static final double MONTHS = 12;

  /**
   * What the second life of one piece avoids: its years gained, times the credit of its kind, less
   * what its new parts cost.
   *
   * @param departure the piece
   * @param basis how the credit was obtained
   * @param gross before the parts
   * @param parts what they cost
   */
  public record Avoided(Departure departure, Factors.Basis basis, Interval gross, Interval parts) {
    /** What remains; below zero where the parts cost more. */
    public Interval net() {
      return gross.minus(parts);
    }
  }

  /** Keeps its own copies. */
  public YearAccounts {
    departures = List.copyOf(departures);
    avoided = List.copyOf(avoided);
  }

  /** Works the accounts out. */
  static YearAccounts of(int year, @Nullable OpeningStock stock, List<Departure> departures) {
    List<Avoided> avoided = new ArrayList<>();
    long uncredited = 0;
    for (Departure departure : departures) {
      Integer months = departure.monthsGained();
      if (!departure.displacesPurchase() || months == null) {
        continue;
      }
      var credit = Factors.credit(departure.kind());
      if (credit.isEmpty()) {
        uncredited++;
        continue;
      }
      avoided.add(
          new Avoided(
              departure,
              credit.get().basis(),
              credit.get().perYear().times(months / MONTHS),
              parts(departure)));
    }
    return new YearAccounts(year, stock, departures, avoided, uncredited);
  }

  private static Interval parts(Departure departure) {
    Interval sum = Interval.ZERO;
    for (String key : departure.parts()) {
      Factors.Part part = Factors.allParts().get(key);
      if (part == null) {
        throw new IllegalStateException("The part " + key + " on record has no factor");
      }
      sum = sum.plus(part.embodied());
    }
    return sum;
  }

  /** A of the decree: goods steered to reuse in the year, in pieces. */
  public long steered() {
    return departures.stream().filter(Departure::isSteeredToReuse).count();
  }

  /** Goods that left for reuse and would count, were the acquirer's commitment attached. */
  public long withoutProof() {
    return departures.stream()
        .filter(departure -> departure.to().isReuse() && departure.to() != Stage.ASSIGNED)
        .filter(departure -> departure.exclusion() == null && !departure.proof())
        .count();
  }

  /**
   * A ÷ B of the decree: goods steered to reuse in the year by the reformed goods in stock on 1
   * January. A flow by a stock, it may exceed one. Empty without a stock, or with none in it.
   */
  public OptionalDouble reuseRate() {
    return stock == null || stock.counted() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) steered() / stock.counted());
  }

  /** Pieces by destination. */
  public Map<Stage, Long> byDestination() {
    Map<Stage, Long> counts = new EnumMap<>(Stage.class);
    departures.forEach(departure -> counts.merge(departure.to(), 1L, Long::sum));
    return counts;
  }

  /** What is avoided on a basis, net of parts. */
  public Interval net(Factors.Basis basis) {
    return avoided.stream()
        .filter(line -> line.basis() == basis)
        .map(Avoided::net)
        .reduce(Interval.ZERO, Interval::plus);
  }
}
