package fr.regain.console.device;

import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;

/** A capability that keeps where devices are, and must hear that some are elsewhere. */
public interface MoveListener {
  /**
   * Called inside the transaction that puts it on record.
   *
   * @param database the transaction
   * @param devices the devices
   * @param siteId where they are now
   */
  void moved(DSLContext database, Collection<UUID> devices, long siteId);
}
