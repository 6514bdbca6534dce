package fr.regain.console.campaign;

import fr.regain.console.device.Departure;
import fr.regain.console.device.DepartureListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** Lets devices that are no longer what they were leave their campaigns, in a final state. */
@Singleton
final class DepartedDevices implements DepartureListener {
  private final Clock clock;

  DepartedDevices(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void departed(DSLContext database, Collection<UUID> devices, Departure departure) {
    Set<UUID> campaigns =
        ParticipantStore.campaigns(
            database, devices, ParticipantState.movedBy(ParticipantEvent.DEPARTED));
    CampaignStore.lock(database, campaigns);
    CampaignSteps.tellEach(
        database,
        campaigns,
        devices,
        ParticipantEvent.DEPARTED,
        reason(departure),
        clock.instant());
  }

  private static String reason(Departure departure) {
    return switch (departure) {
      case REMOVED -> "device.removed";
      case SHUT_OUT -> "device.shut-out";
      case RE_IMAGED -> "device.re-imaged";
      case CLONED -> "device.cloned";
    };
  }
}
