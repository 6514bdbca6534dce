package fr.regain.agent.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import fr.regain.agent.lease.SharedFolder;
import fr.regain.agent.rule.RulesCommand;
import fr.regain.v1.Finding;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.RuleChoice;
import fr.regain.v1.SignedLease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Leases from a real console to real files: real signatures, a real spool, and real processes that
 * carry them out in a home directory of their own.
 */
abstract class LeasedDevice {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path directory;
  TestingDevice device;
  TestingDevice consoleClock;
  TestingConsole console;
  Path home;
  SharedFolder shared;
  private int ids;

  @BeforeEach
  void start() throws Exception {
    home = Files.createDirectory(directory.resolve("home"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    device = device("agent");
    consoleClock = new TestingDevice(directory, NOW);
    console = TestingConsole.start(consoleClock);
    shared = new SharedFolder(directory.resolve("shared"));
    device.enrol(console.token());
  }

  TestingDevice device(String name) {
    TestingDevice made = new TestingDevice(directory.resolve(name), NOW);
    made.environment.put("HOME", home.toString());
    made.environment.keySet().removeIf(variable -> variable.startsWith("XDG_"));
    return made;
  }

  @AfterEach
  void stop() {
    console.close();
  }

  void pass(Duration time) {
    device.pass(time);
    consoleClock.pass(time);
  }

  Path cache() {
    return home.resolve(".cache/vivaldi/Default/Cache");
  }

  Path models() {
    return home.resolve(".config/microsoft-edge/OptGuideOnDeviceModel");
  }

  void fill(Path place, int files) throws IOException {
    Files.createDirectories(place);
    for (int number = 0; number < files; number++) {
      Files.writeString(place.resolve("file" + number), "content " + place + number);
    }
  }

  static long files(Path place) throws IOException {
    if (Files.notExists(place)) {
      return 0;
    }
    try (Stream<Path> found = Files.walk(place)) {
      return found.filter(Files::isRegularFile).count();
    }
  }

  ByteString id() {
    byte[] id = new byte[16];
    id[15] = (byte) ++ids;
    return ByteString.copyFrom(id);
  }

  Lease.Builder lease(LeaseMode mode, String... rules) {
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

  SignedLease send(Lease.Builder lease) {
    SignedLease signed = TestingConsole.sign(lease.build(), console.leaseKey);
    console.leases.add(signed);
    return signed;
  }

  List<LeaseReport> reports(Lease.Builder of) {
    return console.leaseReports().stream()
        .filter(report -> report.getLeaseId().equals(of.getId()))
        .toList();
  }

  LeaseReport last(Lease.Builder of) {
    return reports(of).getLast();
  }

  ByteString planned(String... rules) {
    Lease.Builder dry = lease(LeaseMode.LEASE_MODE_DRY_RUN, rules);
    send(dry);
    device.talk();
    assertThat(last(dry).getStep()).isEqualTo(LeaseStep.LEASE_STEP_PREVIEWED);
    return last(dry).getPlanDigest();
  }

  Lease.Builder clean(String... rules) {
    return lease(LeaseMode.LEASE_MODE_CLEAN, rules).setPlanDigest(planned(rules));
  }

  /** A lease whose window opens when the device has been told of it for half an hour. */
  Lease.Builder cleanInHalfAnHour(String... rules) {
    Lease.Builder clean = clean(rules);
    clean.getWindowsBuilder(0).setStartMillis(NOW.plus(Duration.ofMinutes(30)).toEpochMilli());
    return clean;
  }

  static Finding finding(LeaseReport report, String rule) {
    return report.getFindingsList().stream()
        .filter(finding -> finding.getRuleId().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  static Map<String, Long> kept(Finding finding) {
    Map<String, Long> kept = new TreeMap<>();
    finding.getKeptList().forEach(k -> kept.put(k.getReason(), k.getFiles()));
    return kept;
  }
}
