package fr.regain.console.audit;

import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.util.List;

/**
 * What the page of the journal shows.
 *
 * @param visit the request
 * @param text searched text; empty: none
 * @param before only records with a smaller number are shown
 * @param found the records, the newest first, and one more where there are older ones
 */
public record AuditView(Visit visit, String text, long before, List<AuditRecord> found) {
  /** Address of the page. */
  public static final String PATH = "/journal";

  /** Records to a page. */
  public static final int SIZE = 20;

  /** The records of this page. */
  public List<AuditRecord> records() {
    return found.subList(0, Math.min(found.size(), SIZE));
  }

  /** Whether there are older ones. */
  public boolean hasOlder() {
    return found.size() > SIZE;
  }

  /** The page of the older ones. */
  public String older() {
    return query().with("avant", Long.toString(records().getLast().number())).toString();
  }

  /** The page of the newest ones. */
  public String newest() {
    return query().toString();
  }

  /** Whether this is the page of the newest ones. */
  public boolean isNewest() {
    return before == Long.MAX_VALUE;
  }

  /** All that the search finds, as a table. */
  public String csv() {
    return query().with("format", "csv").toString();
  }

  private Query query() {
    return new Query(PATH).with("q", text);
  }

  /** Who did it. */
  public String who(AuditRecord record) {
    return record.actor().accountId() == 0 ? visit.say("audit.console") : record.actor().name();
  }

  /** What the browser's tab says. */
  public String title() {
    return isNewest() ? visit.say("audit.title") : visit.say("audit.title-before", before);
  }
}
