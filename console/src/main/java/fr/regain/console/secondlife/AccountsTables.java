package fr.regain.console.secondlife;

import fr.regain.console.document.Cell;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.web.Visit;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;

/** Lays the accounts of a year out in tables: those of the page are those of each export. */
final class AccountsTables {
  private static final double GRAMS = 1_000;

  private final Visit visit;
  private final YearAccounts accounts;
  private final List<WasteLine> register;

  AccountsTables(Visit visit, YearAccounts accounts, List<WasteLine> register) {
    this.visit = visit;
    this.accounts = accounts;
    this.register = register;
  }

  /** Every table, in the order of the page. */
  List<DocumentTable> all() {
    return List.of(figures(), evidence(), register(), avoided(), factors());
  }

  private DocumentTable figures() {
    List<List<Cell>> rows = new ArrayList<>();
    OpeningStock stock = accounts.stock();
    rows.add(
        row(
            "stock",
            stock == null ? Cell.ABSENT : count(stock.counted()),
            stock != null && stock.declared() ? "DECLARED" : "COUNTED"));
    if (stock != null) {
      stock
          .excluded()
          .forEach(
              (reason, pieces) -> rows.add(row("excluded." + reason, count(pieces), "COUNTED")));
    }
    rows.add(row("steered", count(accounts.steered()), "COUNTED"));
    rows.add(row("without-proof", count(accounts.withoutProof()), "COUNTED"));
    accounts
        .byDestination()
        .forEach(
            (stage, pieces) ->
                rows.add(
                    List.of(
                        new Cell.Text(PieceText.stage(visit, stage)),
                        count(pieces),
                        text("report.method.COUNTED"))));
    long grams =
        register.stream()
            .filter(line -> line.on().getYear() == accounts.year())
            .mapToLong(line -> line.grams() == null ? 0 : line.grams())
            .sum();
    rows.add(row("waste", kilograms(grams), "DECLARED"));
    for (Factors.Basis basis : Factors.Basis.values()) {
      rows.add(
          List.of(
              text("accounts-of.figure.avoided." + basis),
              interval(accounts.net(basis)),
              text("accounts-of.method." + basis)));
    }
    if (accounts.uncredited() > 0) {
      rows.add(row("uncredited", count(accounts.uncredited()), "COUNTED"));
    }
    return new DocumentTable(
        "figures",
        visit.say("accounts-of.figures"),
        List.of(
            visit.say("accounts-of.figure"),
            visit.say("accounts-of.value"),
            visit.say("report.method")),
        rows,
        visit.say("accounts-of.figures-note"));
  }

  private List<Cell> row(String key, Cell value, String method) {
    return List.of(text("accounts-of.figure." + key), value, text("report.method." + method));
  }

  private DocumentTable evidence() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Departure one : accounts.departures()) {
      rows.add(
          List.of(
              new Cell.Text(PieceText.label(one.shortId())),
              new Cell.Text(PieceText.kind(visit, one.kind())),
              new Cell.Text(PieceText.stage(visit, one.to())),
              new Cell.Text(visit.figures().date(one.on())),
              one.lotId() == null ? Cell.ABSENT : new Cell.Text(one.lotId().toString()),
              one.beneficiary().isEmpty() ? Cell.ABSENT : new Cell.Text(one.beneficiary()),
              new Cell.Text(counts(one))));
    }
    return new DocumentTable(
        "evidence",
        visit.say("accounts-of.evidence"),
        List.of(
            visit.say("workshop.label"),
            visit.say("list.column.chassis"),
            visit.say("lots.destination"),
            visit.say("accounts-of.date"),
            visit.say("accounts-of.lot"),
            visit.say("lots.beneficiary"),
            visit.say("accounts-of.counts")),
        rows,
        visit.say("accounts-of.evidence-note"));
  }

  private String counts(Departure one) {
    if (one.isSteeredToReuse()) {
      return visit.say("lot.yes");
    }
    Exclusion exclusion = one.exclusion();
    if (exclusion != null) {
      return visit.say("accounts-of.figure.excluded." + exclusion);
    }
    return visit.say(
        switch (one.to()) {
          case TRANSFERRED, SOLD, GIVEN -> "accounts-of.no-proof";
          case IN_USE,
              SPOTTED,
              RESERVED,
              COLLECTED,
              INSPECTED,
              ERASED,
              RECONDITIONED,
              ASSIGNED,
              RECYCLED ->
              "accounts-of.not-parted-with";
        });
  }

  /** The register of waste, for its own file. */
  DocumentTable register() {
    List<List<Cell>> rows = new ArrayList<>();
    for (WasteLine line : register) {
      rows.add(
          List.of(
              new Cell.Text(line.lotName()),
              new Cell.Text(line.on().toString()),
              new Cell.Text(line.ownerName()),
              new Cell.Text(line.recycler()),
              said(line.address()),
              said(line.wasteCode()),
              said(line.trackingNumber()),
              count(line.pieces()),
              line.grams() == null ? Cell.ABSENT : kilograms(line.grams())));
    }
    return new DocumentTable(
        "register",
        visit.say("accounts-of.register"),
        List.of(
            visit.say("lots.name"),
            visit.say("accounts-of.date"),
            visit.say("piece.owner"),
            visit.say("lot.recycler"),
            visit.say("lot.address"),
            visit.say("lot.waste-code"),
            visit.say("lot.tracking"),
            visit.say("lots.pieces"),
            visit.say("accounts-of.grams")),
        rows,
        visit.say("accounts-of.register-note"));
  }

  private DocumentTable avoided() {
    List<List<Cell>> rows = new ArrayList<>();
    for (YearAccounts.Avoided line : accounts.avoided()) {
      Departure one = line.departure();
      String purchase = one.displacement();
      Integer months = one.monthsGained();
      rows.add(
          List.of(
              new Cell.Text(PieceText.label(one.shortId())),
              new Cell.Text(PieceText.kind(visit, one.kind())),
              new Cell.Text(purchase == null ? "" : purchase),
              months == null ? Cell.ABSENT : count(months),
              interval(line.gross()),
              interval(line.parts()),
              interval(line.net()),
              text("accounts-of.method." + line.basis())));
    }
    return new DocumentTable(
        "avoided",
        visit.say("accounts-of.avoided"),
        List.of(
            visit.say("workshop.label"),
            visit.say("list.column.chassis"),
            visit.say("gain.purchase"),
            visit.say("accounts-of.months"),
            visit.say("accounts-of.gross"),
            visit.say("accounts-of.parts"),
            visit.say("accounts-of.net"),
            visit.say("report.method")),
        rows,
        visit.say("accounts-of.avoided-note"));
  }

  private DocumentTable factors() {
    List<List<Cell>> rows = new ArrayList<>();
    Factors.allCredits()
        .forEach(
            (kind, credit) ->
                rows.add(
                    List.of(
                        new Cell.Text(
                            visit.say("accounts-of.year-of", PieceText.kind(visit, kind))),
                        interval(credit.perYear()),
                        text("accounts-of.method." + credit.basis()),
                        text("factor-source." + credit.source()))));
    Factors.allParts()
        .forEach(
            (key, part) ->
                rows.add(
                    List.of(
                        text("part." + key),
                        interval(part.embodied()),
                        text("report.method.ESTIMATED"),
                        text("factor-source." + part.source()))));
    return new DocumentTable(
        "factors",
        visit.say("accounts-of.factors"),
        List.of(
            visit.say("accounts-of.figure"),
            visit.say("accounts-of.value"),
            visit.say("report.method"),
            visit.say("accounts-of.source")),
        rows,
        visit.say("accounts-of.factors-note"));
  }

  private Cell text(String key) {
    return new Cell.Text(visit.say(key));
  }

  private static Cell said(String text) {
    return text.isBlank() ? Cell.ABSENT : new Cell.Text(text);
  }

  private Cell count(long count) {
    return new Cell.Amount(count, visit.figures().number(count));
  }

  // In grams where a spreadsheet reckons with it.
  private Cell kilograms(long grams) {
    return new Cell.Amount(grams, number(grams / GRAMS) + "\u202Fkg");
  }

  private Cell interval(Interval of) {
    String shown =
        of.low() == of.high()
            ? number(of.value())
            : visit.say(
                "accounts-of.range", number(of.value()), number(of.low()), number(of.high()));
    return new Cell.Text(shown);
  }

  private String number(double value) {
    NumberFormat format = NumberFormat.getInstance(visit.words().language().locale());
    format.setMaximumFractionDigits(1);
    return format.format(value);
  }
}
