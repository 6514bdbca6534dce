package fr.regain.console.resource;

import java.time.Instant;

/**
 * Something that a site shares.
 *
 * @param id its number
 * @param siteId who shares it
 * @param siteName name of that site
 * @param sitePath its path
 * @param terms what it says
 * @param version how often it was changed
 * @param changedAt when that was last
 */
public record Resource(
    long id,
    long siteId,
    String siteName,
    String sitePath,
    ResourceTerms terms,
    long version,
    Instant changedAt) {
  /** Address of the page of all. */
  public static final String PATH = "/ressources";

  /** Address of the page on which it is changed. */
  public String page() {
    return PATH + "/" + id;
  }
}
