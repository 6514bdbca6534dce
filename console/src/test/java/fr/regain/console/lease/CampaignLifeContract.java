package fr.regain.console.lease;

import static fr.regain.console.lease.CampaignWorld.APPROVER;
import static fr.regain.console.lease.CampaignWorld.AUTHOR;
import static fr.regain.console.lease.CampaignWorld.done;
import static fr.regain.console.lease.CampaignWorld.report;
import static fr.regain.console.lease.CampaignWorld.wave;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import fr.regain.console.access.Person;
import fr.regain.console.audit.AuditRecord;
import fr.regain.console.audit.SampleJournal;
import fr.regain.console.campaign.CampaignState;
import fr.regain.console.campaign.ChosenRule;
import fr.regain.console.campaign.Draft;
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
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.Share;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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
  void theAuthor_mayNotApproveALargeCampaign_andMayApproveASmallOne() {
    world.addDevices(3);
    UUID large = world.tried(world.draft("Grande", List.of(wave(100))));
    world.campaigns.review.submit(large, AUTHOR);
    assertThatThrownBy(() -> world.campaigns.review.approve(large, AUTHOR))
        .isInstanceOf(Problem.class)
        .extracting("code")
        .isEqualTo(ProblemCode.CAMPAIGN_SECOND_PERSON);
    world.campaigns.review.approve(large, APPROVER);
    assertThat(world.campaign(large).state()).isEqualTo(CampaignState.APPROVED);
  }

  @Test
  void whoeverCameInByTheSignInLink_mayNotBeTheSecondPerson() {
    Person nameless = new Person(9, "sign-in link", true, "127.0.0.1", APPROVER.grants());
    world.addDevices(3);
    UUID large = world.tried(world.draft("Grande", List.of(wave(100))));
    world.campaigns.review.submit(large, AUTHOR);

    assertThatThrownBy(() -> world.campaigns.review.approve(large, nameless))
        .extracting("code")
        .isEqualTo(ProblemCode.CAMPAIGN_SECOND_PERSON);
    assertThat(world.campaign(large).state()).isEqualTo(CampaignState.IN_REVIEW);
  }

  @Test
  void everyDecision_isInTheJournal_withItsPerson_andARefusedOneIsNot() {
    world.addDevices(3);
    UUID id = world.launched(wave(100));
    world.campaigns.course.stop(id, APPROVER);
    assertThatThrownBy(() -> world.campaigns.course.pause(id, AUTHOR)).isInstanceOf(Problem.class);

    List<AuditRecord> records = SampleJournal.newest(database, "campaign " + id).reversed();
    assertThat(records)
        .extracting(record -> record.action() + " " + record.actor().name())
        .containsExactly(
            "campaign.create Camille",
            "campaign.try Camille",
            "campaign.submit Camille",
            "campaign.approve Dominique",
            "campaign.launch Camille",
            "campaign.stop Dominique");
    assertThat(records.getLast().before()).contains("state: RUNNING");
    assertThat(records.getLast().after()).contains("state: STOPPED");
  }

  @Test
  void aFleetThatGrewAfterTheApproval_isNotLaunched() {
    world.addDevices(3);
    UUID id = world.tried(world.draft("Campagne", List.of(wave(100))));
    world.campaigns.review.submit(id, AUTHOR);
    world.campaigns.review.approve(id, APPROVER);
    world.addDevices(10);

    assertThatThrownBy(() -> world.campaigns.review.launch(id, 3, AUTHOR))
        .extracting("code")
        .isEqualTo(ProblemCode.CAMPAIGN_COUNT_CHANGED);
    assertThatThrownBy(() -> world.campaigns.review.launch(id, 13, AUTHOR))
        .extracting("code")
        .isEqualTo(ProblemCode.CAMPAIGN_SECOND_PERSON);
    assertThat(world.campaign(id).state()).isEqualTo(CampaignState.APPROVED);
    assertThat(world.targeted(id)).isEqualTo(3);
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
  void aDeviceThatReportsMoreThanItsDiskHolds_fails_andCountsForNothing() {
    world.addDevices(3);
    UUID id = world.launched(wave(100));
    world.devices.forEach(Device::checkIn);
    Device liar = world.device(0);
    Lease lease = liar.lease(LeaseMode.LEASE_MODE_CLEAN);
    liar.checkIn(
        report(lease, LeaseStep.LEASE_STEP_DONE)
            .addFindings(
                Finding.newBuilder()
                    .setRuleId("crash.dumps")
                    .setDeletedFiles(10)
                    .setDeletedBytes(CampaignWorld.CAPACITY + 1))
            .build());
    Device greedy = world.device(1);
    greedy.checkIn(done(greedy.lease(LeaseMode.LEASE_MODE_CLEAN), 1_001).build());
    Device overflowing = world.device(2);
    overflowing.checkIn(
        done(overflowing.lease(LeaseMode.LEASE_MODE_CLEAN), 0)
            .addFindings(
                Finding.newBuilder()
                    .setRuleId("cache.apps")
                    .setHeldBytes(Long.MAX_VALUE)
                    .setDeletedBytes(Long.MAX_VALUE))
            .build());

    assertThat(world.count(id, ParticipantState.FAILED)).isEqualTo(3);
    assertThat(world.reason(id, liar)).isEqualTo("report.beyond-volumes");
    assertThat(world.reason(id, greedy)).isEqualTo("report.beyond-lease");
    assertThat(world.reason(id, overflowing)).isEqualTo("report.beyond-counting");
    assertThat(world.counts(id).total().deletedBytes()).isZero();
  }

  @Test
  void aPlanAboveTheLimits_isExcluded_andAnEmptyOneHasNothingToDo() {
    world.addDevices(2);
    UUID id = world.tried(world.draft("Campagne", List.of(wave(100))));
    world.devices.forEach(Device::checkIn);
    world.device(0).plan(1_001);
    world.device(1).plan(0);

    assertThat(world.state(id, world.device(0))).isEqualTo(ParticipantState.EXCLUDED);
    assertThat(world.state(id, world.device(1))).isEqualTo(ParticipantState.NOTHING_TO_DO);
  }

  @Test
  void aDeviceThatDidNotAnswerTheDryRun_isTriedWhenItsWaveComes() {
    world.addDevices(4);
    UUID id = world.tried(world.draft("Campagne", List.of(wave(100))));
    world.launch(id);
    Device late = world.device(3);

    late.checkIn();
    late.plan(10);
    assertThat(late.holds(LeaseMode.LEASE_MODE_CLEAN)).isTrue();
    late.clean(10);
    assertThat(world.state(id, late)).isEqualTo(ParticipantState.DONE);
  }

  @Test
  void devicesThatDepart_landInAFinalState_andTheSumsHold() {
    world.addDevices(4);
    UUID id = world.launched(wave(100));
    world.devices.forEach(Device::checkIn);
    world.campaigns.devices.revoke(Person.CONSOLE, world.device(0).id);
    world.campaigns.devices.remove(world.device(1).id);
    database.update(
        dsl -> {
          world.campaigns.devices.enrolAgain(
              dsl,
              world.device(2).id,
              "PC-00002",
              HardwareFacts.getDefaultInstance(),
              "a token",
              clock.instant());
          world.campaigns.devices.recordClone(
              dsl,
              world.device(3).id,
              HardwareFacts.newBuilder().setSystemSerial("5CG1234XYZ").build(),
              clock.instant());
        });

    assertThat(world.count(id, ParticipantState.GONE)).isEqualTo(4);
    assertThat(world.devices.stream().map(device -> world.reason(id, device)))
        .containsExactly("device.shut-out", "device.removed", "device.re-imaged", "device.cloned");
    world.tick();
    assertThat(world.campaign(id).reason()).isEqualTo("gate.unclear");
    assertThat(world.targeted(id)).isEqualTo(4);
  }

  @Test
  void leasesThatARestoredConsoleNeverGave_areWithdrawnAndCounted() {
    world.addDevices(1);
    UUID id = world.launched(wave(100));
    Device device = world.device(0);
    device.checkIn();
    Lease known = device.lease(LeaseMode.LEASE_MODE_CLEAN);
    UUID unknown = new UUID(9, 9);
    Lease foreign = known.toBuilder().setId(WireId.bytes(unknown)).build();
    device.held.put(unknown, foreign);

    device.checkIn(done(foreign, 10).build());

    assertThat(device.held).doesNotContainKey(unknown).hasSize(1);
    assertThat(world.counts(id).total().deletedBytes()).isZero();
    LeaseReading.Stray stray = world.leases.reading.stray(device.id).orElseThrow();
    assertThat(stray.reports()).isEqualTo(1);
    assertThat(stray.held()).isEqualTo(1);
    assertThat(stray.deletedBytes()).isEqualTo(10_000);
  }

  @Test
  void aLeaseLostOnItsWay_isGivenAnew() {
    world.addDevices(1);
    UUID id = world.launched(wave(100));
    Device device = world.device(0);
    device.checkIn();
    UUID lost = device.held.keySet().iterator().next();
    device.held.clear();

    device.checkIn();

    assertThat(device.held).hasSize(1).doesNotContainKey(lost);
    device.clean(10);
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.DONE);
  }

  @Test
  void aLeaseLostOnItsWay_isNoticed_whenTheCampaignWasStoppedMeanwhile() {
    world.addDevices(1);
    UUID id = world.launched(wave(100));
    Device device = world.device(0);
    device.checkIn();
    device.held.clear();
    world.campaigns.course.stop(id, AUTHOR);

    device.checkIn();

    assertThat(device.held).isEmpty();
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.RELEASED);
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

    clock.advance(Duration.ofDays(30));
    world.tick();
    assertThat(world.reason(id, world.device(1))).isEqualTo("restore.expired");
    assertThat(world.campaigns.course.undo(id, AUTHOR)).isZero();
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
  void anAgentWithAnotherRuleSet_isIncompatible_andGetsNoLease() {
    world.addDevices(1);
    UUID id = world.tried(world.draft("Campagne", List.of(wave(100))));
    Device device = world.device(0);
    Map<UUID, LeaseAnswer> answers =
        database.write(
            dsl ->
                world.leases.service.exchange(
                    dsl,
                    List.of(new LeaseAsk(device.id, 2, "0".repeat(64), Set.of(), Set.of())),
                    clock.instant()));

    assertThat(answers).isEmpty();
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.INCOMPATIBLE);
    assertThat(world.reason(id, device)).isEqualTo("rule-set.differs");
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
  void tenThousandDevicesThatReportAtOnce_allCount() {
    world.addDevices(10_000);
    UUID id = world.tried(world.draft("Campagne", List.of(wave(100))));
    rounds(device -> List.of());
    rounds(
        device -> {
          Lease lease = device.lease(LeaseMode.LEASE_MODE_DRY_RUN);
          device.held.clear();
          return List.of(
              report(lease, LeaseStep.LEASE_STEP_PREVIEWED)
                  .setPlanDigest(ByteString.copyFrom(new byte[32]))
                  .addFindings(
                      Finding.newBuilder()
                          .setRuleId("crash.dumps")
                          .setPlannedFiles(1)
                          .setPlannedBytes(1_000))
                  .build());
        });

    assertThat(world.count(id, ParticipantState.PREVIEWED)).isEqualTo(10_000);
    assertThat(world.counts(id).total().plannedBytes()).isEqualTo(10_000_000);
  }

  private void rounds(Function<Device, List<LeaseReport>> reports) {
    for (int from = 0; from < world.devices.size(); from += 256) {
      Map<Device, List<LeaseReport>> round = new HashMap<>();
      world.devices.stream()
          .skip(from)
          .limit(256)
          .forEach(device -> round.put(device, reports.apply(device)));
      world.checkIn(round);
    }
  }
}
