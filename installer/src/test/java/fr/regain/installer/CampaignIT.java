package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.campaign.Campaign;
import fr.regain.console.campaign.CampaignReading;
import fr.regain.console.campaign.CampaignState;
import fr.regain.console.campaign.ChosenRule;
import fr.regain.console.campaign.Counts;
import fr.regain.console.campaign.CourseService;
import fr.regain.console.campaign.Draft;
import fr.regain.console.campaign.DraftService;
import fr.regain.console.campaign.Gate;
import fr.regain.console.campaign.Hours;
import fr.regain.console.campaign.Limits;
import fr.regain.console.campaign.Participant;
import fr.regain.console.campaign.ParticipantFilter;
import fr.regain.console.campaign.ParticipantSort;
import fr.regain.console.campaign.ParticipantState;
import fr.regain.console.campaign.ReviewService;
import fr.regain.console.campaign.Schedule;
import fr.regain.console.campaign.Sums;
import fr.regain.console.campaign.Wave;
import fr.regain.console.campaign.WaveShare;
import fr.regain.console.device.DeviceFilter;
import fr.regain.console.enrolment.TokenService;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Slice;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.report.Amounts;
import fr.regain.console.report.CampaignReport;
import fr.regain.console.report.Measure;
import fr.regain.console.report.ReportService;
import fr.regain.console.simulate.Fault;
import fr.regain.console.simulate.SimulatedFleet;
import fr.regain.console.site.SiteService;
import fr.regain.console.site.WeeklyHours;
import io.micronaut.context.ApplicationContext;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign over a fleet on the real wire, with answers lost, doubled, refused and failed. */
class CampaignIT {
  // The fleet of an académie's pilot; -Dcampaign.devices=200 is enough to try a change.
  private static final int DEVICES = Integer.getInteger("campaign.devices", 2_000);
  private static final int INTERVAL_SECONDS = 15;
  private static final Person AUTHOR = person(1, "Camille");
  private static final Person APPROVER = person(2, "Dominique");

  @TempDir private Path directory;
  private DraftService drafts;
  private ReviewService review;
  private CourseService course;
  private CampaignReading reading;
  private UUID id;

  @Test
  void waveTwoBreaksTheGate_waveThreeNeverStarts_andTheReportIsWhatTheDevicesDid()
      throws Exception {
    try (ApplicationContext console =
            ApplicationContext.run(
                Map.of(
                    "console.data-directory",
                    directory.resolve("console").toString(),
                    "console.agents.port",
                    "0",
                    "console.agents.check-in-interval",
                    INTERVAL_SECONDS + "s"));
        EmbeddedServer agents = console.getBean(GrpcEmbeddedServer.class).start();
        ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
      drafts = console.getBean(DraftService.class);
      review = console.getBean(ReviewService.class);
      course = console.getBean(CourseService.class);
      reading = console.getBean(CampaignReading.class);
      SimulatedFleet fleet =
          new SimulatedFleet(
              DEVICES,
              2026,
              token(console),
              "127.0.0.1:" + agents.getPort(),
              EnumSet.allOf(Fault.class),
              2,
              Clock.systemUTC());
      fleet.enrol();
      Path ledger = directory.resolve("ledger.tsv");
      Future<?> running =
          background.submit(
              () -> {
                fleet.run(Duration.ofHours(1));
                return null;
              });
      try {
        campaign(console.getBean(Clock.class));
      } finally {
        fleet.stop();
      }
      running.get();
      fleet.writeLedger(ledger);
      compare(
          ledger,
          console
              .getBean(ReportService.class)
              .of(Scope.EVERYWHERE, id, console.getBean(Clock.class).instant()));
      System.out.println(fleet.checkIns() + " check-ins, " + fleet.failures() + " failed");
    }
  }

  private static Person person(long account, String name) {
    return new Person(account, name, false, "127.0.0.1", Person.CONSOLE.grants());
  }

  private void campaign(Clock clock) throws Exception {
    id = drafts.create(draft(clock), AUTHOR);
    assertThat(review.startTrial(id, AUTHOR)).isEqualTo(DEVICES);
    until(
        "every device has a plan, or cannot take part",
        () -> in(ParticipantState.TARGETED, ParticipantState.TRYING) == 0);
    review.submit(id, AUTHOR);
    review.approve(id, APPROVER);
    review.launch(id, DEVICES, AUTHOR);
    until("the gate of wave 2 stops it", () -> campaign().state() == CampaignState.STOPPED);

    assertThat(campaign().reason()).isEqualTo("gate.failed");
    assertThat(campaign().waves().get(2).releasedAt()).isNull();
    assertThat(reading.counts(id).waves().get(3).keySet())
        .isSubsetOf(
            ParticipantState.TARGETED,
            ParticipantState.TRYING,
            ParticipantState.PREVIEWED,
            ParticipantState.INCOMPATIBLE);
    until(
        "devices at work have ended",
        () -> in(ParticipantState.LEASED, ParticipantState.RUNNING) == 0);

    long undone = course.undo(id, AUTHOR);
    assertThat(undone).isPositive();
    until("what was held is back", () -> in(ParticipantState.RESTORING) == 0);
    assertThat(in(ParticipantState.RESTORED)).isEqualTo(undone);
    course.cancel(id, AUTHOR);
    assertThat(campaign().state()).isEqualTo(CampaignState.CANCELLED);
    assertThat(reading.counts(id).in(ParticipantState.OPEN).devices()).isZero();
  }

  private Campaign campaign() {
    return reading.find(id).orElseThrow();
  }

  private long in(ParticipantState... states) {
    return reading.counts(id).in(Set.of(states)).devices();
  }

  /** Looks again and again, and each time whether the sums hold. */
  private void until(String what, Callable<Boolean> condition) throws Exception {
    Eventually.holds(
        what,
        () -> {
          Counts counts = reading.counts(id);
          assertThat(counts.total().devices()).isEqualTo(DEVICES);
          return condition.call();
        });
  }

  private static Draft draft(Clock clock) {
    Gate gate = new Gate(90, 10, 50, Duration.ZERO);
    return new Draft(
        "Nettoyons nos données",
        false,
        DeviceFilter.ALL,
        List.of(
            new ChosenRule("crash.dumps", null),
            new ChosenRule("cache.browser", null),
            new ChosenRule("logs.rotated", 60)),
        new Schedule(
            Hours.ANY, WeeklyHours.NEVER, false, null, clock.instant().plus(Duration.ofDays(7))),
        List.of(
            new Wave(new WaveShare.Percent(10), gate),
            new Wave(new WaveShare.Percent(30), gate),
            new Wave(new WaveShare.Percent(60), gate)),
        new Limits(100_000, 100_000_000_000L),
        "DSI, poste 1234",
        false);
  }

  private static String token(ApplicationContext console) {
    return console
        .getBean(TokenService.class)
        .create(
            Person.CONSOLE,
            console.getBean(SiteService.class).root().id(),
            "essai",
            Duration.ofDays(1),
            DEVICES)
        .text();
  }

  /** What the console holds and reports, and what each device itself wrote down. */
  private void compare(Path ledger, CampaignReport report) throws Exception {
    Map<UUID, Deeds> held = held();
    Deeds all = Deeds.NONE;
    for (String line : Files.readAllLines(ledger).subList(1, DEVICES + 1)) {
      String[] cells = line.split("\t", -1);
      Deeds written = Deeds.of(List.of(cells).subList(2, cells.length));
      assertThat(held.get(UUID.fromString(cells[0]))).as(line).isEqualTo(written);
      all = all.plus(written);
    }
    assertThat(Deeds.of(report)).isEqualTo(all);
    assertThat(all.deleted()).isPositive();
    assertThat(all.restored()).isPositive();
  }

  private Map<UUID, Deeds> held() {
    Map<UUID, Deeds> held = new HashMap<>();
    Cursor next = null;
    do {
      Slice<Participant> page =
          reading
              .participants(
                  id, ParticipantFilter.ALL, Sort.by(ParticipantSort.HOST_NAME), next, 1_000)
              .slice();
      for (Participant participant : page.rows()) {
        held.put(participant.deviceId(), Deeds.of(participant.sums()));
      }
      next = page.next();
    } while (next != null);
    return held;
  }

  /** Bytes, of one device or of many; what was held counts whether or not it was put back. */
  private record Deeds(long planned, long deleted, long held, long restored, long returned) {
    static final Deeds NONE = new Deeds(0, 0, 0, 0, 0);

    static Deeds of(List<String> cells) {
      List<Long> bytes = cells.stream().map(Long::valueOf).toList();
      return new Deeds(bytes.get(0), bytes.get(1), bytes.get(2), bytes.get(3), bytes.get(4));
    }

    static Deeds of(Sums sums) {
      return new Deeds(
          sums.plannedBytes(),
          sums.deletedBytes(),
          sums.heldBytes(),
          sums.restoredBytes(),
          sums.returnedBytes());
    }

    static Deeds of(CampaignReport report) {
      Amounts sums = report.answers();
      return new Deeds(
          sums.sum(Measure.PLANNED),
          sums.sum(Measure.DELETED),
          sums.sum(Measure.HELD) + sums.sum(Measure.RESTORED),
          sums.sum(Measure.RESTORED),
          sums.sum(Measure.RETURNED));
    }

    Deeds plus(Deeds other) {
      return new Deeds(
          planned + other.planned,
          deleted + other.deleted,
          held + other.held,
          restored + other.restored,
          returned + other.returned);
    }
  }
}
