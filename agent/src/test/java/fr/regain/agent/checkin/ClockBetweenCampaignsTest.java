package fr.regain.agent.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.Surroundings;
import fr.regain.agent.lease.DeviceClock;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What processes believe of the clock while no campaign runs: most of the time. */
class ClockBetweenCampaignsTest extends LeasedDevice {
  private Surroundings surroundings() {
    return new Surroundings(device, device, SecureRandom::new);
  }

  private DeviceClock agents() {
    return DeviceClock.ofAgent(directory.resolve("agent"), surroundings());
  }

  private DeviceClock peoples() throws IOException {
    return DeviceClock.shared(shared, surroundings());
  }

  /** It leaves nothing but what was shared for it. */
  private void aCampaignComesAndGoes() throws IOException {
    Lease.Builder dry = lease(LeaseMode.LEASE_MODE_DRY_RUN, "dl.old");
    dry.setExpiresAtMillis(NOW.plus(Duration.ofHours(1)).toEpochMilli());
    send(dry);
    device.talk();
    console.leases.clear();
    pass(Duration.ofHours(2));
    device.talk();
    assertThat(shared.trust()).isPresent();
    assertThat(directory.resolve("agent/leases")).isDirectoryNotContaining("glob:**.lease");
  }

  private void startAgain(String boot) {
    device.boot = boot;
    device.sinceBoot = Duration.ofMinutes(1);
  }

  @Test
  void aClockThatIsPutRight_isKnownAfterOneTalk_andAfterTheNextBoot() throws Exception {
    device.wallClock = NOW.plus(Duration.ofDays(400));
    aCampaignComesAndGoes();
    assertThat(peoples().tellsAges()).isFalse();

    startAgain("second boot");
    device.wallClock = consoleClock.wallClock;
    device.talk();
    assertThat(peoples().tellsAges()).isTrue();

    startAgain("third boot");
    assertThat(peoples().tellsAges()).isTrue();
  }

  @Test
  void aClockThatIsSetYearsAhead_isKnownAfterOneTalk_andAfterTheNextBoot() throws Exception {
    aCampaignComesAndGoes();
    device.wallClock = device.wallClock.plus(Duration.ofDays(365));
    device.talk();

    startAgain("second boot");
    assertThat(peoples().tellsAges()).isFalse();
    assertThat(agents().tellsAges()).isFalse();
  }

  @Test
  void inAnotherBoot_nothingIsPurgedByATimeThatNoConsoleHasSaid() throws Exception {
    aCampaignComesAndGoes();
    assertThat(peoples().certain()).contains(device.wallClock);

    startAgain("second boot");
    device.wallClock = device.wallClock.plus(Duration.ofDays(365));

    assertThat(peoples().certain()).contains(consoleClock.wallClock);
    assertThat(agents().certain()).contains(consoleClock.wallClock);
  }

  @Test
  void withoutAnyCampaign_theAgentGoesByWhatTheConsoleSaidLast() {
    assertThat(agents().tellsAges()).isTrue();
    device.wallClock = NOW.plus(Duration.ofDays(40));
    device.talk();
    assertThat(agents().tellsAges()).isFalse();

    device.wallClock = NOW;
    device.talk();
    assertThat(agents().tellsAges()).isTrue();
    assertThat(directory.resolve("shared")).doesNotExist();
  }

  @Test
  void aTalkThatTellsNothingNewOfTheTime_writesNothingOfIt() throws Exception {
    aCampaignComesAndGoes();
    device.talk();
    Object before = trustFile();

    pass(Duration.ofHours(3));
    device.talk();
    assertThat(trustFile()).isEqualTo(before);

    pass(Duration.ofDays(1));
    device.talk();
    assertThat(trustFile()).isNotEqualTo(before);
  }

  /** A file that is written anew is another file. */
  private Object trustFile() throws IOException {
    return Files.getAttribute(directory.resolve("shared/campaigns/trust.properties"), "unix:ino");
  }
}
