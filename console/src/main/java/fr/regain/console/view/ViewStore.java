package fr.regain.console.view;

import static fr.regain.console.schema.Tables.LIST_CHOICE;
import static fr.regain.console.schema.Tables.SAVED_VIEW;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.schema.tables.records.SavedViewRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The tables {@code saved_view} and {@code list_choice}. */
final class ViewStore {
  private ViewStore() {}

  /** The views of a list that a person may open, by name. */
  static List<SavedView> views(DSLContext dsl, Person person, String list) {
    Scope scope = person.scope();
    return dsl
        .selectFrom(SAVED_VIEW)
        .where(
            SAVED_VIEW.LIST.eq(list),
            SAVED_VIEW.ACCOUNT_ID.eq(person.accountId()).or(SAVED_VIEW.SHARED.isTrue()))
        .orderBy(SAVED_VIEW.NAME, SAVED_VIEW.ID)
        .stream()
        .filter(row -> isOf(person, row) || row.getSitePaths().lines().allMatch(scope::holds))
        .map(
            row ->
                new SavedView(
                    row.getId(), row.getName(), row.getQuery(), row.getShared(), isOf(person, row)))
        .toList();
  }

  private static boolean isOf(Person person, SavedViewRecord row) {
    return row.getAccountId() == person.accountId();
  }

  /** How many views of a list an account has under other names. */
  static int countOthers(DSLContext dsl, long accountId, String list, String name) {
    return dsl.fetchCount(
        SAVED_VIEW,
        SAVED_VIEW
            .ACCOUNT_ID
            .eq(accountId)
            .and(SAVED_VIEW.LIST.eq(list))
            .and(SAVED_VIEW.NAME.ne(name)));
  }

  /** Keeps a view; one of the same name, list and author is replaced. */
  static void put(
      DSLContext dsl,
      Person person,
      String list,
      String name,
      String query,
      boolean shared,
      Instant now) {
    String paths = String.join("\n", person.scope().paths());
    dsl.insertInto(SAVED_VIEW)
        .set(SAVED_VIEW.ACCOUNT_ID, person.accountId())
        .set(SAVED_VIEW.LIST, list)
        .set(SAVED_VIEW.NAME, name)
        .set(SAVED_VIEW.QUERY, query)
        .set(SAVED_VIEW.SHARED, shared)
        .set(SAVED_VIEW.SITE_PATHS, paths)
        .set(SAVED_VIEW.CREATED_AT, now.atOffset(ZoneOffset.UTC))
        .onConflict(SAVED_VIEW.ACCOUNT_ID, SAVED_VIEW.LIST, SAVED_VIEW.NAME)
        .doUpdate()
        .set(SAVED_VIEW.QUERY, query)
        .set(SAVED_VIEW.SHARED, shared)
        .set(SAVED_VIEW.SITE_PATHS, paths)
        .execute();
  }

  static int remove(DSLContext dsl, long accountId, long id) {
    return dsl.deleteFrom(SAVED_VIEW)
        .where(SAVED_VIEW.ID.eq(id), SAVED_VIEW.ACCOUNT_ID.eq(accountId))
        .execute();
  }

  static Optional<String> list(DSLContext dsl, long id) {
    return dsl.select(SAVED_VIEW.LIST)
        .from(SAVED_VIEW)
        .where(SAVED_VIEW.ID.eq(id))
        .fetchOptional(SAVED_VIEW.LIST);
  }

  static Optional<Remembered> remembered(DSLContext dsl, long accountId, String list) {
    return dsl.selectFrom(LIST_CHOICE)
        .where(LIST_CHOICE.ACCOUNT_ID.eq(accountId), LIST_CHOICE.LIST.eq(list))
        .fetchOptional(
            row ->
                new Remembered(
                    Stream.of(row.getShown().split("\\.", -1))
                        .filter(key -> !key.isEmpty())
                        .toList(),
                    row.getPageSize(),
                    row.getOpeningView()));
  }

  static void remember(
      DSLContext dsl, long accountId, String list, List<String> columns, int size) {
    String shown = String.join(".", columns);
    dsl.insertInto(LIST_CHOICE)
        .set(LIST_CHOICE.ACCOUNT_ID, accountId)
        .set(LIST_CHOICE.LIST, list)
        .set(LIST_CHOICE.SHOWN, shown)
        .set(LIST_CHOICE.PAGE_SIZE, size)
        .onConflict(LIST_CHOICE.ACCOUNT_ID, LIST_CHOICE.LIST)
        .doUpdate()
        .set(LIST_CHOICE.SHOWN, shown)
        .set(LIST_CHOICE.PAGE_SIZE, size)
        .execute();
  }

  static void openWith(
      DSLContext dsl, long accountId, String list, int standardSize, @Nullable Long view) {
    dsl.insertInto(LIST_CHOICE)
        .set(LIST_CHOICE.ACCOUNT_ID, accountId)
        .set(LIST_CHOICE.LIST, list)
        .set(LIST_CHOICE.SHOWN, "")
        .set(LIST_CHOICE.PAGE_SIZE, standardSize)
        .set(LIST_CHOICE.OPENING_VIEW, view)
        .onConflict(LIST_CHOICE.ACCOUNT_ID, LIST_CHOICE.LIST)
        .doUpdate()
        .set(LIST_CHOICE.OPENING_VIEW, view)
        .execute();
  }
}
