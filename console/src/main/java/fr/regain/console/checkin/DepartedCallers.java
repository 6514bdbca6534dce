package fr.regain.console.checkin;

import fr.regain.console.device.Departure;
import fr.regain.console.device.DepartureListener;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jooq.DSLContext;

/** Has a device judged anew that is no longer the one that it was. */
@Singleton
final class DepartedCallers implements DepartureListener {
  private final CheckInStore store;

  DepartedCallers(CheckInStore store) {
    this.store = store;
  }

  @Override
  public void departed(DSLContext database, UUID deviceId, Departure departure) {
    store.dropRecognition(database, deviceId);
  }
}
