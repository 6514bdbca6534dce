package fr.regain.console.view;

import fr.regain.console.access.Person;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.table.ListChoice;
import fr.regain.console.web.table.ListChoices;
import fr.regain.console.web.table.ListTable;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** The door to saved views, and to what people chose for their lists. */
@Singleton
public final class ViewService implements ListChoices {
  /** Most views that one person saves of one list. */
  public static final int MOST_VIEWS = 20;

  private final Database database;
  private final Clock clock;

  /** The views in this database. */
  public ViewService(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public ListChoice of(HttpRequest<?> request, String list) {
    return Person.of(request).map(person -> choice(person, list)).orElse(ListChoice.NONE);
  }

  /** What a person chose for the list of that name. */
  public ListChoice choice(Person person, String list) {
    return database.read(
        dsl -> {
          List<SavedView> views = ViewStore.views(dsl, person, list);
          Remembered remembered =
              ViewStore.remembered(dsl, person.accountId(), list)
                  .orElse(new Remembered(List.of(), ListChoice.NONE.size(), null));
          return new ListChoice(
              remembered.columns(),
              remembered.size(),
              views.stream().map(view -> new ListChoice.View(view.name(), view.query())).toList(),
              views.stream()
                  .filter(view -> Objects.equals(view.id(), remembered.opening()))
                  .map(SavedView::query)
                  .findFirst()
                  .orElse(null));
        });
  }

  /** The views of a list that a person may open, by name. */
  public List<SavedView> views(Person person, String list) {
    return database.read(dsl -> ViewStore.views(dsl, person, list));
  }

  /** Whether a list opens with this view for this person. */
  boolean opensWith(Person person, String list, SavedView view) {
    return database
        .read(dsl -> ViewStore.remembered(dsl, person.accountId(), list))
        .filter(remembered -> Objects.equals(remembered.opening(), view.id()))
        .isPresent();
  }

  /**
   * Remembers columns and size of a list for a person.
   *
   * @param columns keys of columns; none: those that the list shows by itself
   * @param size rows to a page, one of {@link ListTable#SIZES}
   */
  public void remember(Person person, String list, List<String> columns, int size) {
    if (!ListTable.SIZES.contains(size)) {
      throw invalid("A page has one of " + ListTable.SIZES + " rows.");
    }
    database.update(dsl -> ViewStore.remember(dsl, person.accountId(), list, columns, size));
  }

  /**
   * Saves a view. One that the person has already saved of the list under the name is replaced.
   *
   * @param shared whether those who see all sites that the person sees may open it too
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for a name or a query that is empty or too
   *     long, and for one view too many
   */
  public void save(Person person, String list, String name, String query, boolean shared) {
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > SavedView.LONGEST_NAME) {
      throw invalid("The name of a view has 1 to " + SavedView.LONGEST_NAME + " characters.");
    }
    if (query.isEmpty() || query.length() > SavedView.LONGEST_QUERY) {
      throw invalid("A view says something, in at most " + SavedView.LONGEST_QUERY + " letters.");
    }
    database.update(
        dsl -> {
          if (ViewStore.countOthers(dsl, person.accountId(), list, stripped) >= MOST_VIEWS) {
            throw invalid("A person saves at most " + MOST_VIEWS + " views of a list.");
          }
          ViewStore.put(dsl, person, list, stripped, query, shared, clock.instant());
        });
  }

  /**
   * Forgets a view of one's own; for everybody, if it was shared.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} when the person has no such view
   */
  public void remove(Person person, long id) {
    database.update(
        dsl -> {
          if (ViewStore.remove(dsl, person.accountId(), id) == 0) {
            throw missing(id);
          }
        });
  }

  /**
   * Has a list open with a view for this person, or no longer so when it already does.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} when they may open no such view
   */
  public void openWith(Person person, long id) {
    database.update(
        dsl -> {
          String list = ViewStore.list(dsl, id).orElseThrow(() -> missing(id));
          if (ViewStore.views(dsl, person, list).stream().noneMatch(view -> view.id() == id)) {
            throw missing(id);
          }
          boolean already =
              ViewStore.remembered(dsl, person.accountId(), list)
                  .filter(remembered -> Objects.equals(remembered.opening(), id))
                  .isPresent();
          ViewStore.openWith(
              dsl, person.accountId(), list, ListChoice.NONE.size(), already ? null : id);
        });
  }

  private static Problem missing(long id) {
    return new Problem(ProblemCode.NOT_FOUND, "There is no view number " + id + ".");
  }

  private static Problem invalid(String text) {
    return new Problem(ProblemCode.REQUEST_INVALID, text);
  }
}
