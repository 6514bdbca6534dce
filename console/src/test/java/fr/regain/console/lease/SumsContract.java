package fr.regain.console.lease;

import static fr.regain.console.lease.CampaignWorld.report;
import static fr.regain.console.lease.CampaignWorld.wave;
import static fr.regain.console.schema.Tables.CAMPAIGN_DEVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;

import com.google.protobuf.ByteString;
import fr.regain.console.access.Person;
import fr.regain.console.campaign.ParticipantState;
import fr.regain.console.campaign.Sums;
import fr.regain.console.lease.CampaignWorld.Device;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.v1.Finding;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people and devices do, in whatever order: the counts are those of the devices. */
abstract class SumsContract extends DatabaseContract {
  private static final int DEVICES = 24;
  private static final int STEPS = 60;
  // The last is none of the campaign's.
  private static final List<String> RULES =
      List.of("crash.dumps", "cache.apps", "crash.dumps", "cache.apps", "dl.old");
  private static final List<LeaseStep> STEPS_OF_LEASES = List.of(LeaseStep.values());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theSums_alwaysAreTheNumberTargeted_andThoseOfTheDevices(long seed) {
    Random random = new Random(seed);
    CampaignWorld world = new CampaignWorld(database, clock, directory);
    world.addDevices(DEVICES);
    UUID id = world.launched(wave(25), wave(25), wave(50));
    List<Lease> given = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      world.devices.forEach(device -> given.addAll(device.held.values()));
      act(world, id, given, random);
      check(world, id);
    }
    clock.advance(Duration.ofDays(31));
    world.tick();
    assertThat(world.counts(id).in(ParticipantState.OPEN).devices()).isZero();
    assertThat(world.campaign(id).state().isOver()).isTrue();
  }

  private void act(CampaignWorld world, UUID id, List<Lease> given, Random random) {
    Device device = world.device(random.nextInt(DEVICES));
    try {
      switch (random.nextInt(14)) {
        case 0 -> world.campaigns.course.pause(id, CampaignWorld.AUTHOR);
        case 1 -> world.campaigns.course.resume(id, CampaignWorld.AUTHOR);
        case 2 -> world.campaigns.course.stop(id, CampaignWorld.AUTHOR);
        case 3 -> world.campaigns.course.passGate(id, CampaignWorld.AUTHOR);
        case 4 -> world.campaigns.course.retry(id, CampaignWorld.AUTHOR);
        case 5 -> world.campaigns.course.undo(id, device.id, CampaignWorld.AUTHOR);
        case 6 -> {
          if (random.nextInt(10) == 0) {
            world.campaigns.course.cancel(id, CampaignWorld.AUTHOR);
          }
        }
        case 7 -> {
          if (random.nextInt(4) == 0) {
            world.campaigns.devices.revoke(Person.CONSOLE, device.id);
          }
        }
        case 8 -> world.tick();
        case 9 -> device.held.clear();
        default -> {
          Map<Device, List<LeaseReport>> round = new HashMap<>();
          for (Device one : world.devices) {
            round.put(one, random.nextInt(3) == 0 ? reports(one, given, random) : List.of());
          }
          world.checkIn(round);
        }
      }
    } catch (Problem refused) {
      assertThat(refused.code()).isIn(ProblemCode.CAMPAIGN_NOT_NOW, ProblemCode.NOT_FOUND);
    }
  }

  /** Any step about any lease, its own or another's, of today or of long ago. */
  private static List<LeaseReport> reports(Device device, List<Lease> given, Random random) {
    List<Lease> known = device.held.isEmpty() ? given : List.copyOf(device.held.values());
    if (known.isEmpty()) {
      return List.of();
    }
    Lease lease = known.get(random.nextInt(known.size()));
    LeaseStep step = STEPS_OF_LEASES.get(random.nextInt(STEPS_OF_LEASES.size() - 1));
    Finding finding =
        Finding.newBuilder()
            .setRuleId(RULES.get(random.nextInt(RULES.size())))
            .setPlannedFiles(random.nextInt(20))
            .setPlannedBytes(random.nextInt(20_000))
            .setDeletedFiles(random.nextInt(5))
            .setDeletedBytes(random.nextInt(5_000))
            .setHeldFiles(random.nextInt(5))
            .setHeldBytes(random.nextInt(5_000))
            .build();
    return List.of(
        report(lease, step)
            .setReason(random.nextBoolean() ? "lease.stopped" : "disk.error")
            .setPlanDigest(ByteString.copyFrom(new byte[32]))
            .setReturnedBytes(random.nextInt(20_000) - 5_000)
            .addFindings(finding)
            .build());
  }

  private void check(CampaignWorld world, UUID id) {
    Sums total = world.counts(id).total();
    assertThat(total.devices()).isEqualTo(DEVICES);
    Map<ParticipantState, Sums> counted = new HashMap<>(world.counts(id).byState());
    counted.values().removeIf(sums -> sums.devices() == 0);
    Map<ParticipantState, Sums> rows = new HashMap<>();
    database.read(
        dsl ->
            dsl.select(
                    CAMPAIGN_DEVICE.STATE,
                    count(),
                    sum(CAMPAIGN_DEVICE.DELETED_BYTES),
                    sum(CAMPAIGN_DEVICE.HELD_BYTES))
                .from(CAMPAIGN_DEVICE)
                .where(CAMPAIGN_DEVICE.CAMPAIGN_ID.eq(id))
                .groupBy(CAMPAIGN_DEVICE.STATE)
                .fetch(
                    row -> {
                      ParticipantState state = ParticipantState.valueOf(row.value1());
                      Sums sums = counted.getOrDefault(state, Sums.NONE);
                      assertThat(sums.devices())
                          .as("%s", state)
                          .isEqualTo(row.value2().longValue());
                      assertThat(sums.deletedBytes()).isEqualTo(row.value3().longValue());
                      assertThat(sums.heldBytes()).isEqualTo(row.value4().longValue());
                      return rows.put(state, sums);
                    }));
    assertThat(rows).isEqualTo(counted);
  }
}
