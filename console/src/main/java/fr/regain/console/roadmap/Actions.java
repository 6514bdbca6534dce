package fr.regain.console.roadmap;

import java.util.List;

/**
 * One page of the actions of a road map.
 *
 * @param shown what is on it: what is to be done first, and of that what is due first
 * @param page its number, from 1
 * @param pages how many there are, at least 1
 * @param total actions on all pages
 */
public record Actions(List<Action> shown, int page, int pages, long total) {
  /** Keeps its own copy. */
  public Actions {
    shown = List.copyOf(shown);
  }
}
