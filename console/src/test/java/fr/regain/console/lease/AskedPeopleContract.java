package fr.regain.console.lease;

import static fr.regain.console.lease.CampaignWorld.AUTHOR;
import static fr.regain.console.lease.CampaignWorld.done;
import static fr.regain.console.lease.CampaignWorld.report;
import static fr.regain.console.lease.CampaignWorld.wave;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.campaign.ChosenRule;
import fr.regain.console.campaign.Draft;
import fr.regain.console.campaign.ParticipantState;
import fr.regain.console.lease.CampaignWorld.Device;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.Share;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Campaigns for which people at the devices have to say yes. */
abstract class AskedPeopleContract extends DatabaseContract {
  private CampaignWorld world;

  @BeforeEach
  void world() {
    world = new CampaignWorld(database, clock, directory);
  }

  @Test
  void whereARuleAsksPeople_theyAreAsked_alsoWhenTheSystemsOwnPlanIsEmpty() {
    world.addDevices(1);
    UUID id = world.tried(draftThatAsks());
    Device device = world.device(0);
    device.checkIn();
    device.plan(0);
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.PREVIEWED);

    world.launch(id);
    device.checkIn();
    device.checkIn(done(device.lease(LeaseMode.LEASE_MODE_CLEAN), 0).build());
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.ASKING);
  }

  private Draft draftThatAsks() {
    Draft draft = world.draft("Campagne", List.of(wave(100)));
    return new Draft(
        draft.name(),
        false,
        draft.filter(),
        List.of(new ChosenRule("crash.dumps", null), new ChosenRule("dl.old", null)),
        draft.schedule(),
        draft.waves(),
        draft.limits(),
        draft.askedBy(),
        true);
  }

  @Test
  void whereARuleAsksPeople_theDeviceWaitsForTheirAnswer() {
    world.addDevices(2);
    UUID id = world.tried(draftThatAsks());
    world.devices.forEach(Device::checkIn);
    world.devices.forEach(device -> device.plan(10));
    world.launch(id);
    world.devices.forEach(Device::checkIn);
    Map<Device, Lease> leases = new HashMap<>();
    for (Device device : world.devices) {
      Lease lease = device.lease(LeaseMode.LEASE_MODE_CLEAN);
      leases.put(device, lease);
      device.checkIn(done(lease, 10).build());
    }
    assertThat(world.count(id, ParticipantState.ASKING)).isEqualTo(2);
    assertThat(world.device(0).held).hasSize(1);

    world.device(0).checkIn(answer(leases.get(world.device(0)), LeaseStep.LEASE_STEP_AGREED));
    world.device(1).checkIn(answer(leases.get(world.device(1)), LeaseStep.LEASE_STEP_DECLINED));

    assertThat(world.state(id, world.device(0))).isEqualTo(ParticipantState.DONE);
    assertThat(world.state(id, world.device(1))).isEqualTo(ParticipantState.DECLINED);
  }

  private static LeaseReport answer(Lease lease, LeaseStep step) {
    return report(lease, step).setShare(Share.SHARE_PERSON).build();
  }

  @Test
  void whileACampaignIsStopped_nobodyIsAsked_andOnceItIsResumed_theyAreAskedAnew() {
    world.addDevices(1);
    UUID id = world.tried(draftThatAsks());
    Device device = world.device(0);
    asking(id, device);

    world.campaigns.course.stop(id, AUTHOR);
    device.checkIn();
    device.checkIn();
    assertThat(device.held).isEmpty();
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.RELEASED);

    world.campaigns.course.resume(id, AUTHOR);
    device.checkIn();
    Lease anew = device.lease(LeaseMode.LEASE_MODE_CLEAN);
    device.checkIn(done(anew, 0).build());
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.ASKING);
    device.checkIn(answer(anew, LeaseStep.LEASE_STEP_AGREED));
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.DONE);
    assertThat(world.counts(id).total().deletedBytes()).isEqualTo(10_000);
  }

  @Test
  void whoseLeaseRanOutBeforeTheyAnswered_areAskedAnew() {
    world.addDevices(1);
    UUID id = world.tried(draftThatAsks());
    Device device = world.device(0);
    asking(id, device);
    UUID first = device.held.keySet().iterator().next();
    device.held.clear();

    device.checkIn();

    assertThat(device.lease(LeaseMode.LEASE_MODE_CLEAN)).isNotNull();
    assertThat(device.held).doesNotContainKey(first);
  }

  /** Launches; the device has done the system's part, and people have to answer. */
  private void asking(UUID id, Device device) {
    device.checkIn();
    device.plan(10);
    world.launch(id);
    device.checkIn();
    device.checkIn(done(device.lease(LeaseMode.LEASE_MODE_CLEAN), 10).build());
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.ASKING);
  }
}
