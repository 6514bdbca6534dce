package fr.regain.console.web.table;

import io.micronaut.http.HttpRequest;

/** Knows what readers chose for their lists; another capability remembers it. */
public interface ListChoices {
  /** What the reader of a request chose for the list of that name. */
  ListChoice of(HttpRequest<?> request, String list);
}
