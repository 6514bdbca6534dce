package fr.regain.agent.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import fr.regain.agent.rule.RulesCommand;
import fr.regain.v1.Finding;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.RuleChoice;
import fr.regain.v1.Share;
import fr.regain.v1.SignedLease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Leases from a real console to real files: real signatures, a real spool, and real processes that
 * carry them out in a home directory of their own.
 */
class CampaignTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  /** At 20,000 steps a second, longer than the second between two words to the console. */
  private static final int MANY = 30_000;

  @TempDir Path directory;
  private TestingDevice device;
  private TestingDevice consoleClock;
  private TestingConsole console;
  private Path home;
  private int ids;

  @BeforeEach
  void start() throws Exception {
    home = Files.createDirectory(directory.resolve("home"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    device = device("agent");
    consoleClock = new TestingDevice(directory, NOW);
    console = TestingConsole.start(consoleClock);
    device.enrol(console.token());
  }

  private TestingDevice device(String name) {
    TestingDevice made = new TestingDevice(directory.resolve(name), NOW);
    made.environment.put("HOME", home.toString());
    made.environment.keySet().removeIf(variable -> variable.startsWith("XDG_"));
    return made;
  }

  @AfterEach
  void stop() {
    console.close();
  }

  private void pass(Duration time) {
    device.pass(time);
    consoleClock.pass(time);
  }

  private Path cache() {
    return home.resolve(".cache/vivaldi/Default/Cache");
  }

  private Path models() {
    return home.resolve(".config/microsoft-edge/OptGuideOnDeviceModel");
  }

  private void fill(Path place, int files) throws IOException {
    Files.createDirectories(place);
    for (int number = 0; number < files; number++) {
      Files.writeString(place.resolve("file" + number), "content " + place + number);
    }
  }

  private static long files(Path place) throws IOException {
    if (Files.notExists(place)) {
      return 0;
    }
    try (Stream<Path> found = Files.walk(place)) {
      return found.filter(Files::isRegularFile).count();
    }
  }

  private ByteString id() {
    byte[] id = new byte[16];
    id[15] = (byte) ++ids;
    return ByteString.copyFrom(id);
  }

  private Lease.Builder lease(LeaseMode mode, String... rules) {
    Instant now = consoleClock.wallClock;
    Lease.Builder lease =
        Lease.newBuilder()
            .setId(id())
            .setDeviceId(device.status().identity().orElseThrow().deviceIdBytes())
            .setCampaignId(ByteString.copyFrom(new byte[16]))
            .setCampaignName("Printemps")
            .setAskedBy("DSI, poste 12")
            .setRuleSetDigest(RulesCommand.builtIn().digest())
            .setMode(mode)
            .setIssuedAtMillis(now.toEpochMilli())
            .setExpiresAtMillis(now.plus(Duration.ofDays(7)).toEpochMilli())
            .setMaxFiles(1_000_000)
            .setMaxBytes(1L << 40);
    lease
        .addWindowsBuilder()
        .setStartMillis(now.toEpochMilli())
        .setEndMillis(now.plus(Duration.ofHours(10)).toEpochMilli());
    Stream.of(rules).forEach(rule -> lease.addRules(RuleChoice.newBuilder().setRuleId(rule)));
    return lease;
  }

  private SignedLease send(Lease.Builder lease) {
    SignedLease signed = TestingConsole.sign(lease.build(), console.leaseKey);
    console.leases.add(signed);
    return signed;
  }

  private List<LeaseReport> reports(Lease.Builder of) {
    return console.leaseReports().stream()
        .filter(report -> report.getLeaseId().equals(of.getId()))
        .toList();
  }

  private LeaseReport last(Lease.Builder of) {
    return reports(of).getLast();
  }

  private ByteString planned(String... rules) {
    Lease.Builder dry = lease(LeaseMode.LEASE_MODE_DRY_RUN, rules);
    send(dry);
    device.talk();
    assertThat(last(dry).getStep()).isEqualTo(LeaseStep.LEASE_STEP_PREVIEWED);
    return last(dry).getPlanDigest();
  }

  private Lease.Builder clean(String... rules) {
    return lease(LeaseMode.LEASE_MODE_CLEAN, rules).setPlanDigest(planned(rules));
  }

  private static Finding finding(LeaseReport report, String rule) {
    return report.getFindingsList().stream()
        .filter(finding -> finding.getRuleId().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Long> kept(Finding finding) {
    Map<String, Long> kept = new TreeMap<>();
    finding.getKeptList().forEach(k -> kept.put(k.getReason(), k.getFiles()));
    return kept;
  }

  private void assertRefused(UnaryOperator<Lease.Builder> change, String code) throws IOException {
    fill(cache(), 3);
    Lease.Builder lease = change.apply(clean("cache.browser"));
    send(lease);
    device.talk();
    device.talk();

    assertThat(reports(lease))
        .extracting(LeaseReport::getStep, LeaseReport::getReason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(LeaseStep.LEASE_STEP_REFUSED, code));
    assertThat(files(cache())).isEqualTo(3);
  }

  @Test
  void aDryRun_reportsTheSumsOfItsPlan_andRemovesNothing() throws Exception {
    fill(cache(), 5);
    fill(models(), 2);
    Lease.Builder dry = lease(LeaseMode.LEASE_MODE_DRY_RUN, "cache.browser", "cache.browser.ai");
    send(dry);
    device.talk();

    LeaseReport report = last(dry);
    assertThat(reports(dry)).hasSize(1);
    assertThat(report.getShare()).isEqualTo(Share.SHARE_SYSTEM);
    assertThat(report.getPlanDigest().size()).isEqualTo(32);
    assertThat(finding(report, "cache.browser").getPlannedFiles()).isEqualTo(5);
    assertThat(finding(report, "cache.browser").getPlannedBytes()).isEqualTo(5 * 4096);
    assertThat(finding(report, "cache.browser.ai").getPlannedFiles()).isEqualTo(2);
    assertThat(files(cache()) + files(models())).isEqualTo(7);
    assertThat(console.progress).isEmpty();
  }

  @Test
  void aCleanUp_carriesOutThePlanThatWasShown_andNothingThatCameLater() throws Exception {
    fill(cache(), 5);
    fill(models(), 2);
    Lease.Builder clean = clean("cache.browser", "cache.browser.ai");
    Files.writeString(cache().resolve("later"), "not in the plan");
    send(clean);
    device.talk();

    assertThat(reports(clean))
        .extracting(LeaseReport::getStep)
        .containsExactly(LeaseStep.LEASE_STEP_STARTED, LeaseStep.LEASE_STEP_DONE);
    assertThat(finding(last(clean), "cache.browser").getDeletedFiles()).isEqualTo(5);
    assertThat(finding(last(clean), "cache.browser").getDeletedBytes()).isEqualTo(5 * 4096);
    assertThat(finding(last(clean), "cache.browser.ai").getHeldFiles()).isEqualTo(2);
    assertThat(last(clean).hasReturnedBytes()).isTrue();
    assertThat(files(cache())).isEqualTo(1);
    assertThat(files(models())).isZero();
    assertThat(console.progress).isNotEmpty();
  }

  @Test
  void aRestore_putsBackAllThatTheCampaignTook() throws Exception {
    fill(models(), 4);
    send(clean("cache.browser.ai"));
    device.talk();
    assertThat(files(models())).isZero();

    Lease.Builder restore = lease(LeaseMode.LEASE_MODE_RESTORE);
    send(restore);
    device.talk();

    assertThat(last(restore).getStep()).isEqualTo(LeaseStep.LEASE_STEP_RESTORED);
    assertThat(finding(last(restore), "cache.browser.ai").getRestoredFiles()).isEqualTo(4);
    assertThat(files(models())).isEqualTo(4);
  }

  @Test
  void aRuleThatAsksThePerson_isNeverTouchedByTheAgent() throws Exception {
    fill(home.resolve("Downloads"), 3);
    Lease.Builder clean = clean("dl.old", "dl.installers");
    send(clean);
    device.talk();

    assertThat(last(clean).getStep()).isEqualTo(LeaseStep.LEASE_STEP_DONE);
    assertThat(last(clean).getFindingsList()).isEmpty();
    assertThat(files(home.resolve("Downloads"))).isEqualTo(3);
    assertThat(directory.resolve("shared/campaigns")).isDirectoryContaining("glob:**.lease");
  }

  @Test
  void moreFilesThanTheLeaseAllows_stay() throws Exception {
    fill(cache(), 5);
    Lease.Builder clean = clean("cache.browser").setMaxFiles(2);
    send(clean);
    device.talk();

    assertThat(finding(last(clean), "cache.browser").getDeletedFiles()).isEqualTo(2);
    assertThat(kept(finding(last(clean), "cache.browser"))).containsEntry("above_cap", 3L);
    assertThat(files(cache())).isEqualTo(3);
  }

  @Test
  void aForgedLease_isRefused() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = clean("cache.browser");
    console.leases.add(TestingConsole.sign(clean.build(), TestingConsole.leaseKey()));
    device.talk();

    assertThat(last(clean).getReason()).isEqualTo("lease.signature");
    assertThat(files(cache())).isEqualTo(3);
  }

  @Test
  void aDeviceEnrolledBeforeThereWereLeases_getsTheKeyAtItsNextCheckIn() throws Exception {
    try (TestingConsole older = TestingConsole.start(consoleClock)) {
      older.enrolsWithLeaseKey = false;
      device = device("older");
      device.enrol(older.token());
      Lease lease = lease(LeaseMode.LEASE_MODE_DRY_RUN, "cache.browser").build();
      older.leases.add(TestingConsole.sign(lease, older.leaseKey));

      device.talk();
      device.talk();

      assertThat(older.checkIns.getFirst().getLacksLeaseKey()).isTrue();
      assertThat(older.checkIns.getLast().getLacksLeaseKey()).isFalse();
      assertThat(older.leaseReports())
          .extracting(LeaseReport::getStep)
          .containsExactly(LeaseStep.LEASE_STEP_PREVIEWED);
    }
  }

  @Test
  void aKeyForLeasesThatIsPinned_isReplacedByNoCheckIn() throws Exception {
    KeyPair other = TestingConsole.leaseKey();
    console.leaseKeyUnasked = Optional.of(TestingConsole.publicKey(other));
    Lease.Builder lease = lease(LeaseMode.LEASE_MODE_DRY_RUN, "cache.browser");
    console.leases.add(TestingConsole.sign(lease.build(), other));

    device.talk();
    device.talk();

    assertThat(last(lease).getReason()).isEqualTo("lease.signature");
    assertThat(device.status().identity().orElseThrow().leaseKey())
        .isEqualTo(TestingConsole.publicKey(console.leaseKey));
  }

  @Test
  void aLeaseThatWasChangedAfterItWasSigned_isRefused() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = clean("cache.browser").setMaxFiles(1);
    SignedLease signed = TestingConsole.sign(clean.build(), console.leaseKey);
    console.leases.add(
        signed.toBuilder().setLease(clean.setMaxFiles(1_000).build().toByteString()).build());
    device.talk();

    assertThat(last(clean).getReason()).isEqualTo("lease.signature");
    assertThat(files(cache())).isEqualTo(3);
  }

  @Test
  void aLeaseOfAnotherDevice_isRefused() throws Exception {
    assertRefused(lease -> lease.setDeviceId(ByteString.copyFrom(new byte[16])), "lease.device");
  }

  @Test
  void anExpiredLease_isRefused() throws Exception {
    assertRefused(
        lease ->
            lease
                .setIssuedAtMillis(NOW.minus(Duration.ofDays(8)).toEpochMilli())
                .setExpiresAtMillis(NOW.minus(Duration.ofSeconds(1)).toEpochMilli()),
        "lease.expired");
  }

  @Test
  void aLeaseForMoreThanNinetyDays_isRefused() throws Exception {
    assertRefused(
        lease -> lease.setExpiresAtMillis(NOW.plus(Duration.ofDays(91)).toEpochMilli()),
        "lease.expiry");
  }

  @Test
  void aLeaseForAnotherRuleSet_isRefused() throws Exception {
    assertRefused(lease -> lease.setRuleSetDigest("0".repeat(64)), "lease.rules");
  }

  @Test
  void aLeaseWithARuleThatNobodyKnows_isRefused() throws Exception {
    assertRefused(
        lease -> lease.addRules(RuleChoice.newBuilder().setRuleId("cache.unknown")), "lease.rules");
  }

  @Test
  void aLeaseThatLowersAnAge_isRefused() throws Exception {
    assertRefused(
        lease ->
            lease.addRules(RuleChoice.newBuilder().setRuleId("bin.user").setMinimumAgeDays(29)),
        "lease.widened");
  }

  @Test
  void aLeaseWithoutLimits_isRefused() throws Exception {
    assertRefused(lease -> lease.setMaxBytes(0), "lease.malformed");
  }

  @Test
  void aLeaseWithWindowsOutOfOrder_isRefused() throws Exception {
    assertRefused(lease -> lease.addWindows(lease.getWindows(0)), "lease.malformed");
  }

  @Test
  void aLeaseOfAModeThatNobodyKnows_isRefused() throws Exception {
    assertRefused(lease -> lease.setModeValue(9), "lease.mode");
  }

  @Test
  void aLeaseThatThePolicyForbids_isRefused() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = clean("cache.browser");
    device.options.put("campaigns", "false");
    send(clean);
    device.talk();

    assertThat(last(clean).getReason()).isEqualTo("lease.policy");
    assertThat(files(cache())).isEqualTo(3);
  }

  @Test
  void aRuleThatThePolicyForbids_isLeftOutOfTheRest() throws Exception {
    fill(cache(), 3);
    fill(models(), 2);
    Lease.Builder clean = clean("cache.browser", "cache.browser.ai");
    device.options.put("forbidden-rules", "cache.browser.ai,dl.old");
    send(clean);
    device.talk();

    assertThat(last(clean).getStep()).isEqualTo(LeaseStep.LEASE_STEP_DONE);
    assertThat(files(cache())).isZero();
    assertThat(files(models())).isEqualTo(2);
  }

  @Test
  void aReplayedLease_isNotCarriedOutAgain() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = clean("cache.browser");
    send(clean);
    device.talk();
    console.withdrawn.add(clean.getId());
    device.talk();
    // A console that was restored from yesterday's backup.
    console.withdrawn.clear();
    console.received.values().forEach(reports -> reports.clear());
    fill(cache(), 3);
    device.talk();

    assertThat(reports(clean))
        .extracting(LeaseReport::getReason)
        .contains("lease.replayed")
        .doesNotContain("");
    assertThat(files(cache())).isEqualTo(3);
  }

  @Test
  void aPlanThatIsNotKept_failsTheLease() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean =
        lease(LeaseMode.LEASE_MODE_CLEAN, "cache.browser")
            .setPlanDigest(ByteString.copyFrom(new byte[32]));
    send(clean);
    device.talk();

    assertThat(last(clean).getStep()).isEqualTo(LeaseStep.LEASE_STEP_FAILED);
    assertThat(last(clean).getReason()).isEqualTo("lease.plan");
    assertThat(files(cache())).isEqualTo(3);
  }

  @Test
  void twoCampaigns_areCarriedOutInTheOrderOfIssue() throws Exception {
    fill(cache(), 2);
    fill(models(), 2);
    Lease.Builder first = clean("cache.browser");
    Lease.Builder second = clean("cache.browser.ai").setCampaignId(id());
    second.setIssuedAtMillis(NOW.minusSeconds(60).toEpochMilli());
    send(first);
    send(second);
    device.talk();

    assertThat(
            console.leaseReports().stream()
                .filter(report -> report.getStep() == LeaseStep.LEASE_STEP_DONE)
                .map(LeaseReport::getLeaseId))
        .containsExactly(second.getId(), first.getId());
  }

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
    Lease.Builder clean = clean("cache.browser");
    clean.setWindows(
        0, clean.getWindows(0).toBuilder().setStartMillis(NOW.plusSeconds(1800).toEpochMilli()));
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
  void aWallClockDaysAhead_changesNothingWithinTheSameBoot() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = clean("cache.browser");
    device.wallClock = NOW.plus(Duration.ofDays(30));
    send(clean);
    device.talk();

    assertThat(last(clean).getStep()).isEqualTo(LeaseStep.LEASE_STEP_DONE);
  }

  @Test
  void aWallClockThatWentBackOverARestart_permitsNothingUntilTheNextCheckIn() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = clean("cache.browser");
    clean.setWindows(
        0, clean.getWindows(0).toBuilder().setStartMillis(NOW.plusSeconds(1800).toEpochMilli()));
    send(clean);
    device.talk();
    device.boot = "second boot";
    device.sinceBoot = Duration.ofSeconds(30);
    device.wallClock = NOW.minus(Duration.ofDays(3));
    device.wake();
    assertThat(files(cache())).isEqualTo(3);

    consoleClock.pass(Duration.ofHours(1));
    device.talk();
    assertThat(files(cache())).isZero();
  }

  @Test
  void aWallClockDaysAheadAfterARestart_doesNotEndALease() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = clean("cache.browser");
    clean.setWindows(
        0, clean.getWindows(0).toBuilder().setStartMillis(NOW.plusSeconds(1800).toEpochMilli()));
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
    console.whenUnderWay = CampaignTest::killWork;
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
  void aLeaseThatIsWithdrawnAfterItHasBegun_endsAsAPart() throws Exception {
    Lease.Builder clean = muchWork();
    send(clean);
    console.whenUnderWay = CampaignTest::killWork;
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
    Lease.Builder clean = clean("cache.browser");
    clean.setWindows(
        0, clean.getWindows(0).toBuilder().setStartMillis(NOW.plusSeconds(1800).toEpochMilli()));
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

  @Test
  void theIdentityOfAClone_carriesOutNoLeaseOfItsModel() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = clean("cache.browser");
    clean.setWindows(
        0, clean.getWindows(0).toBuilder().setStartMillis(NOW.plusSeconds(1800).toEpochMilli()));
    send(clean);
    device.talk();
    console.leases.clear();
    device.serial = "SERIAL-2";
    console.refuse("identity.cloned");
    pass(Duration.ofHours(1));
    device.talk();

    assertThat(files(cache())).isEqualTo(3);
    device.talk();
    assertThat(console.checkIns.getLast().getHeldLeasesList()).isEmpty();
  }
}
