package fr.regain.agent.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.v1.Finding;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What comes between a device and its lease: hours, clocks, networks, people and power cuts. */
class InterruptedLeaseTest extends LeasedDevice {
  /** At 20,000 steps a second, longer than the second between two words to the console. */
  private static final int MANY = 30_000;

  @Test
  void beforeItsWindow_nothingIsDone_andAMissedWindowIsMadeUpForInTheNext() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = clean("cache.browser");
    clean.clearWindows();
    for (int day = 1; day <= 2; day++) {
      clean
          .addWindowsBuilder()
          .setStartMillis(NOW.plus(Duration.ofDays(day)).toEpochMilli())
          .setEndMillis(NOW.plus(Duration.ofDays(day)).plusSeconds(3600).toEpochMilli());
    }
    send(clean);
    device.talk();
    assertThat(console.checkIns.getLast().getHeldLeasesList()).isEmpty();
    pass(Duration.ofHours(26));
    device.talk();
    assertThat(console.checkIns.getLast().getHeldLeasesList()).containsExactly(clean.getId());
    assertThat(files(cache())).isEqualTo(3);

    pass(Duration.ofHours(22));
    device.talk();
    assertThat(files(cache())).isZero();
    assertThat(last(clean).getStep()).isEqualTo(LeaseStep.LEASE_STEP_DONE);
  }

  @Test
  void aLeaseWhoseWindowsAreOver_endsAsRefused() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = clean("cache.browser");
    clean
        .clearWindows()
        .addWindowsBuilder()
        .setStartMillis(NOW.plusSeconds(3600).toEpochMilli())
        .setEndMillis(NOW.plusSeconds(7200).toEpochMilli());
    send(clean);
    device.talk();
    pass(Duration.ofHours(3));
    device.talk();

    assertThat(last(clean).getReason()).isEqualTo("lease.expired");
    assertThat(files(cache())).isEqualTo(3);
  }

  @Test
  void withoutNetwork_theWorkGoesOn_andIsReportedLater() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = cleanInHalfAnHour("cache.browser");
    send(clean);
    device.talk();
    pass(Duration.ofMinutes(45));
    console.answersToDrop = 1_000;
    device.wake();

    assertThat(files(cache())).isZero();
    assertThat(reports(clean)).isEmpty();
    console.answersToDrop = 0;
    device.talk();
    assertThat(last(clean).getStep()).isEqualTo(LeaseStep.LEASE_STEP_DONE);
  }

  @Test
  void aWallClockDaysAhead_letsNothingBegin_untilItIsSet() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = clean("cache.browser");
    device.wallClock = NOW.plus(Duration.ofDays(30));
    send(clean);
    device.talk();
    assertThat(files(cache())).isEqualTo(3);

    device.wallClock = NOW;
    device.talk();
    assertThat(last(clean).getStep()).isEqualTo(LeaseStep.LEASE_STEP_DONE);
  }

  @Test
  void aWallClockThatWentBackOverARestart_permitsNothingUntilItIsSet() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = cleanInHalfAnHour("cache.browser");
    send(clean);
    device.talk();
    device.boot = "second boot";
    device.sinceBoot = Duration.ofSeconds(30);
    device.wallClock = NOW.minus(Duration.ofDays(3));
    device.wake();
    assertThat(files(cache())).isEqualTo(3);

    consoleClock.pass(Duration.ofHours(1));
    device.talk();
    assertThat(files(cache())).isEqualTo(3);

    device.wallClock = NOW.plus(Duration.ofHours(1));
    device.talk();
    assertThat(files(cache())).isZero();
  }

  @Test
  void aWallClockDaysAheadAfterARestart_doesNotEndALease() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = cleanInHalfAnHour("cache.browser");
    send(clean);
    device.talk();
    device.options.put("check-in", "false");
    device.boot = "second boot";
    device.sinceBoot = Duration.ofSeconds(30);
    device.wallClock = NOW.plus(Duration.ofDays(30));
    device.wake();
    assertThat(files(cache())).isEqualTo(3);

    device.options.remove("check-in");
    consoleClock.pass(Duration.ofHours(1));
    device.wallClock = NOW.plus(Duration.ofHours(1));
    device.talk();
    assertThat(last(clean).getStep()).isEqualTo(LeaseStep.LEASE_STEP_DONE);
  }

  @Test
  void aStopOverTheWorkStream_endsTheWork_asAPart() throws Exception {
    Lease.Builder clean = muchWork();
    console.stopAfterItems = 1;
    send(clean);
    device.talk();

    LeaseReport report = last(clean);
    assertThat(report.getStep()).isEqualTo(LeaseStep.LEASE_STEP_PARTIAL);
    assertThat(report.getReason()).isEqualTo("lease.stopped");
    Finding finding = finding(report, "cache.browser");
    assertThat(files(cache())).isPositive().isEqualTo(MANY - finding.getDeletedFiles());
    assertThat(kept(finding)).containsEntry("stopped", files(cache()));
  }

  private Lease.Builder muchWork() throws IOException {
    Files.createDirectories(cache());
    for (int number = 0; number < MANY; number++) {
      Files.createFile(cache().resolve("empty" + number));
    }
    fill(models(), 3);
    return clean("cache.browser", "cache.browser.ai");
  }

  /** Ends the processes that carry leases out as a power cut does. */
  private static void killWork() {
    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void aProcessThatIsKilled_isResumedAtTheNextWake_andNothingIsCountedTwice() throws Exception {
    Lease.Builder clean = muchWork();
    send(clean);
    console.whenUnderWay = InterruptedLeaseTest::killWork;
    device.talk();
    assertThat(files(cache())).isPositive();
    assertThat(reports(clean))
        .extracting(LeaseReport::getStep)
        .containsExactly(LeaseStep.LEASE_STEP_STARTED);
    device.talk();

    assertThat(files(cache())).isZero();
    assertThat(reports(clean))
        .extracting(LeaseReport::getStep)
        .containsExactly(LeaseStep.LEASE_STEP_STARTED, LeaseStep.LEASE_STEP_DONE);
    Finding finding = finding(last(clean), "cache.browser");
    long gone = kept(finding).getOrDefault("gone", 0L);
    assertThat(gone).isLessThanOrEqualTo(1024);
    assertThat(finding.getDeletedFiles() + gone).isEqualTo(MANY);
    assertThat(finding(last(clean), "cache.browser.ai").getHeldFiles()).isEqualTo(3);
  }

  @Test
  void aDeviceThatSleepsThroughTheRestOfItsWindow_worksNoLongerWhenItWakes() throws Exception {
    Lease.Builder clean = muchWork();
    send(clean);
    console.whenUnderWay = () -> pass(Duration.ofHours(20));
    device.talk();
    assertThat(files(cache())).isPositive();
    assertThat(reports(clean))
        .extracting(LeaseReport::getStep)
        .containsExactly(LeaseStep.LEASE_STEP_STARTED);
    device.talk();

    assertThat(last(clean).getStep()).isEqualTo(LeaseStep.LEASE_STEP_PARTIAL);
    assertThat(last(clean).getReason()).isEqualTo("lease.expired");
    assertThat(files(models())).isEqualTo(3);
  }

  @Test
  void workThatOutlastsItsWake_pausesWithinTheHour_andGoesOnInTheNext() throws Exception {
    Lease.Builder clean = muchWork();
    send(clean);
    console.whenUnderWay = () -> pass(Duration.ofMinutes(51));
    device.talk();
    assertThat(files(cache())).isPositive();
    assertThat(reports(clean))
        .extracting(LeaseReport::getStep)
        .containsExactly(LeaseStep.LEASE_STEP_STARTED);

    device.talk();

    assertThat(files(cache())).isZero();
    assertThat(last(clean).getStep()).isEqualTo(LeaseStep.LEASE_STEP_DONE);
  }

  @Test
  void aLeaseThatIsWithdrawnAfterItHasBegun_endsAsAPart() throws Exception {
    Lease.Builder clean = muchWork();
    send(clean);
    console.whenUnderWay = InterruptedLeaseTest::killWork;
    device.talk();
    console.leases.clear();
    console.withdrawn.add(clean.getId());
    device.talk();

    assertThat(last(clean).getStep()).isEqualTo(LeaseStep.LEASE_STEP_PARTIAL);
    assertThat(last(clean).getReason()).isEqualTo("lease.withdrawn");
    assertThat(files(cache())).isPositive();
    assertThat(files(models())).isEqualTo(3);
  }

  @Test
  void aWithdrawnLeaseThatHasNotBegun_isDropped_andTheConsoleIsTold() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = cleanInHalfAnHour("cache.browser");
    send(clean);
    device.talk();
    console.withdrawn.add(clean.getId());
    console.leases.clear();
    device.talk();
    device.talk();
    assertThat(console.checkIns.getLast().getDroppedLeasesList()).containsExactly(clean.getId());
    assertThat(console.checkIns.getLast().getHeldLeasesList()).isEmpty();

    pass(Duration.ofHours(1));
    device.talk();
    assertThat(console.checkIns.getLast().getDroppedLeasesList()).isEmpty();
    assertThat(reports(clean)).isEmpty();
    assertThat(files(cache())).isEqualTo(3);
  }
}
