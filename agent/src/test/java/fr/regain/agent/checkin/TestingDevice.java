package fr.regain.agent.checkin;

import fr.regain.agent.energy.Measurement;
import fr.regain.agent.enrolment.EnrolmentToken;
import fr.regain.agent.host.PolicySource;
import fr.regain.agent.host.Surroundings;
import fr.regain.agent.host.Uptime;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.Configuration;
import fr.regain.agent.policy.ConfigurationReader;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Inventory;
import fr.regain.v1.Volume;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A device in a test: a data directory, two clocks that the test turns, and readings that the test
 * sets.
 */
final class TestingDevice extends Clock implements DeviceReadings, Uptime {
  final List<Text> said = new ArrayList<>();
  final Map<String, String> options = new HashMap<>();
  final Map<String, String> environment = new HashMap<>(System.getenv());
  Instant wallClock;
  volatile Duration sinceBoot = Duration.ofHours(1);
  String boot = "first boot";
  String serial = "SERIAL-1";
  String hostName = "poste-1";
  List<PolicySource.Value> policy = List.of();
  private final Path directory;

  TestingDevice(Path directory, Instant wallClock) {
    this.directory = directory;
    this.wallClock = wallClock;
  }

  void pass(Duration time) {
    wallClock = wallClock.plus(time);
    sinceBoot = sinceBoot.plus(time);
  }

  CheckIn checkIn() {
    return new CheckIn(
        configuration(),
        new Surroundings(this, this, SecureRandom::new),
        this,
        "0.1.0",
        environment);
  }

  Configuration configuration() {
    Map<String, String> all = new HashMap<>(options);
    all.putIfAbsent("data-directory", directory.toString());
    all.putIfAbsent("shared-directory", directory.resolveSibling("shared").toString());
    return ConfigurationReader.read(
        () -> new PolicySource.Found(policy, List.of()),
        all,
        Optional.empty(),
        directory.resolve("none"));
  }

  void enrol(EnrolmentToken token) {
    checkIn().enrol(token, said::add).orElseThrow();
  }

  void talk() {
    checkIn().wake(true, said::add);
  }

  void wake() {
    checkIn().wake(false, said::add);
  }

  DeviceStatus status() {
    return checkIn().status();
  }

  @Override
  public List<Volume> volumes() {
    return List.of(
        Volume.newBuilder().setId("root").setMountPoint("/").setCapacityBytes(1L << 40).build());
  }

  /**
   * Seconds since the boot are the counters: the intervals of all samples add up to the whole time.
   */
  @Override
  public Measurement energy(Optional<byte[]> previousCounters) {
    long before = previousCounters.map(bytes -> ByteBuffer.wrap(bytes).getLong()).orElse(0L);
    return new Measurement(
        (int) (sinceBoot.toSeconds() - before),
        List.of(),
        ByteBuffer.allocate(8).putLong(sinceBoot.toSeconds()).array());
  }

  @Override
  public Inventory inventory() {
    return Inventory.newBuilder().setHostName(hostName).setSerialNumber(serial).build();
  }

  @Override
  public HardwareFacts facts() {
    return HardwareFacts.newBuilder().setSystemSerial(serial).build();
  }

  @Override
  public Moment now() {
    return new Moment(Optional.of(boot), sinceBoot);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the agent has no time zone");
  }

  @Override
  public Instant instant() {
    return wallClock;
  }
}
