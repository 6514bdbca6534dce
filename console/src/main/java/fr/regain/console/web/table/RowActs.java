package fr.regain.console.web.table;

import fr.regain.console.page.web.JterowactsGenerated;
import fr.regain.console.page.web.JterowactscheckGenerated;
import fr.regain.console.page.web.JterowactsdoneGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.paging.Count;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Slice;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acts on many rows of a list, those that are ticked or all that pass the filters: which and what,
 * then how many, then done. Rows are read as the list reads them, so that nobody acts on what they
 * do not see.
 *
 * @param asked the request for the list
 * @param path of the page where one says what to do; what it sends goes below
 * @param rows reads the list
 * @param id tells a row
 * @param name what people call it
 * @param acts what the reader may do
 */
public record RowActs<R, S extends Enum<S>>(
    ListRequest<R, S> asked,
    String path,
    Rows<R, S> rows,
    Function<R, String> id,
    Function<R, String> name,
    List<RowAct<R>> acts) {
  /** Path, below that of the page, that says how many rows would change. */
  public static final String CHECK = "/verification";

  /** Path, below that of the page, that does it. */
  public static final String RUN = "/execution";

  private static final Logger LOG = LoggerFactory.getLogger(RowActs.class);
  private static final String WHICH = "lesquels";
  private static final String ALL = "filtre";
  private static final String ACT = "acte";
  private static final String ROW = "ligne-";
  private static final String EXPECTED = "expected";

  /** Keeps its own copy. */
  public RowActs {
    acts = List.copyOf(acts);
  }

  private Visit visit() {
    return asked.visit();
  }

  private TableView<R> list() {
    return asked.view(rows, List.of());
  }

  /** The page. */
  public HttpResponse<byte[]> page() {
    RowActsView view = view(Form.empty());
    return Pages.show(asked.request(), output -> JterowactsGenerated.render(output, null, view));
  }

  private RowActsView view(Form form) {
    TableView<R> list = list();
    return new RowActsView(
        list,
        list.rows().stream()
            .map(row -> new FilterField.Option(ROW + id.apply(row), name.apply(row)))
            .toList(),
        acts.stream()
            .map(
                act ->
                    new FilterField.Option(act.name(), visit().say(act.words() + ".act", act.on())))
            .toList(),
        asked.address().on(path + CHECK).toString(),
        form);
  }

  /** Says how many rows it would change, and asks once more. */
  public HttpResponse<byte[]> check(Map<String, String> fields) {
    return answer(fields, false);
  }

  /** Does it, if it still changes as many rows as the reader was told. */
  public HttpResponse<byte[]> run(Map<String, String> fields) {
    return answer(fields, true);
  }

  private HttpResponse<byte[]> answer(Map<String, String> fields, boolean confirmed) {
    Form form = new Form(fields);
    List<R> selected = selected(form, fields);
    Optional<RowAct<R>> act =
        acts.stream().filter(known -> known.name().equals(form.text(ACT))).findFirst();
    if (act.isEmpty()) {
      form.reject(ACT, visit().say("many.error.act"));
    }
    if (!form.isSound() || act.isEmpty()) {
      RowActsView view = view(form);
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY,
          output -> JterowactsGenerated.render(output, null, view));
    }
    List<R> changing = selected.stream().filter(act.get().changes()).toList();
    boolean runs = confirmed && form.number(EXPECTED).orElse(-1) == changing.size();
    Ran ran = runs ? run(act.get(), changing) : new Ran(changing.size(), 0);
    RowActsCheckView view =
        new RowActsCheckView(
            list(),
            act.get(),
            selected.size(),
            ran.done(),
            ran.missed(),
            said(fields, form),
            asked.address().on(path + RUN).toString(),
            confirmed);
    return Pages.showOnce(
        ran.missed() == 0 ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE,
        output -> {
          if (runs) {
            JterowactsdoneGenerated.render(output, null, view);
          } else {
            JterowactscheckGenerated.render(output, null, view);
          }
        });
  }

  /**
   * What came of a run.
   *
   * @param done rows that it changed
   * @param missed rows that it was kept from by a failure; not those that need no change any more
   */
  private record Ran(int done, int missed) {}

  private static <R> Ran run(RowAct<R> act, List<R> rows) {
    int done = 0;
    for (int row = 0; row < rows.size(); row++) {
      try {
        act.run().accept(rows.get(row));
        done++;
      } catch (RuntimeException failed) {
        if (!isOfTheRow(failed)) {
          LOG.error("Acting on row {} of {} failed", row + 1, rows.size(), failed);
          return new Ran(done, rows.size() - row);
        }
      }
    }
    return new Ran(done, 0);
  }

  /** Whether a row is not as it was read: the others have nothing to do with that. */
  private static boolean isOfTheRow(RuntimeException failed) {
    return failed instanceof Problem problem
        && switch (problem.code().category()) {
          case NOT_FOUND, INVALID, CONFLICT -> true;
          case UNAUTHENTICATED, DENIED, EXHAUSTED, UNAVAILABLE, INTERNAL -> false;
        };
  }

  private List<R> selected(Form form, Map<String, String> fields) {
    boolean all = form.text(WHICH).equals(ALL);
    List<String> leftOut = asked.address().leftOut();
    if (all && !leftOut.isEmpty()) {
      form.reject(WHICH, visit().say("bulk.error.address", String.join(", ", leftOut)));
      return List.of();
    }
    long ticked = fields.keySet().stream().filter(field -> field.startsWith(ROW)).count();
    List<R> selected = new ArrayList<>();
    // What was ticked stood on one page: the rest of a long list is read only for what has moved.
    Cursor at = all ? null : asked.address().at();
    do {
      Slice<R> page =
          rows.page(asked.table().sort(asked.address()), at, Keyset.LARGEST_PAGE).slice();
      page.rows().stream()
          .filter(row -> all || fields.containsKey(ROW + id.apply(row)))
          .forEach(selected::add);
      at = page.next();
    } while (at != null && (all ? selected.size() <= Count.BOUND : selected.size() < ticked));
    if (selected.isEmpty()) {
      form.reject(WHICH, visit().say("many.error.none"));
    }
    if (selected.size() > Count.BOUND) {
      form.reject(WHICH, visit().say("many.error.too-many", Count.BOUND));
    }
    return selected;
  }

  /** The fields that say which and what, for the page that asks once more. */
  private static Map<String, String> said(Map<String, String> fields, Form form) {
    Map<String, String> said = new TreeMap<>(fields);
    boolean all = form.text(WHICH).equals(ALL);
    said.keySet()
        .removeIf(
            field -> !field.equals(WHICH) && !field.equals(ACT) && (all || !field.startsWith(ROW)));
    return said;
  }
}
