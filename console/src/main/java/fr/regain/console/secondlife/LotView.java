package fr.regain.console.secondlife;

import fr.regain.console.web.Form;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the page of a lot shows.
 *
 * @param visit the request
 * @param lot the lot
 * @param findings the rules that it breaks today; none are shown of a closed one
 * @param mayWork whether the reader may change it
 * @param page which of its pieces are shown, from 1
 * @param form what was filled in in one of the small forms, where something was wrong
 * @param sheet what was filled in in the form of the terms, where something was wrong
 */
public record LotView(
    Visit visit,
    Lot lot,
    List<LotFinding> findings,
    boolean mayWork,
    int page,
    Form form,
    Form sheet) {
  private static final int SIZE = 20;
  private static final int MOST_NAMED = 6;
  private static final int CENTS_DIGITS = 2;
  private static final int GRAM_DIGITS = 3;

  /** Where it goes, whose it is and since when, in a sentence. */
  public String lead() {
    var closed = lot.closedAt();
    String going = visit.say("destination." + lot.terms().destination());
    return closed == null
        ? visit.say("lot.lead-open", going, lot.owner().name(), lot.siteName())
        : visit.say(
            "lot.lead-closed",
            going,
            lot.owner().name(),
            lot.siteName(),
            visit.figures().date(closed));
  }

  /** Whether nothing keeps it here. */
  public boolean mayClose() {
    return findings.stream().noneMatch(finding -> finding.rule().isBlocking());
  }

  /** The pieces that a finding is about, the first of many. */
  public String pieces(LotFinding finding) {
    String named =
        finding.pieces().stream()
            .limit(MOST_NAMED)
            .map(PieceText::label)
            .collect(Collectors.joining(", "));
    int more = finding.pieces().size() - MOST_NAMED;
    return more > 0 ? visit.say("lot.and-more", named, more) : named;
  }

  /** The pieces of this page. */
  public List<LotItem> shown() {
    int from = Math.min((page - 1) * SIZE, lot.items().size());
    return lot.items().subList(from, Math.min(from + SIZE, lot.items().size()));
  }

  /** How many pages of pieces there are; at least one. */
  public int pages() {
    return pages(lot);
  }

  static int pages(Lot lot) {
    return Math.max(1, (lot.items().size() + SIZE - 1) / SIZE);
  }

  /** The address of another page of pieces. */
  public String pageAddress(int other) {
    return new Query(lot.address()).with("page", Integer.toString(other)).toString();
  }

  /** What a piece is worth, in euros. */
  public String value(LotItem item) {
    return euros(visit, item);
  }

  static String euros(Visit visit, LotItem item) {
    Long cents = item.valueCents();
    if (cents == null) {
      return "–";
    }
    NumberFormat format = NumberFormat.getCurrencyInstance(visit.words().language().locale());
    format.setCurrency(Currency.getInstance("EUR"));
    return format.format(BigDecimal.valueOf(cents, CENTS_DIGITS));
  }

  /** What it weighs, in kilograms, as a form takes it; empty: it was not weighed. */
  public String kilograms() {
    return kilograms(visit, lot);
  }

  static String kilograms(Visit visit, Lot lot) {
    Long grams = lot.terms().weightGrams();
    if (grams == null) {
      return "";
    }
    NumberFormat format = NumberFormat.getInstance(visit.words().language().locale());
    format.setGroupingUsed(false);
    return format.format(BigDecimal.valueOf(grams, GRAM_DIGITS));
  }

  /** Whether the reader may put right what the register of waste says of it. */
  public boolean mayCorrect() {
    return mayWork && !lot.isOpen() && lot.terms().destination() == Destination.RECYCLING;
  }

  /** What a field of the terms holds: what was filled in, or what is on record. */
  public String field(String name, String onRecord) {
    return sheet.isSound() ? onRecord : sheet.text(name);
  }

  /** Whether the terms are, or were filled in, for that category of beneficiaries. */
  public boolean isFor(Beneficiary category) {
    return sheet.isSound()
        ? category == lot.terms().category()
        : category.name().equals(sheet.text("category"));
  }
}
