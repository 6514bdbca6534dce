package fr.regain.console.checkin;

import java.util.List;
import org.jooq.DSLContext;

/**
 * A capability that keeps what devices report. Called inside the transaction that acknowledges the
 * reports: what it writes is kept exactly when they are, and a failure refuses them all.
 */
public interface ReportListener {
  /**
   * Keeps the reports.
   *
   * @param database the transaction
   * @param reports each report once, those of one device in the order in which it took them
   */
  void received(DSLContext database, List<ReceivedReport> reports);
}
