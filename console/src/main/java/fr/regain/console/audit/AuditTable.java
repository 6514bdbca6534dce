package fr.regain.console.audit;

import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Cell;
import fr.regain.console.web.table.Column;
import fr.regain.console.web.table.Fields;
import fr.regain.console.web.table.Filter;
import fr.regain.console.web.table.FilterField;
import fr.regain.console.web.table.ListAddress;
import fr.regain.console.web.table.ListTable;
import fr.regain.console.web.table.Listed;
import fr.regain.console.web.table.Order;
import fr.regain.console.web.table.Value;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The journal, as it is declared. */
@Singleton
final class AuditTable implements Listed {
  /** Address of the page. */
  static final String PATH = "/journal";

  private static final Filter<String> TEXT = Filter.words("q", "audit.search", "list.chip.text");
  private static final Filter<String> ACTION =
      Filter.shaped("action", "audit.what", "audit.chip.action", "[a-z][a-z.-]{0,63}");
  private static final Filter<Long> ACCOUNT =
      Filter.number("compte", "audit.account", "audit.chip.account");

  static final ListTable<AuditRecord, AuditSort> TABLE =
      new ListTable<>(
          "journal",
          "audit",
          List.of(TEXT, ACTION, ACCOUNT),
          List.of(
              Column.of(
                  "numero",
                  "audit.number",
                  (visit, row) -> Cell.number(Long.toString(row.number())),
                  (visit, row) -> new Value.Whole(row.number())),
              Column.of(
                  "quand",
                  "audit.at",
                  (visit, row) -> Cell.moment(visit.figures().moment(row.at()), row.at()),
                  (visit, row) -> Value.of(row.at())),
              Column.<AuditRecord>shown("qui", "audit.who", AuditTable::who)
                  .savedAs("audit.account", row -> new Value.Whole(row.actor().accountId()))
                  .savedAs("audit.who", row -> Value.of(row.actor().name())),
              Column.words("adresse", "audit.address", (visit, row) -> row.actor().address()),
              Column.of(
                  "action",
                  "audit.what",
                  (visit, row) ->
                      Cell.link(row.action(), list().with(ACTION, row.action()).toString())
                          .styled("code action"),
                  (visit, row) -> Value.of(row.action())),
              Column.words("objet", "audit.subject", (visit, row) -> row.subject()),
              Column.of(
                  "avant",
                  "audit.before",
                  (visit, row) -> Cell.of(row.before()).styled("lines"),
                  (visit, row) -> Value.of(row.before())),
              Column.of(
                  "apres",
                  "audit.after",
                  (visit, row) -> Cell.of(row.after()).styled("lines"),
                  (visit, row) -> Value.of(row.after())),
              Column.<AuditRecord>of(
                      "empreinte",
                      "audit.hash",
                      (visit, row) -> Cell.of(row.hash()).styled("code"),
                      (visit, row) -> Value.of(row.hash()))
                  .onRequest()),
          Map.of("numero", AuditSort.NUMBER),
          new Order("numero", true));

  @Override
  public ListTable<?, ?> table() {
    return TABLE;
  }

  private static ListAddress list() {
    return ListAddress.of(TABLE, PATH);
  }

  /** The filter that an address means. */
  static AuditFilter filter(ListAddress address) {
    return new AuditFilter(
        address.get(TEXT).orElse(""),
        address.get(ACTION).orElse(null),
        address.get(ACCOUNT).orElse(null));
  }

  /** The controls above the list. */
  static List<FilterField> fields(Visit visit, ListAddress address) {
    return new Fields(visit, address)
        .search(TEXT)
        .linked(ACTION, action -> action)
        .linked(ACCOUNT, account -> account == 0 ? visit.say("audit.console") : account.toString())
        .all();
  }

  private static Cell who(Visit visit, AuditRecord row) {
    long account = row.actor().accountId();
    return Cell.link(
        account == 0 ? visit.say("audit.console") : row.actor().name(),
        list().with(ACCOUNT, account).toString());
  }
}
