package fr.regain.console.lease;

import static fr.regain.console.lease.CampaignWorld.AUTHOR;
import static fr.regain.console.lease.CampaignWorld.done;
import static fr.regain.console.lease.CampaignWorld.report;
import static fr.regain.console.lease.CampaignWorld.wave;
import static fr.regain.console.schema.Tables.STORAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import fr.regain.console.access.Person;
import fr.regain.console.campaign.ParticipantState;
import fr.regain.console.lease.CampaignWorld.Device;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.v1.Finding;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Kept;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices that lie, break, leave, lose what they were given, or come all at once. */
abstract class UnrulyDevicesContract extends DatabaseContract {
  private CampaignWorld world;

  @BeforeEach
  void world() {
    world = new CampaignWorld(database, clock, directory);
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
  void whatADeviceReportsOfARuleThatTheCampaignDidNotChoose_countsForNothing() {
    world.addDevices(2);
    UUID id = world.launched(wave(100));
    world.devices.forEach(Device::checkIn);
    Device inventive = world.device(0);
    inventive.checkIn(
        done(inventive.lease(LeaseMode.LEASE_MODE_CLEAN), 1)
            .addFindings(Finding.newBuilder().setRuleId("dl.old").setDeletedFiles(1))
            .build());
    Device honest = world.device(1);
    honest.checkIn(
        done(honest.lease(LeaseMode.LEASE_MODE_CLEAN), 1)
            .addFindings(
                Finding.newBuilder().addKept(Kept.newBuilder().setReason("in_use").setFiles(3)))
            .build());

    assertThat(world.reason(id, inventive)).isEqualTo("report.beyond-lease");
    assertThat(world.state(id, honest)).isEqualTo(ParticipantState.DONE);
    assertThat(world.counts(id).total().deletedFiles()).isEqualTo(1);
    assertThat(world.campaigns.reading.bySiteAndRule(id))
        .extracting("ruleId")
        .containsOnly("crash.dumps");
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
  void anAgentWithAnotherRuleSet_isIncompatible_andGetsNoLease() {
    world.addDevices(1);
    UUID id = world.tried(world.draft("Campagne", List.of(wave(100))));
    Device device = world.device(0);
    Map<UUID, LeaseAnswer> answers =
        database.write(
            dsl ->
                world.leases.service.exchange(
                    dsl,
                    List.of(),
                    List.of(new LeaseAsk(device.id, 2, "0".repeat(64), Set.of(), Set.of())),
                    clock.instant()));

    assertThat(answers).isEmpty();
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.INCOMPATIBLE);
    assertThat(world.reason(id, device)).isEqualTo("rule-set.differs");
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

  @Test
  void aDeviceWhoseVolumesAreNotKnown_cannotReportMoreThanCanBeAddedUp() {
    world.addDevices(2);
    UUID id = world.launched(wave(100));
    world.devices.forEach(Device::checkIn);
    database.update(dsl -> dsl.deleteFrom(STORAGE).execute());
    Device large = world.device(0);
    large.checkIn(
        report(large.lease(LeaseMode.LEASE_MODE_CLEAN), LeaseStep.LEASE_STEP_DONE)
            .setReturnedBytes(1L << 45)
            .build());
    Device shrunk = world.device(1);
    shrunk.checkIn(
        report(shrunk.lease(LeaseMode.LEASE_MODE_CLEAN), LeaseStep.LEASE_STEP_DONE)
            .setReturnedBytes(Long.MIN_VALUE)
            .build());

    assertThat(world.devices.stream().map(device -> world.reason(id, device)))
        .containsOnly("report.beyond-counting");
    assertThat(world.counts(id).total().returnedBytes()).isZero();
  }

  @Test
  void aDeviceThatWasOffUntilItsLeaseWasOver_goesOnUnderAnother() {
    world.addDevices(1);
    UUID id = world.launched(wave(100));
    Device device = world.device(0);
    device.checkIn();
    Lease first = device.lease(LeaseMode.LEASE_MODE_CLEAN);
    device.checkIn(report(first, LeaseStep.LEASE_STEP_STARTED).build());
    clock.advance(Duration.ofDays(8));

    device.held.clear();
    device.checkIn(
        done(first, 4).setStep(LeaseStep.LEASE_STEP_PARTIAL).setReason("lease.expired").build());
    device.clean(6);

    assertThat(world.state(id, device)).isEqualTo(ParticipantState.DONE);
    assertThat(world.counts(id).total().deletedBytes()).isEqualTo(10_000);
  }

  @Test
  void aRestoreThatFailed_isAskedForAgain_andARetryDoesNotCleanThatDevice() {
    world.addDevices(2);
    UUID id = world.launched(wave(100));
    world.devices.forEach(Device::checkIn);
    for (Device device : world.devices) {
      Lease lease = device.lease(LeaseMode.LEASE_MODE_CLEAN);
      device.held.clear();
      device.checkIn(
          report(lease, LeaseStep.LEASE_STEP_DONE)
              .addFindings(
                  Finding.newBuilder().setRuleId("cache.apps").setHeldFiles(4).setHeldBytes(400))
              .build());
    }
    world.campaigns.course.stop(id, AUTHOR);
    world.campaigns.course.undo(id, AUTHOR);
    world.devices.forEach(Device::checkIn);
    LeaseStep[] ends = {LeaseStep.LEASE_STEP_FAILED, LeaseStep.LEASE_STEP_PARTIAL};
    for (int i = 0; i < ends.length; i++) {
      Lease restore = world.device(i).lease(LeaseMode.LEASE_MODE_RESTORE);
      world.device(i).held.clear();
      world.device(i).checkIn(report(restore, ends[i]).setReason("disk.error").build());
    }
    assertThat(world.count(id, ParticipantState.RESTORE_FAILED)).isEqualTo(2);

    assertThat(world.campaigns.course.retry(id, AUTHOR)).isZero();
    assertThat(world.campaigns.course.undo(id, AUTHOR)).isEqualTo(2);
    world.device(0).checkIn();
    assertThat(world.device(0).holds(LeaseMode.LEASE_MODE_RESTORE)).isTrue();
  }
}
