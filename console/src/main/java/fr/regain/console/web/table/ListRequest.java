package fr.regain.console.web.table;

import fr.regain.console.web.Markup;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a request asks of a list.
 *
 * @param request the request
 * @param visit the same, for pages
 * @param table the list
 * @param address what its address says
 * @param choice what the reader chose once and for all
 */
public record ListRequest<R, S extends Enum<S>>(
    HttpRequest<?> request,
    Visit visit,
    ListTable<R, S> table,
    ListAddress address,
    ListChoice choice) {
  private static final int ROWS_OF_A_FILE_AT_A_TIME = 1_000;

  /** What a filter is set to. */
  public <T> Optional<T> get(Filter<T> filter) {
    return address.get(filter);
  }

  /**
   * The answer: the page, a file of all pages, or the view with which the reader likes the list to
   * open.
   *
   * @param rows reads the list
   * @param fields the controls above it
   * @param page shows it
   */
  public HttpResponse<?> answer(
      Rows<R, S> rows, Supplier<List<FilterField>> fields, Function<TableView<R>, Markup> page) {
    String opening = choice.opening();
    if (opening != null && request.getParameters().names().isEmpty()) {
      return Pages.goTo(address.path() + "?" + opening);
    }
    Optional<Export> export =
        request.getParameters().getFirst(ListAddress.FORMAT).flatMap(Export::asked);
    return export.isPresent()
        ? file(export.get(), rows)
        : Pages.show(request, page.apply(view(rows, fields.get())));
  }

  /** The page of the list that is asked for. */
  public TableView<R> view(Rows<R, S> rows, List<FilterField> fields) {
    int size = address.size() > 0 ? address.size() : choice.size();
    return new TableView<>(
        visit, table, address, choice, fields, rows.page(table.sort(address), address.at(), size));
  }

  private HttpResponse<?> file(Export export, Rows<R, S> rows) {
    String name = visit.say(table.words() + ".file");
    List<Column.Saved<R>> columns =
        table.chosen(choice.columns(address)).stream()
            .flatMap(column -> column.saved().stream())
            .toList();
    try {
      InputStream content =
          new ExportStream<>(
              visit,
              export,
              name,
              columns,
              at -> rows.page(table.sort(address), at, ROWS_OF_A_FILE_AT_A_TIME).slice());
      return HttpResponse.ok(content)
          .contentType(MediaType.of(export.mediaType()))
          .header(
              HttpHeaders.CONTENT_DISPOSITION,
              "attachment; filename=\"" + name + "." + export.parameter() + "\"")
          .header(HttpHeaders.CACHE_CONTROL, "no-store");
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory", impossible);
    }
  }
}
