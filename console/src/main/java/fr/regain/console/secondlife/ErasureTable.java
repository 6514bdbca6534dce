package fr.regain.console.secondlife;

import fr.regain.console.document.Cell;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Erasures as papers list them: what a certificate of erasure says of each. */
final class ErasureTable {
  private static final int GROUP = 8;

  private ErasureTable() {}

  /** A piece and erasures of its disks. */
  record Erased(Piece piece, List<RecordedErasure> erasures) {}

  /** The erasures of the pieces of a lot that counted as it left. */
  static List<Erased> of(Lot lot, Map<Long, List<RecordedErasure>> erasures) {
    return lot.items().stream()
        .map(LotItem::piece)
        .map(piece -> new Erased(piece, erasures.getOrDefault(piece.id(), List.of())))
        .toList();
  }

  static DocumentTable of(Visit visit, List<Erased> pieces) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Erased erased : pieces) {
      for (RecordedErasure recorded : erased.erasures()) {
        rows.add(row(erased.piece(), ErasureText.of(visit, recorded)));
      }
    }
    return new DocumentTable(
        "erasures",
        visit.say("certificate.table"),
        List.of(
            visit.say("workshop.label"),
            visit.say("record.disk"),
            visit.say("erasure.method"),
            visit.say("record.time"),
            visit.say("erasure.result"),
            visit.say("record.people"),
            visit.say("certificate.log")),
        rows,
        visit.say("certificate.note", rows.size()));
  }

  private static List<Cell> row(Piece piece, ErasureText text) {
    String result = text.strike().isEmpty() ? text.result() : text.result() + " · " + text.strike();
    return List.of(
        new Cell.Text(PieceText.label(piece.shortId())),
        new Cell.Text(text.disk()),
        new Cell.Text(text.method()),
        new Cell.Text(text.time()),
        new Cell.Text(result),
        new Cell.Text(text.people()),
        text.log().isEmpty() ? Cell.ABSENT : new Cell.Text(grouped(text.log())));
  }

  // In groups, so that paper has places to break it.
  private static String grouped(String hash) {
    return hash.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
  }
}
