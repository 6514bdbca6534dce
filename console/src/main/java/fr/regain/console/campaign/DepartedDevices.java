package fr.regain.console.campaign;

import fr.regain.console.device.Departure;
import fr.regain.console.device.DepartureListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** Lets a device that is no longer the one that it was leave its campaigns, in a final state. */
@Singleton
final class DepartedDevices implements DepartureListener {
  private final Clock clock;

  DepartedDevices(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void departed(DSLContext database, UUID deviceId, Departure departure) {
    Set<UUID> campaigns =
        ParticipantStore.campaigns(
            database, List.of(deviceId), ParticipantState.movedBy(ParticipantEvent.DEPARTED));
    CampaignStore.lock(database, campaigns);
    for (UUID campaign : campaigns) {
      CampaignSteps.tellEach(
          database,
          campaign,
          List.of(deviceId),
          ParticipantEvent.DEPARTED,
          reason(departure),
          clock.instant());
    }
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
