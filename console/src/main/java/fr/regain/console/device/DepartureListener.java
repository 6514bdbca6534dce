package fr.regain.console.device;

import java.util.UUID;
import org.jooq.DSLContext;

/**
 * A capability that must hear that a device is no longer the one that it was, or is no longer to be
 * heard.
 */
public interface DepartureListener {
  /**
   * Called inside the transaction that puts it on record.
   *
   * @param database the transaction
   * @param deviceId the device
   */
  void departed(DSLContext database, UUID deviceId, Departure departure);
}
