package fr.regain.console.lease;

import static fr.regain.console.lease.CampaignWorld.AUTHOR;
import static fr.regain.console.lease.CampaignWorld.done;
import static fr.regain.console.lease.CampaignWorld.report;
import static fr.regain.console.lease.CampaignWorld.wave;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.campaign.CampaignState;
import fr.regain.console.campaign.ParticipantFilter;
import fr.regain.console.campaign.ParticipantSort;
import fr.regain.console.campaign.ParticipantState;
import fr.regain.console.campaign.Sums;
import fr.regain.console.lease.CampaignWorld.Device;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.v1.Finding;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.LeaseStep;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class CampaignLifeContract extends DatabaseContract {
  private CampaignWorld world;

  @BeforeEach
  void world() {
    world = new CampaignWorld(database, clock, directory);
  }

  @Test
  void aCampaign_isTried_approved_carriedOutWaveByWave_andEndsByItself() {
    world.addDevices(10);
    UUID id = world.launched(wave(30), wave(70));

    assertThat(world.count(id, ParticipantState.RELEASED)).isEqualTo(3);
    assertThat(world.count(id, ParticipantState.PREVIEWED)).isEqualTo(7);
    for (int number = 1; number <= 2; number++) {
      List<Device> wave = world.devices(id, number);
      wave.forEach(Device::checkIn);
      wave.forEach(device -> device.clean(10));
      world.tick();
      world.tick();
    }
    world.tick();

    assertThat(world.campaign(id).state()).isEqualTo(CampaignState.FINISHED);
    Sums sums = world.counts(id).total();
    assertThat(sums.devices()).isEqualTo(10);
    assertThat(sums.plannedBytes()).isEqualTo(100_000);
    assertThat(sums.deletedBytes()).isEqualTo(100_000);
    assertThat(sums.returnedBytes()).isEqualTo(100_000);
    assertThat(world.campaigns.reading.bySiteAndRule(id))
        .filteredOn(site -> site.ruleId().equals("crash.dumps"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.sums().deletedFiles()).isEqualTo(100));
  }

  @Test
  void whenWave2BreaksItsGate_wave3NeverStarts() {
    world.addDevices(30);
    UUID id = world.launched(wave(10), wave(40), wave(50));
    world.devices(id, 1).forEach(Device::checkIn);
    world.devices(id, 1).forEach(device -> device.clean(10));
    world.tick();
    world.tick();
    List<Device> second = world.devices(id, 2);
    second.forEach(Device::checkIn);
    second.forEach(Device::fail);
    for (int ticks = 0; ticks < 5; ticks++) {
      world.tick();
      world.devices.forEach(Device::checkIn);
    }

    assertThat(world.campaign(id).state()).isEqualTo(CampaignState.STOPPED);
    assertThat(world.campaign(id).reason()).isEqualTo("gate.failed");
    assertThat(world.campaign(id).waves().get(2).releasedAt()).isNull();
    assertThat(world.devices(id, 3))
        .allSatisfy(device -> assertThat(device.holds(LeaseMode.LEASE_MODE_CLEAN)).isFalse());
    assertThat(world.targeted(id)).isEqualTo(30);
  }

  @Test
  void aGate_isPassedByAPersonOnlyOnceItHasStoppedTheCampaign() {
    world.addDevices(20);
    UUID id = world.launched(wave(50), wave(50));
    world.campaigns.course.pause(id, AUTHOR);
    assertThatThrownBy(() -> world.campaigns.course.passGate(id, AUTHOR))
        .extracting("code")
        .isEqualTo(ProblemCode.CAMPAIGN_NOT_NOW);
    world.campaigns.course.stop(id, AUTHOR);
    assertThatThrownBy(() -> world.campaigns.course.passGate(id, AUTHOR))
        .isInstanceOf(Problem.class);
    assertThat(world.campaign(id).waves().get(1).releasedAt()).isNull();

    world.campaigns.course.resume(id, AUTHOR);
    List<Device> first = world.devices(id, 1);
    first.forEach(Device::checkIn);
    first.forEach(Device::fail);
    world.tick();
    assertThat(world.campaign(id).isStoppedByGate()).isTrue();
    world.campaigns.course.passGate(id, AUTHOR);
    assertThat(world.campaign(id).state()).isEqualTo(CampaignState.RUNNING);
    assertThat(world.count(id, ParticipantState.RELEASED)).isEqualTo(10);
  }

  @Test
  void aStoppedCampaign_takesItsLeasesBack_andGoesOnWhenResumed() {
    world.addDevices(2);
    UUID id = world.launched(wave(100));
    world.devices.forEach(Device::checkIn);
    world.campaigns.course.stop(id, AUTHOR);
    Device device = world.device(0);
    assertThat(device.holds(LeaseMode.LEASE_MODE_CLEAN)).isTrue();

    device.checkIn();
    assertThat(device.held).isEmpty();
    device.checkIn();
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.RELEASED);

    world.campaigns.course.resume(id, AUTHOR);
    device.checkIn();
    device.clean(10);
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.DONE);
  }

  @Test
  void aPausedCampaign_letsADeviceAtWorkEnd_andBeginsNothingNew() {
    world.addDevices(2);
    UUID id = world.launched(wave(100));
    world.devices.forEach(Device::checkIn);
    Device working = world.device(0);
    Device waiting = world.device(1);
    working.checkIn(
        report(working.lease(LeaseMode.LEASE_MODE_CLEAN), LeaseStep.LEASE_STEP_STARTED).build());
    world.campaigns.course.pause(id, AUTHOR);

    working.checkIn();
    waiting.checkIn();

    assertThat(working.holds(LeaseMode.LEASE_MODE_CLEAN)).isTrue();
    assertThat(waiting.held).isEmpty();
    working.clean(10);
    assertThat(world.state(id, working)).isEqualTo(ParticipantState.DONE);
  }

  @Test
  void twoCampaignsOnOneDevice_cleanOneAfterTheOther() {
    world.addDevices(1);
    UUID first = world.launched(wave(100));
    clock.advance(Duration.ofMinutes(1));
    UUID second = world.tried(world.draft("Seconde", List.of(wave(100))));
    Device device = world.device(0);
    device.checkIn();
    Lease dryRun = device.lease(LeaseMode.LEASE_MODE_DRY_RUN);
    assertThat(WireId.of(dryRun.getCampaignId())).isEqualTo(second);
    device.plan(10);
    world.launch(second);
    device.checkIn();
    assertThat(device.held.values())
        .singleElement()
        .extracting(lease -> WireId.of(lease.getCampaignId()))
        .isEqualTo(first);

    device.clean(10);
    device.checkIn();
    assertThat(WireId.of(device.lease(LeaseMode.LEASE_MODE_CLEAN).getCampaignId()))
        .isEqualTo(second);
    device.clean(10);
    assertThat(world.state(second, device)).isEqualTo(ParticipantState.DONE);
  }

  @Test
  void aDeviceThatDidNotAnswerTheDryRun_isTriedWhenItsWaveComes() {
    world.addDevices(4);
    UUID id = world.tried(world.draft("Campagne", List.of(wave(100))));
    world.device(0).checkIn();
    world.device(0).plan(10);
    world.launch(id);
    Device late = world.device(3);

    late.checkIn();
    late.plan(10);
    assertThat(late.holds(LeaseMode.LEASE_MODE_CLEAN)).isTrue();
    late.clean(10);
    assertThat(world.state(id, late)).isEqualTo(ParticipantState.DONE);
  }

  @Test
  void theDeadline_endsTheCampaign_andALateReportStillCounts() {
    world.addDevices(2);
    UUID id = world.launched(wave(100));
    world.devices.forEach(Device::checkIn);
    Device late = world.device(0);
    Lease lease = late.lease(LeaseMode.LEASE_MODE_CLEAN);
    clock.advance(Duration.ofDays(31));
    world.tick();
    assertThat(world.campaign(id).state()).isEqualTo(CampaignState.FINISHED);
    assertThat(world.count(id, ParticipantState.EXPIRED)).isEqualTo(2);

    late.checkIn(done(lease, 10).build());

    assertThat(late.held).isEmpty();
    assertThat(world.state(id, late)).isEqualTo(ParticipantState.DONE);
    assertThat(world.counts(id).total().deletedBytes()).isEqualTo(10_000);
    assertThat(world.targeted(id)).isEqualTo(2);
  }

  @Test
  void whatIsHeld_comesBackOnUndo_whileTheRetentionLasts() {
    world.addDevices(3);
    UUID id = world.launched(wave(100));
    world.devices.forEach(Device::checkIn);
    for (Device device : world.devices) {
      Lease lease = device.lease(LeaseMode.LEASE_MODE_CLEAN);
      device.held.clear();
      device.checkIn(
          report(lease, LeaseStep.LEASE_STEP_DONE)
              .setReturnedBytes(10_000)
              .addFindings(
                  Finding.newBuilder().setRuleId("cache.apps").setHeldFiles(4).setHeldBytes(400))
              .build());
    }
    world.tick();
    world.tick();
    world.tick();
    assertThat(world.campaign(id).state()).isEqualTo(CampaignState.FINISHED);

    assertThat(world.campaigns.course.undo(id, AUTHOR)).isEqualTo(3);
    Device device = world.device(0);
    device.checkIn();
    Lease restore = device.lease(LeaseMode.LEASE_MODE_RESTORE);
    device.held.clear();
    device.checkIn(
        report(restore, LeaseStep.LEASE_STEP_RESTORED)
            .addFindings(
                Finding.newBuilder()
                    .setRuleId("cache.apps")
                    .setRestoredFiles(4)
                    .setRestoredBytes(400))
            .build());
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.RESTORED);
    assertThat(world.counts(id).total().restoredBytes()).isEqualTo(400);

    clock.advance(Duration.ofDays(29));
    world.tick();
    assertThat(world.state(id, world.device(1))).isEqualTo(ParticipantState.RESTORING);
    clock.advance(Duration.ofDays(1));
    world.tick();
    assertThat(world.reason(id, world.device(1))).isEqualTo("restore.expired");
    assertThat(world.campaigns.course.undo(id, AUTHOR)).isZero();
  }

  @Test
  void failedDevices_tryAgainOnRetry() {
    world.addDevices(20);
    UUID id = world.launched(wave(100));
    world.devices.forEach(Device::checkIn);
    Device failed = world.device(0);
    failed.fail();
    assertThat(world.campaigns.course.retry(id, AUTHOR)).isEqualTo(1);

    failed.checkIn();
    failed.clean(10);
    assertThat(world.state(id, failed)).isEqualTo(ParticipantState.DONE);
  }

  @Test
  void eachCount_isAListOfExactlyThoseDevices() {
    world.addDevices(25);
    UUID id = world.launched(wave(20), wave(80));
    world.devices(id, 1).forEach(Device::checkIn);
    world.devices(id, 1).stream().limit(2).forEach(device -> device.clean(10));

    world
        .counts(id)
        .waves()
        .forEach(
            (wave, states) ->
                states.forEach(
                    (state, sums) ->
                        assertThat(
                                world
                                    .campaigns
                                    .reading
                                    .participants(
                                        id,
                                        new ParticipantFilter(wave, Set.of(state), 1L),
                                        Sort.by(ParticipantSort.HOST_NAME),
                                        null,
                                        100)
                                    .count()
                                    .rows())
                            .isEqualTo(sums.devices())));
  }

  @Test
  void surprises_areTheDevicesFarAboveTheOthers() {
    world.addDevices(12);
    UUID id = world.tried(world.draft("Campagne", List.of(wave(100))));
    world.devices.forEach(Device::checkIn);
    world.devices.stream().skip(2).forEach(device -> device.plan(10 + device.id.hashCode() % 3));
    world.device(1).plan(900);

    assertThat(world.campaigns.reading.trial(id).unanswered()).isEqualTo(1);
    assertThat(world.campaigns.reading.trial(id).surprises())
        .extracting("deviceId")
        .containsExactly(world.device(1).id);
  }

  @Test
  void aPlanByTheRulesOfAnEarlierDraft_isNotTaken_andTheDeviceMakesAnother() {
    world.addDevices(1);
    UUID id = world.tried(world.draft("Campagne", List.of(wave(100))));
    Device device = world.device(0);
    device.checkIn();
    triedAgain(id, 365);

    device.plan(10);

    assertThat(world.state(id, device)).isEqualTo(ParticipantState.TRYING);
    assertThat(world.counts(id).total().plannedFiles()).isZero();
    assertThat(world.campaigns.reading.bySiteAndRule(id)).isEmpty();
    assertThat(minimumAge(device)).isEqualTo(365);
    device.plan(3);
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.PREVIEWED);
    assertThat(world.counts(id).total().plannedFiles()).isEqualTo(3);
  }

  @Test
  void aLeaseForAnEarlierDraft_isTakenBack_andOneForTheNewDraftIsGiven() {
    world.addDevices(1);
    UUID id = world.tried(world.draft("Campagne", List.of(wave(100))));
    Device device = world.device(0);
    device.checkIn();
    triedAgain(id, 365);

    device.checkIn();

    assertThat(device.held).hasSize(1);
    assertThat(device.dropped).hasSize(1);
    assertThat(minimumAge(device)).isEqualTo(365);
    device.checkIn();
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.TRYING);
    device.plan(3);
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.PREVIEWED);
  }

  private void triedAgain(UUID id, int minimumAgeDays) {
    world.campaigns.review.revise(id, AUTHOR);
    world.campaigns.drafts.change(
        id, world.draft("Campagne", List.of(wave(100)), "", minimumAgeDays), AUTHOR);
    world.campaigns.review.startTrial(id, AUTHOR);
  }

  private static long minimumAge(Device device) {
    return device.lease(LeaseMode.LEASE_MODE_DRY_RUN).getRulesList().stream()
        .filter(rule -> rule.getRuleId().equals("crash.dumps"))
        .findFirst()
        .orElseThrow()
        .getMinimumAgeDays();
  }
}
