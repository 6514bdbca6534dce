package fr.regain.console.device;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.List;

/**
 * What the page of the rings shows.
 *
 * @param visit the request
 * @param rings all of them, with the number of devices that the reader may see
 * @param mayArrange whether the reader may make one
 * @param creation the form for a new one
 */
public record RingsView(Visit visit, List<Ring> rings, boolean mayArrange, Form creation) {
  /** Keeps its own copy. */
  public RingsView {
    rings = List.copyOf(rings);
  }
}
