package fr.regain.console.secondlife;

import fr.regain.console.web.Query;
import io.micronaut.http.HttpParameters;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the list of lots says. A part that makes no sense is left out.
 *
 * @param text searched text; empty: none
 * @param destination null: any
 * @param open only open ones, or only closed ones; null: both
 * @param page from 1
 */
public record LotsQuery(
    String text, @Nullable Destination destination, @Nullable Boolean open, int page) {
  private static final int LONGEST_TEXT = 255;

  static LotsQuery of(HttpParameters parameters) {
    String text = parameters.getFirst("q").orElse("").strip();
    String state = parameters.getFirst("etat").orElse("");
    return new LotsQuery(
        text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
        WorkshopQuery.named(parameters, "vers", Destination.values()).orElse(null),
        state.equals("ouvert") ? Boolean.TRUE : state.equals("parti") ? Boolean.FALSE : null,
        (int) Math.min(WorkshopQuery.positive(parameters, "page").orElse(1), 100_000));
  }

  LotFilter filter() {
    return new LotFilter(text, destination, open);
  }

  /** Whether anything narrows the list. */
  public boolean isFiltered() {
    return !filter().equals(LotFilter.ALL);
  }

  /** The address of another page of the same list. */
  public String withPage(int other) {
    return new Query(Lot.PATH)
        .with("q", text)
        .with("vers", destination == null ? "" : destination.name())
        .with("etat", open == null ? "" : open ? "ouvert" : "parti")
        .with("page", other == 1 ? "" : Integer.toString(other))
        .toString();
  }
}
