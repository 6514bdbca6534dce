package fr.regain.console.web.table;

import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Slice;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What controllers of lists share. */
@Singleton
public final class Lists {
  private final ListChoices choices;

  Lists(ListChoices choices) {
    this.choices = choices;
  }

  /** What the reader of a request chose for a list. */
  public ListChoice choice(HttpRequest<?> request, ListTable<?> table) {
    return choices.of(request, table.name());
  }

  /** The view that the reader likes a list to open with, when the address says nothing else. */
  public Optional<HttpResponse<?>> opening(HttpRequest<?> request, String path, ListChoice choice) {
    String opening = choice.opening();
    return opening == null || !request.getParameters().names().isEmpty()
        ? Optional.empty()
        : Optional.of(Pages.goTo(path + "?" + opening));
  }

  /** How many rows a page has. */
  public static int size(ListAddress address, ListChoice choice) {
    return address.size() > 0 ? address.size() : choice.size();
  }

  /** The file that the address asks for, if it asks for one. */
  public static Optional<Export> export(HttpRequest<?> request) {
    return Export.asked(request.getParameters().getFirst(ListAddress.FORMAT).orElse(""));
  }

  /**
   * A file of all rows of a list in its order, with the columns that are shown.
   *
   * @param name of the file, without extension
   * @param pages the page at a cursor; the first one at null
   */
  public <R> HttpResponse<?> file(
      Export export,
      Visit visit,
      ListTable<R> table,
      ListAddress address,
      ListChoice choice,
      String name,
      Function<@Nullable Cursor, Slice<R>> pages) {
    List<Column.Saved<R>> columns =
        table.chosen(address.columns().isEmpty() ? choice.columns() : address.columns()).stream()
            .flatMap(column -> column.saved().stream())
            .toList();
    try {
      InputStream content = new ExportStream<>(visit, export, name, columns, pages);
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
