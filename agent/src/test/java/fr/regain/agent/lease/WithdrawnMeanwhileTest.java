package fr.regain.agent.lease;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import fr.regain.agent.host.Surroundings;
import fr.regain.agent.host.Uptime;
import fr.regain.agent.spool.Spool;
import fr.regain.agent.spool.SpoolLimits;
import fr.regain.v1.CheckInResponse;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.Report;
import fr.regain.v1.RuleChoice;
import fr.regain.v1.SignedLease;
import fr.regain.v1.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console says of one lease while another is carried out. */
class WithdrawnMeanwhileTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final ByteString DEVICE_ID = ByteString.copyFrom(new byte[16]);
  private static final Leases.Device DEVICE =
      new Leases.Device(DEVICE_ID, new LeaseKey(ByteString.EMPTY));

  @TempDir private Path directory;

  private static Lease lease(int number) {
    byte[] id = new byte[16];
    id[0] = (byte) number;
    return Lease.newBuilder()
        .setId(ByteString.copyFrom(id))
        .setDeviceId(DEVICE_ID)
        .setCampaignId(ByteString.copyFrom(id))
        .setMode(LeaseMode.LEASE_MODE_DRY_RUN)
        .addRules(RuleChoice.newBuilder().setRuleId("cache.browser"))
        .addWindows(
            Window.newBuilder()
                .setStartMillis(NOW.minusSeconds(3600).toEpochMilli())
                .setEndMillis(NOW.plusSeconds(3600).toEpochMilli()))
        .setIssuedAtMillis(NOW.minusSeconds(3600).toEpochMilli() + number)
        .setExpiresAtMillis(NOW.plusSeconds(3600).toEpochMilli())
        .build();
  }

  private static HeldLease waiting(Lease lease) {
    SignedLease signed = SignedLease.newBuilder().setLease(lease.toByteString()).build();
    return HeldLease.received(signed, lease, Stage.WAITING);
  }

  @Test
  void aLeaseThatIsWithdrawnWhileAnotherIsCarriedOut_isNotBegun() throws Exception {
    Path home = Files.createDirectory(directory.resolve("home"));
    SecureRandom random = new SecureRandom();
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Surroundings surroundings =
        new Surroundings(
            clock, () -> new Uptime.Moment(Optional.of("boot"), Duration.ofHours(1)), () -> random);
    Spool spool =
        Spool.open(
            directory.resolve("spool"),
            new SpoolLimits(1 << 20, Duration.ofDays(30)),
            clock,
            random);
    SharedFolder shared = new SharedFolder(directory.resolve("shared"));
    LocalPolicy policy = new LocalPolicy(true, Set.of());
    Leases leases = new Leases(directory, shared, policy, spool, surroundings);
    LeaseStore store = new LeaseStore(Leases.directory(directory));
    store.save(waiting(lease(1)));
    store.save(waiting(lease(2)));
    CheckInResponse nothing =
        CheckInResponse.newBuilder().setConsoleTimeMillis(NOW.toEpochMilli()).build();
    leases.received(DEVICE, nothing, NOW);
    CheckInResponse withdrawal = nothing.toBuilder().addWithdrawnLeases(lease(2).getId()).build();
    AtomicBoolean heard = new AtomicBoolean();

    leases.carryOut(
        DEVICE,
        new ChildWork(directory, Map.of("HOME", home.toString()), List.of(), surroundings.uptime()),
        Follower.NOBODY,
        () -> {
          if (!heard.getAndSet(true)) {
            leases.received(DEVICE, withdrawal, NOW);
          }
        });

    assertThat(heard).isTrue();
    assertThat(store.find(lease(2).getId())).map(HeldLease::stage).contains(Stage.ENDED);
    assertThat(leases.dropped()).containsExactly(lease(2).getId());
    assertThat(spool.pending(500, 1 << 20))
        .extracting(Report::getLease)
        .noneMatch(report -> report.getLeaseId().equals(lease(2).getId()));
  }
}
