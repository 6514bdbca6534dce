package fr.regain.console.campaign;

import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Cell;
import fr.regain.console.web.table.Column;
import fr.regain.console.web.table.ListTable;
import fr.regain.console.web.table.Listed;
import fr.regain.console.web.table.Order;
import fr.regain.console.web.table.Value;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The list of a campaign's devices, as it is declared. */
@Singleton
final class ParticipantTable implements Listed {
  static final ListTable<Row, ParticipantSort> TABLE =
      new ListTable<>(
          "postes-de-campagne",
          "participants",
          ParticipantFilters.ALL,
          List.of(
              Column.<Row>of(
                  "nom",
                  "list.column.HOST_NAME",
                  (visit, row) ->
                      Cell.link(
                          row.device().hostName(),
                          CampaignPath.participant(row.campaign().id(), row.device().deviceId())),
                  (visit, row) -> Value.of(row.device().hostName())),
              Column.<Row>shown(
                      "etat",
                      "list.state",
                      (visit, row) -> Cell.of(ParticipantText.standing(visit, row.device())))
                  .saved(
                      "list.state",
                      (visit, row) -> Value.of(CampaignText.state(visit, row.device().state())))
                  .savedAs("participants.column.cause", row -> Value.of(row.device().reason())),
              Column.of(
                  "vague",
                  "participants.column.wave",
                  (visit, row) -> Cell.number(visit.figures().number(row.device().wave())),
                  (visit, row) -> new Value.Whole(row.device().wave())),
              Column.<Row>shown(
                      "prevu",
                      "participants.column.planned",
                      (visit, row) -> Cell.number(ParticipantText.planned(visit, row.device())))
                  .savedAs(
                      "participants.column.planned-bytes",
                      row ->
                          row.device().plannedAt() == null
                              ? Value.nothing()
                              : new Value.Whole(row.device().sums().plannedBytes())),
              Column.<Row>shown(
                      "fait",
                      "participants.column.done",
                      (visit, row) -> Cell.number(ParticipantText.done(visit, row.device())))
                  .savedAs(
                      "participants.column.deleted-bytes", row -> worked(row, Sums::deletedBytes))
                  .savedAs("participants.column.held-bytes", row -> worked(row, Sums::heldBytes))
                  .savedAs(
                      "participants.column.restored-bytes", row -> worked(row, Sums::restoredBytes))
                  .savedAs(
                      "participants.column.returned-bytes",
                      row ->
                          row.device().sums().measured() == 0
                              ? Value.nothing()
                              : new Value.Whole(row.device().sums().returnedBytes())),
              Column.of(
                  "contact",
                  "list.column.LAST_CHECK_IN",
                  (visit, row) -> contact(visit, row.device().lastCheckInAt()),
                  (visit, row) -> Value.of(row.device().lastCheckInAt())),
              Column.words("site", "list.column.site", (visit, row) -> row.device().siteName())),
          Map.of("nom", ParticipantSort.HOST_NAME),
          new Order("nom", false));

  /** A device of a campaign. */
  record Row(Campaign campaign, Participant device) {}

  @Override
  public ListTable<?, ?> table() {
    return TABLE;
  }

  private static Value worked(Row row, ToLongFunction<Sums> bytes) {
    return ParticipantText.hasWorked(row.device())
        ? new Value.Whole(bytes.applyAsLong(row.device().sums()))
        : Value.nothing();
  }

  private static Cell contact(Visit visit, @Nullable Instant at) {
    return Cell.moment(
        at == null ? visit.say("contact.never") : visit.figures().ago(at, visit.now()), at);
  }
}
