package fr.regain.installer.bench;

import com.google.protobuf.ByteString;
import fr.regain.console.access.Person;
import fr.regain.console.campaign.CampaignReading;
import fr.regain.console.campaign.ChosenRule;
import fr.regain.console.campaign.Draft;
import fr.regain.console.campaign.DraftService;
import fr.regain.console.campaign.Gate;
import fr.regain.console.campaign.Hours;
import fr.regain.console.campaign.Limits;
import fr.regain.console.campaign.ReviewService;
import fr.regain.console.campaign.Schedule;
import fr.regain.console.campaign.Wave;
import fr.regain.console.campaign.WaveShare;
import fr.regain.console.device.DeviceFilter;
import fr.regain.console.device.DeviceService;
import fr.regain.console.device.Registration;
import fr.regain.console.lease.LeaseAnswer;
import fr.regain.console.lease.LeaseAsk;
import fr.regain.console.lease.LeaseService;
import fr.regain.console.lease.ReceivedLeaseReport;
import fr.regain.console.platform.Database;
import fr.regain.console.rule.RuleSets;
import fr.regain.console.site.WeeklyHours;
import fr.regain.v1.Finding;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.SignedLease;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * What a campaign costs a console on its embedded database: the launch over a large fleet, and the
 * reports of leases, durable and in rounds as check-ins bring them. Without the wire and without
 * the rest of a check-in, which have their own figures.
 */
final class CampaignBenchmark {
  private static final int FLEET = 100_000;
  private static final int ROUND = 256;
  private static final int REPORTING = 20_000;
  private static final Person AUTHOR =
      new Person(1, "author", false, "127.0.0.1", Person.CONSOLE.grants());
  private static final Person APPROVER =
      new Person(2, "approver", false, "127.0.0.1", Person.CONSOLE.grants());

  private final Path directory;

  CampaignBenchmark(Path directory) {
    this.directory = directory;
  }

  void run(Table table) throws IOException {
    try (ApplicationContext console =
        ApplicationContext.run(Map.of("console.data-directory", directory.toString()))) {
      new Run(console, table).run();
    }
  }

  private static final class Run {
    private final Table table;
    private final Database database;
    private final DeviceService devices;
    private final DraftService drafts;
    private final ReviewService review;
    private final CampaignReading reading;
    private final LeaseService leases;
    private final Clock clock;
    private final String ruleSet;
    private final List<UUID> ids = new ArrayList<>();
    private final Map<UUID, Lease> held = new HashMap<>();

    Run(ApplicationContext console, Table table) {
      this.table = table;
      this.database = console.getBean(Database.class);
      this.devices = console.getBean(DeviceService.class);
      this.drafts = console.getBean(DraftService.class);
      this.review = console.getBean(ReviewService.class);
      this.reading = console.getBean(CampaignReading.class);
      this.leases = console.getBean(LeaseService.class);
      this.clock = console.getBean(Clock.class);
      this.ruleSet = console.getBean(RuleSets.class).current().digest();
    }

    void run() throws IOException {
      register();
      UUID id = drafts.create(draft(), AUTHOR);
      long start = System.nanoTime();
      review.startTrial(id, AUTHOR);
      exchange(ids.subList(0, 1), List.of());
      seconds("dry run over 100,000 devices until the first lease is fetched", start, "≤ 3 s");
      List<UUID> reporting = ids.subList(1, REPORTING + 1);
      rate("leases fetched, signed and in the books", reporting, false);
      rate("reports of dry runs, durable", reporting, true);
      review.submit(id, AUTHOR);
      review.approve(id, APPROVER);
      start = System.nanoTime();
      review.launch(id, FLEET, AUTHOR);
      held.clear();
      exchange(reporting.subList(0, ROUND), List.of());
      seconds("launch over 100,000 devices until the first lease is fetched", start, "≤ 3 s");
      start = System.nanoTime();
      reading.counts(id);
      seconds("counts of a campaign over 100,000 devices", start, "");
    }

    private void register() {
      Random random = new Random(2026);
      for (int from = 0; from < FLEET; from += 5_000) {
        database.update(
            dsl -> {
              for (int number = 0; number < 5_000; number++) {
                UUID id = new UUID(random.nextLong(), random.nextLong());
                ids.add(id);
                devices.register(
                    dsl,
                    new Registration(id, 1, "PC", HardwareFacts.getDefaultInstance(), null),
                    "",
                    clock.instant());
              }
            });
      }
    }

    private void exchange(List<UUID> round, List<ReceivedLeaseReport> reports) throws IOException {
      Map<UUID, LeaseAnswer> answers =
          database.write(
              dsl -> {
                leases.received(dsl, reports, clock.instant());
                return leases.exchange(
                    dsl,
                    round.stream()
                        .map(id -> new LeaseAsk(id, 2, ruleSet, Set.of(), Set.of()))
                        .toList(),
                    clock.instant());
              });
      for (Map.Entry<UUID, LeaseAnswer> answer : answers.entrySet()) {
        for (SignedLease signed : answer.getValue().leases()) {
          held.put(answer.getKey(), Lease.parseFrom(signed.getLease()));
        }
      }
    }

    private void rate(String what, List<UUID> reporting, boolean withReports) throws IOException {
      long start = System.nanoTime();
      for (int from = 0; from < reporting.size(); from += ROUND) {
        List<UUID> round = reporting.subList(from, Math.min(reporting.size(), from + ROUND));
        exchange(round, withReports ? round.stream().map(this::planned).toList() : List.of());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      table.add(
          "campaign: " + what, "%,.0f /s".formatted(reporting.size() / seconds), "", "≥ 1,000 /s");
    }

    private ReceivedLeaseReport planned(UUID device) {
      Lease lease = held.get(device);
      LeaseReport.Builder report =
          LeaseReport.newBuilder()
              .setLeaseId(lease.getId())
              .setCampaignId(lease.getCampaignId())
              .setStep(LeaseStep.LEASE_STEP_PREVIEWED)
              .setPlanDigest(ByteString.copyFrom(new byte[32]));
      for (String rule : List.of("crash.dumps", "cache.browser", "cache.apps", "tmp.user")) {
        report.addFindings(
            Finding.newBuilder().setRuleId(rule).setPlannedFiles(10).setPlannedBytes(10_000));
      }
      return new ReceivedLeaseReport(device, clock.instant(), report.build());
    }

    private Draft draft() {
      return new Draft(
          "Benchmark",
          false,
          DeviceFilter.ALL,
          List.of(new ChosenRule("crash.dumps", null), new ChosenRule("cache.browser", null)),
          new Schedule(
              Hours.ANY, WeeklyHours.NEVER, false, null, clock.instant().plus(Duration.ofDays(7))),
          List.of(new Wave(new WaveShare.Percent(100), new Gate(90, 10, 0, Duration.ZERO))),
          new Limits(1_000_000, 1L << 40),
          "benchmark",
          false);
    }

    private void seconds(String what, long start, String bound) {
      table.add(
          "campaign: " + what, "%.2f s".formatted((System.nanoTime() - start) / 1e9), "", bound);
    }
  }
}
