package fr.regain.console.secondlife;

import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Cell;
import fr.regain.console.web.table.Column;
import fr.regain.console.web.table.ListTable;
import fr.regain.console.web.table.Listed;
import fr.regain.console.web.table.Order;
import fr.regain.console.web.table.Value;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The workshop's list, as it is declared. */
@Singleton
public final class WorkshopTable implements Listed {
  /** Address of the list. */
  public static final String PATH = "/seconde-vie/atelier";

  static final ListTable<Piece, WorkshopSort> TABLE =
      new ListTable<>(
          "atelier",
          "workshop",
          WorkshopFilters.ALL,
          List.of(
              Column.of(
                  "etiquette",
                  "workshop.label",
                  (visit, piece) -> Cell.link(PieceText.label(piece.shortId()), piece.address()),
                  (visit, piece) -> Value.of(piece.shortId())),
              Column.words(
                  "etape",
                  "workshop.stage",
                  (visit, piece) -> PieceText.stage(visit, piece.stage())),
              Column.words(
                  "type",
                  "list.column.chassis",
                  (visit, piece) -> PieceText.kind(visit, piece.kind())),
              Column.words("modele", "list.column.MODEL", PieceText::name),
              Column.of(
                  "inventaire",
                  "piece.inventory-number",
                  (visit, piece) ->
                      Cell.of(Objects.requireNonNullElse(piece.inventoryNumber(), "–")),
                  (visit, piece) -> Value.of(piece.inventoryNumber())),
              Column.words("site", "list.column.site", (visit, piece) -> piece.siteName()),
              Column.of(
                  "proprietaire",
                  "piece.owner",
                  (visit, piece) -> Cell.of(PieceText.owner(visit, piece)),
                  (visit, piece) ->
                      piece.owner() == null ? Value.nothing() : Value.of(piece.owner().name())),
              Column.<Piece>of(
                      "modifie",
                      "workshop.changed",
                      WorkshopTable::changed,
                      (visit, piece) -> Value.of(piece.changedAt()))
                  .onRequest(),
              Column.<Piece>of(
                      "serie",
                      "piece.serial",
                      (visit, piece) ->
                          Cell.of(Objects.requireNonNullElse(piece.serialNumber(), "–")),
                      (visit, piece) -> Value.of(piece.serialNumber()))
                  .onRequest(),
              Column.<Piece>words(
                      "aspect",
                      "piece.grade",
                      (visit, piece) -> piece.grade() == null ? "" : piece.grade().name())
                  .onRequest()),
          Map.of("etiquette", WorkshopSort.LABEL, "modifie", WorkshopSort.CHANGED),
          new Order("modifie", true));

  @Override
  public ListTable<?, ?> table() {
    return TABLE;
  }

  private static Cell changed(Visit visit, Piece piece) {
    return piece.changedAt() == null
        ? Cell.of("–")
        : Cell.moment(visit.figures().ago(piece.changedAt(), visit.now()), piece.changedAt());
  }
}
