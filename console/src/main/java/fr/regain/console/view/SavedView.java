package fr.regain.console.view;

/**
 * A list as somebody likes to see it.
 *
 * @param id its number
 * @param name what its author calls it, 1 to {@value #LONGEST_NAME} characters, unique among theirs
 * @param query of the list's address, at most {@value #LONGEST_QUERY} characters
 * @param shared whether those who see the sites that its author saw may open it
 * @param own whether the reader is its author
 */
public record SavedView(long id, String name, String query, boolean shared, boolean own) {
  /** Most characters of a name. */
  public static final int LONGEST_NAME = 100;

  /** Most characters of a query. */
  public static final int LONGEST_QUERY = 2_000;
}
