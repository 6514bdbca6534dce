package fr.regain.console.audit;

import fr.regain.console.platform.Database;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Sort;
import java.util.List;

/** The journal, as tests read it. */
public final class SampleJournal {
  private SampleJournal() {}

  /** The records that hold a text, the newest first. */
  public static List<AuditRecord> newest(Database database, String text) {
    return new AuditService(database)
        .page(
            new AuditFilter(text, null, null),
            new Sort<>(AuditSort.NUMBER, true),
            null,
            Keyset.LARGEST_PAGE)
        .rows();
  }
}
