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
import java.io.IOException;
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

/** When a lease is not begun: the console withdrew it meanwhile, or the clock is wrong. */
class LeaseNotBegunTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final ByteString DEVICE_ID = ByteString.copyFrom(new byte[16]);
  private static final Leases.Device DEVICE =
      new Leases.Device(DEVICE_ID, new LeaseKey(ByteString.EMPTY));

  private static final CheckInResponse NOTHING =
      CheckInResponse.newBuilder().setConsoleTimeMillis(NOW.toEpochMilli()).build();

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

  private record Agent(Leases leases, LeaseStore store, Spool spool, ChildWork child) {}

  private Agent agent(Instant wallClock) throws IOException {
    Path home = Files.createDirectory(directory.resolve("home"));
    SecureRandom random = new SecureRandom();
    Clock clock = Clock.fixed(wallClock, ZoneOffset.UTC);
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
    return new Agent(
        new Leases(directory, shared, policy, spool, surroundings),
        new LeaseStore(Leases.directory(directory)),
        spool,
        new ChildWork(
            directory, Map.of("HOME", home.toString()), List.of(), surroundings.uptime()));
  }

  @Test
  void aLeaseThatIsWithdrawnWhileAnotherIsCarriedOut_isNotBegun() throws Exception {
    Agent agent = agent(NOW);
    agent.store().save(waiting(lease(1)));
    agent.store().save(waiting(lease(2)));
    agent.leases().received(DEVICE, NOTHING, NOW);
    CheckInResponse withdrawal = NOTHING.toBuilder().addWithdrawnLeases(lease(2).getId()).build();
    AtomicBoolean heard = new AtomicBoolean();

    agent
        .leases()
        .carryOut(
            DEVICE,
            agent.child(),
            Follower.NOBODY,
            () -> {
              if (!heard.getAndSet(true)) {
                agent.leases().received(DEVICE, withdrawal, NOW);
              }
            });

    assertThat(heard).isTrue();
    assertThat(agent.store().find(lease(2).getId())).map(HeldLease::stage).contains(Stage.ENDED);
    assertThat(agent.leases().dropped()).containsExactly(lease(2).getId());
    assertThat(agent.spool().pending(500, 1 << 20))
        .extracting(Report::getLease)
        .noneMatch(report -> report.getLeaseId().equals(lease(2).getId()));
  }

  @Test
  void aLeaseOnADeviceWhoseClockIsWeeksBehind_waits() throws Exception {
    Instant wallClock = NOW.minus(Duration.ofDays(40));
    Agent agent = agent(wallClock);
    agent.store().save(waiting(lease(1)));
    agent.leases().received(DEVICE, NOTHING, wallClock);

    agent.leases().carryOut(DEVICE, agent.child(), Follower.NOBODY, () -> {});

    assertThat(agent.store().find(lease(1).getId())).map(HeldLease::stage).contains(Stage.WAITING);
  }
}
