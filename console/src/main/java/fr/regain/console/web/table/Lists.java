package fr.regain.console.web.table;

import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/** Where controllers of lists begin. */
@Singleton
public final class Lists {
  private final ListChoices choices;

  Lists(ListChoices choices) {
    this.choices = choices;
  }

  /**
   * What a request asks of a list.
   *
   * @param path of the list, which is that of the request unless another page shows the same rows
   */
  public <R, S extends Enum<S>> ListRequest<R, S> asked(
      HttpRequest<?> request, Visit visit, ListTable<R, S> table, String path) {
    return new ListRequest<>(
        request,
        visit,
        table,
        ListAddress.read(table, path, request.getParameters()),
        choices.of(request, table.name()));
  }
}
