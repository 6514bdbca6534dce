package fr.regain.console.lease;

import static fr.regain.console.lease.CampaignWorld.done;
import static fr.regain.console.lease.CampaignWorld.wave;
import static fr.regain.console.schema.Tables.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.campaign.CampaignState;
import fr.regain.console.campaign.Draft;
import fr.regain.console.campaign.ParticipantState;
import fr.regain.console.device.DeviceAct;
import fr.regain.console.device.DeviceFilter;
import fr.regain.console.device.DeviceSelection;
import fr.regain.console.lease.CampaignWorld.Device;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.LeaseReport;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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
    List<UUID> ids = launchedInOrder();
    Device reporting = world.device(0);
    Device fetching = world.device(1);
    reporting.checkIn();
    LeaseReport done = done(reporting.lease(LeaseMode.LEASE_MODE_CLEAN), 10).build();

    whileHeldInOrder(
        ids, () -> world.checkIn(Map.of(reporting, List.of(done), fetching, List.of())));

    assertThat(world.state(ids.getLast(), reporting)).isEqualTo(ParticipantState.DONE);
    assertThat(fetching.holds(LeaseMode.LEASE_MODE_CLEAN)).isTrue();
  }

  @Test
  void devicesThatDepartTogether_waitForAllOfTheirCampaignsBeforeTheyLeaveAny() {
    List<UUID> ids = launchedInOrder();

    whileHeldInOrder(
        ids,
        () ->
            world.campaigns.acts.run(
                Person.CONSOLE,
                new DeviceSelection.Filtered(DeviceFilter.ALL),
                new DeviceAct.Retire(),
                2));

    assertThat(ids).allMatch(id -> world.count(id, ParticipantState.GONE) == 1);
  }

  /** Two campaigns in the order of their ids: the first over device 1, the second over device 0. */
  private List<UUID> launchedInOrder() {
    world.addDevices(2);
    List<UUID> ids =
        Stream.generate(() -> world.campaigns.drafts.create(draft("PC"), CampaignWorld.AUTHOR))
            .limit(2)
            // As both databases order them.
            .sorted(Comparator.comparing(UUID::toString))
            .toList();
    for (int i = 0; i < 2; i++) {
      UUID id = ids.get(i);
      Device device = world.device(1 - i);
      world.campaigns.drafts.change(id, draft("PC-0000" + (1 - i)), CampaignWorld.AUTHOR);
      world.campaigns.review.startTrial(id, CampaignWorld.AUTHOR);
      device.checkIn();
      device.plan(10);
      world.launch(id);
    }
    return ids;
  }

  private Draft draft(String hostName) {
    return world.draft("Campagne", List.of(wave(100)), hostName);
  }

  /** Starts what needs both campaigns once the first is held, then holds the second. */
  private void whileHeldInOrder(List<UUID> ids, Runnable other) {
    CompletableFuture<Void> started =
        database.write(
            person -> {
              hold(person, ids.getFirst());
              CompletableFuture<Void> waiting = startWaiting(other);
              hold(person, ids.getLast());
              return waiting;
            });
    started.join();
  }

  private static void hold(DSLContext dsl, UUID campaign) {
    dsl.selectFrom(CAMPAIGN).where(CAMPAIGN.ID.eq(campaign)).forUpdate().execute();
  }
}
