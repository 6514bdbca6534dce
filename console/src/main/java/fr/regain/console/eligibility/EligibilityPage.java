package fr.regain.console.eligibility;

import java.util.List;
import java.util.Map;

/**
 * One page of the list.
 *
 * @param rows at most {@code size}
 * @param page its number, from 1
 * @param size rows to a page
 * @param total pieces on all pages
 * @param routes pieces of each route that pass the filter but for its route
 */
public record EligibilityPage(
    List<EligibilityRow> rows, int page, int size, long total, Map<Route, Long> routes) {
  /** How many pages there are; at least 1. */
  public int pages() {
    return (int) Math.max(1, (total + size - 1) / size);
  }
}
