package fr.regain.console.monitoring;

import fr.regain.console.web.Visit;
import java.util.List;

/**
 * What the page on the console itself shows.
 *
 * @param visit the request
 * @param lines each thing
 */
public record StateView(Visit visit, List<StateLine> lines) {
  /** Address of the page. */
  public static final String PATH = "/etat";
}
