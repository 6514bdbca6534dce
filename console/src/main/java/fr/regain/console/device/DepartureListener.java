package fr.regain.console.device;

import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * A capability that must hear that a device is no longer the one that it was, or is no longer to be
 * heard.
 */
public interface DepartureListener {
  /**
   * Called inside the transaction that puts it on record, which holds the devices.
   *
   * @param database the transaction
   * @param devices the devices
   */
  void departed(DSLContext database, Collection<UUID> devices, Departure departure);
}
