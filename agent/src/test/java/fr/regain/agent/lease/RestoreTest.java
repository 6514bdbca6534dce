package fr.regain.agent.lease;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import fr.regain.agent.cleanup.StoredPlan;
import fr.regain.agent.cleanup.TestingHome;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.plan.Caps;
import fr.regain.agent.storage.tree.Pace;
import fr.regain.v1.Finding;
import fr.regain.v1.Kept;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.RuleChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restore that pauses, of things whose place is taken. */
class RestoreTest {
  private static final String RULE = "cache.browser.ai";
  private static final int FILES = 3;

  @TempDir private Path directory;
  private TestingHome home;
  private Path place;
  private Path state;

  @BeforeEach
  void takeAndBlock() throws Exception {
    home = new TestingHome(directory);
    place = home.home().resolve(".config/microsoft-edge/OptGuideOnDeviceModel");
    state = directory.resolve("restore.work");
    for (int number = 0; number < FILES; number++) {
      home.write(place.resolve("model" + number));
    }
    StoredPlan plan =
        home.workspace()
            .planForCampaign(home.rules(RULE), Caps.USUAL, path -> false, TestingHome.UNLIMITED)
            .orElseThrow();
    Lease clean =
        lease(LeaseMode.LEASE_MODE_CLEAN)
            .setPlanDigest(ByteString.copyFrom(HexFormat.of().parseHex(plan.digest())))
            .addRules(RuleChoice.newBuilder().setRuleId(RULE))
            .build();
    carryOut(directory.resolve("clean.work"), clean, unhurried());
    assertThat(place.resolve("model0")).doesNotExist();
    block();
  }

  private static Lease.Builder lease(LeaseMode mode) {
    return Lease.newBuilder()
        .setId(ByteString.copyFrom(new byte[16]))
        .setCampaignId(ByteString.copyFrom(new byte[16]))
        .setMode(mode);
  }

  private void carryOut(Path file, Lease lease, Pace pace) throws Exception {
    new Undertaking(home.workspace(), file, pace, done -> {}).run(lease, lease.getRulesList());
  }

  private static Pace unhurried() {
    return Pace.unlimited(MonotonicClock.ofThisMachine());
  }

  /** A file where the folder was: nothing can go back into it. */
  private void block() throws IOException {
    Files.deleteIfExists(place);
    Files.writeString(place, "in the way");
  }

  private void restore(Pace pace) throws Exception {
    carryOut(state, lease(LeaseMode.LEASE_MODE_RESTORE).build(), pace);
  }

  private Pace pausedAfter(int items) {
    int[] asked = {0};
    long[] nanos = {0};
    MonotonicClock clock =
        new MonotonicClock() {
          @Override
          public long nanos() {
            return nanos[0] += Duration.ofSeconds(1).toNanos();
          }

          @Override
          public void sleep(Duration time) {
            nanos[0] += time.toNanos();
          }
        };
    return new Pace(
        clock,
        () -> asked[0]++ < items ? Optional.empty() : Optional.of(Pace.Stop.BATTERY),
        Long.MAX_VALUE,
        Pace.UNBOUNDED);
  }

  private static long staying(List<Finding> findings) {
    return findings.stream()
        .flatMap(finding -> finding.getKeptList().stream())
        .mapToLong(Kept::getFiles)
        .sum();
  }

  private WorkState stored() {
    return WorkState.load(state);
  }

  @Test
  void whatCannotGoBack_isCountedOnce_howeverOftenTheRestorePauses() throws Exception {
    restore(pausedAfter(2));
    restore(pausedAfter(2));
    assertThat(stored().finished).isFalse();
    assertThat(staying(stored().report().getFindingsList())).isEqualTo(2);

    restore(unhurried());

    assertThat(stored().finished).isTrue();
    assertThat(staying(stored().report().getFindingsList())).isEqualTo(FILES);
  }

  @Test
  void aRestoreThatPausesAtOnce_saysOfAllThatItStays() throws Exception {
    restore(pausedAfter(2));
    restore(pausedAfter(0));

    assertThat(staying(stored().reportOfAPart().getFindingsList())).isEqualTo(FILES);
  }
}
