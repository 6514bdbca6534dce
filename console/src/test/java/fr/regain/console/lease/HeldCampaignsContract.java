package fr.regain.console.lease;

import static fr.regain.console.lease.CampaignWorld.done;
import static fr.regain.console.lease.CampaignWorld.wave;
import static fr.regain.console.schema.Tables.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.campaign.CampaignState;
import fr.regain.console.campaign.ParticipantState;
import fr.regain.console.lease.CampaignWorld.Device;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.LeaseReport;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people decide on campaigns while a round of check-ins is under way. */
abstract class HeldCampaignsContract extends DatabaseContract {
  private CampaignWorld world;

  @BeforeEach
  void world() {
    world = new CampaignWorld(database, clock, directory);
  }

  @Test
  void aStopThatCommitsWhileARoundIsUnderWay_holdsTheRoundsLeasesBack() {
    world.addDevices(1);
    UUID id = world.launched(wave(100));
    Device device = world.device(0);

    CompletableFuture<Void> round =
        database.write(
            person -> {
              person
                  .update(CAMPAIGN)
                  .set(CAMPAIGN.STATE, CampaignState.STOPPED.name())
                  .where(CAMPAIGN.ID.eq(id))
                  .execute();
              return startWaiting(device::checkIn);
            });
    round.join();

    assertThat(device.held).isEmpty();
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.RELEASED);
  }

  @Test
  void aRound_waitsForAllOfItsCampaignsBeforeItChangesAny() {
    world.addDevices(2);
    Map<UUID, Device> launched =
        Map.of(launched("PC-00000"), world.device(0), launched("PC-00001"), world.device(1));
    // As both databases order them.
    List<UUID> ids =
        launched.keySet().stream().sorted(Comparator.comparing(UUID::toString)).toList();
    Device fetching = launched.get(ids.getFirst());
    Device reporting = launched.get(ids.getLast());
    reporting.checkIn();
    LeaseReport done = done(reporting.lease(LeaseMode.LEASE_MODE_CLEAN), 10).build();

    CompletableFuture<Void> round =
        database.write(
            person -> {
              hold(person, ids.getFirst());
              CompletableFuture<Void> waiting =
                  startWaiting(
                      () -> world.checkIn(Map.of(reporting, List.of(done), fetching, List.of())));
              hold(person, ids.getLast());
              return waiting;
            });
    round.join();

    assertThat(world.state(ids.getLast(), reporting)).isEqualTo(ParticipantState.DONE);
    assertThat(fetching.holds(LeaseMode.LEASE_MODE_CLEAN)).isTrue();
  }

  /** A campaign over the one device of that name. */
  private UUID launched(String hostName) {
    UUID id = world.tried(world.draft(hostName, List.of(wave(100)), hostName));
    world.devices(id, null).forEach(Device::checkIn);
    world.devices(id, null).forEach(device -> device.plan(10));
    world.launch(id);
    return id;
  }

  private static void hold(DSLContext dsl, UUID campaign) {
    dsl.selectFrom(CAMPAIGN).where(CAMPAIGN.ID.eq(campaign)).forUpdate().execute();
  }
}
