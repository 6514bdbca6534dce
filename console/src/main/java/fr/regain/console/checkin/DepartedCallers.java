package fr.regain.console.checkin;

import fr.regain.console.device.Departure;
import fr.regain.console.device.DepartureListener;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;

/** Has devices judged anew that are no longer what they were. */
@Singleton
final class DepartedCallers implements DepartureListener {
  private final CheckInStore store;

  DepartedCallers(CheckInStore store) {
    this.store = store;
  }

  @Override
  public void departed(DSLContext database, Collection<UUID> devices, Departure departure) {
    store.dropRecognition(database, devices);
  }
}
