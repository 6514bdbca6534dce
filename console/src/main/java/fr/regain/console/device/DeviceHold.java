package fr.regain.console.device;

import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Keeps the check-ins of devices waiting. A check-in holds this of its device before the device's
 * row; so does whoever acts on several devices, or lets one depart.
 */
public interface DeviceHold {
  /** Holds the devices until the transaction ends, always in the same order. */
  void hold(DSLContext database, Collection<UUID> devices);
}
