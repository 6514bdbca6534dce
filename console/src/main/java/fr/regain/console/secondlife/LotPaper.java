package fr.regain.console.secondlife;

import fr.regain.console.document.Cell;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.page.secondlife.JtelotpaperGenerated;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The paper that goes with a lot: what both sides agree, and the list annexed to it.
 *
 * @param visit the request
 * @param lot the lot
 * @param title what it is
 * @param articles what both sides agree, in the reader's language
 * @param tables the annexed list; for waste, what was weighed too
 */
public record LotPaper(
    Visit visit, Lot lot, String title, List<String> articles, List<DocumentTable> tables) {
  /** Keeps its own copies. */
  public LotPaper {
    articles = List.copyOf(articles);
    tables = List.copyOf(tables);
  }

  static LotPaper of(Visit visit, Lot lot, Map<Long, List<RecordedErasure>> erasures) {
    List<DocumentTable> tables = new ArrayList<>();
    if (lot.terms().destination() == Destination.RECYCLING) {
      tables.add(weight(visit, lot));
    }
    tables.add(list(visit, lot));
    tables.addAll(faults(visit, lot));
    if (!erasures.isEmpty()) {
      tables.add(ErasureTable.of(visit, ErasureTable.of(lot, erasures)));
    }
    return new LotPaper(
        visit,
        lot,
        visit.say("lot.paper." + lot.terms().destination()) + " – " + lot.terms().name(),
        articles(visit, lot),
        tables);
  }

  private static List<String> articles(Visit visit, Lot lot) {
    LotTerms terms = lot.terms();
    List<String> articles = new ArrayList<>();
    articles.add(
        visit.say(
            "lot.article." + terms.destination() + ".object",
            lot.owner().name(),
            terms.beneficiary(),
            lot.items().size()));
    articles.add(visit.say("lot.article." + terms.destination() + ".law"));
    Beneficiary category = terms.category();
    if (terms.destination() == Destination.GIFT && category != null) {
      articles.add(visit.say("lot.article.category", visit.say("beneficiary." + category)));
      articles.add(
          visit.say(category.maySellOn() ? "lot.article.solidarity-price" : "lot.article.no-sale"));
    }
    if (terms.destination() != Destination.RECYCLING) {
      addErasure(visit, lot, articles);
      articles.add(visit.say("lot.article.commitment"));
    }
    return articles;
  }

  // What is signed says that disks were erased only where they are.
  private static void addErasure(Visit visit, Lot lot, List<String> articles) {
    if (lot.items().stream().noneMatch(LotItem::hasDisk)) {
      return;
    }
    List<String> left =
        lot.items().stream()
            .filter(item -> !item.erased())
            .map(item -> PieceText.label(item.piece().shortId()))
            .toList();
    articles.add(
        left.isEmpty()
            ? visit.say("lot.article.erased")
            : visit.say("lot.article.not-erased", String.join(", ", left)));
  }

  private static List<DocumentTable> faults(Visit visit, Lot lot) {
    List<List<Cell>> rows = new ArrayList<>();
    for (LotItem item : lot.items()) {
      if (!item.faults().isEmpty()) {
        rows.add(
            List.of(
                new Cell.Text(PieceText.label(item.piece().shortId())),
                new Cell.Text(
                    item.faults().stream()
                        .map(check -> PieceText.fault(visit, check))
                        .collect(Collectors.joining(" · "))),
                said(item.repair())));
      }
    }
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new DocumentTable(
                "faults",
                visit.say("lot.faults"),
                List.of(
                    visit.say("workshop.label"),
                    visit.say("lot.faults-found"),
                    visit.say("lot.faults-repair")),
                rows,
                visit.say("lot.faults-note")));
  }

  private static DocumentTable weight(Visit visit, Lot lot) {
    LotTerms terms = lot.terms();
    Long grams = terms.weightGrams();
    return new DocumentTable(
        "weight",
        visit.say("lot.weight"),
        List.of(
            visit.say("lot.waste-code"),
            visit.say("lot.tracking"),
            visit.say("lots.pieces"),
            visit.say("lot.kilograms")),
        List.of(
            List.of(
                said(terms.wasteCode()),
                said(terms.trackingNumber()),
                new Cell.Amount(lot.items().size(), visit.figures().number(lot.items().size())),
                grams == null ? Cell.ABSENT : new Cell.Text(LotView.kilograms(visit, lot)))),
        visit.say("lot.weight-note"));
  }

  private static Cell said(String text) {
    return text.isBlank() ? Cell.ABSENT : new Cell.Text(text);
  }

  private static DocumentTable list(Visit visit, Lot lot) {
    List<List<Cell>> rows = new ArrayList<>();
    for (LotItem item : lot.items()) {
      Piece piece = item.piece();
      rows.add(
          List.of(
              new Cell.Text(PieceText.label(piece.shortId())),
              new Cell.Text(PieceText.kind(visit, piece.kind())),
              new Cell.Text(PieceText.name(visit, piece)),
              Downloads.text(piece.serialNumber()),
              Downloads.text(piece.inventoryNumber()),
              Downloads.text(piece.grade()),
              new Cell.Text(visit.say(item.erased() ? "lot.yes" : "lot.no")),
              item.valueCents() == null ? Cell.ABSENT : new Cell.Text(LotView.euros(visit, item))));
    }
    return new DocumentTable(
        "pieces",
        visit.say("lot.list"),
        List.of(
            visit.say("workshop.label"),
            visit.say("list.column.chassis"),
            visit.say("list.column.MODEL"),
            visit.say("piece.serial"),
            visit.say("piece.inventory-number"),
            visit.say("piece.grade"),
            visit.say("lot.erased"),
            visit.say("lot.value")),
        rows,
        visit.say("lot.list-note", lot.items().size()));
  }

  /** What it is about, for those who search. */
  public String subject() {
    return visit.say("lot.paper-subject", lot.owner().name(), lot.terms().beneficiary());
  }

  /** The paper as a page to print. */
  String page() {
    return new String(
        Pages.render(output -> JtelotpaperGenerated.render(output, null, this)),
        StandardCharsets.UTF_8);
  }
}
