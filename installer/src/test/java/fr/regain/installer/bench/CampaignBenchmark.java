package fr.regain.installer.bench;

import com.google.protobuf.ByteString;
import fr.regain.console.access.Person;
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
import fr.regain.console.device.DeviceState;
import fr.regain.console.device.Registration;
import fr.regain.console.lease.LeaseAnswer;
import fr.regain.console.lease.LeaseAsk;
import fr.regain.console.lease.LeaseService;
import fr.regain.console.lease.ReceivedLeaseReport;
import fr.regain.console.lease.WireId;
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
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a campaign costs a console on its embedded database: the launch over a large fleet, the
 * reports of leases, durable and in rounds as check-ins bring them, and the live page meanwhile.
 * Without the wire and without the rest of a check-in, which have their own figures.
 */
final class CampaignBenchmark {
  private static final int FLEET = 100_000;
  private static final int SMALL_FLEET = 1_000;
  private static final int ROUND = 256;
  private static final int REPORTING = 20_000;
  private static final String SMALL = "small";
  private static final List<String> RULES =
      List.of("crash.dumps", "cache.browser", "cache.apps", "tmp.user");
  private static final Person AUTHOR =
      new Person(1, "author", false, "127.0.0.1", Person.CONSOLE.grants());
  private static final Person APPROVER =
      new Person(2, "approver", false, "127.0.0.1", Person.CONSOLE.grants());

  private final Path directory;

  CampaignBenchmark(Path directory) {
    this.directory = directory;
  }

  void run(Table table) throws IOException, InterruptedException, SQLException {
    List<UUID> originals;
    try (ApplicationContext console = start()) {
      originals = Stream.of("large", SMALL).map(name -> register(console, name)).toList();
    }
    List<UUID> all;
    try (FleetCopies fleet = new FleetCopies(directory)) {
      fleet.add(originals.getFirst(), FLEET - SMALL_FLEET - 1);
      fleet.add(originals.getLast(), SMALL_FLEET - 1);
      all = fleet.ids();
    }
    try (ApplicationContext console = start()) {
      EmbeddedServer pages = console.getBean(EmbeddedServer.class);
      if (!pages.isRunning()) {
        pages.start();
      }
      try (OpenPage page = OpenPage.at(pages.getURI(), directory)) {
        new Run(console, table, all, originals.getLast(), page).run();
      }
    }
  }

  private ApplicationContext start() {
    return ApplicationContext.run(
        Map.of(
            "console.data-directory", directory.toString(),
            "console.http.port", "0",
            "console.agents.port", "0"));
  }

  private static UUID register(ApplicationContext console, String hostName) {
    UUID id = UUID.randomUUID();
    console
        .getBean(Database.class)
        .update(
            dsl ->
                console
                    .getBean(DeviceService.class)
                    .register(
                        dsl,
                        new Registration(id, 1, hostName, HardwareFacts.getDefaultInstance(), null),
                        "",
                        console.getBean(Clock.class).instant()));
    return id;
  }

  private static final class Run {
    private final Table table;
    private final List<UUID> ids;
    private final UUID ofSmall;
    private final OpenPage page;
    private final Database database;
    private final DraftService drafts;
    private final ReviewService review;
    private final LeaseService leases;
    private final Clock clock;
    private final String ruleSet;
    private final Map<UUID, Lease> held = new HashMap<>();

    Run(ApplicationContext console, Table table, List<UUID> ids, UUID ofSmall, OpenPage page) {
      this.table = table;
      this.ids = ids;
      this.ofSmall = ofSmall;
      this.page = page;
      this.database = console.getBean(Database.class);
      this.drafts = console.getBean(DraftService.class);
      this.review = console.getBean(ReviewService.class);
      this.leases = console.getBean(LeaseService.class);
      this.clock = console.getBean(Clock.class);
      this.ruleSet = console.getBean(RuleSets.class).current().digest();
    }

    void run() throws IOException, InterruptedException {
      UUID small = drafts.create(draft(SMALL), AUTHOR);
      launch(small, SMALL_FLEET);
      UUID id = drafts.create(draft(""), AUTHOR);
      long start = System.nanoTime();
      review.startTrial(id, AUTHOR);
      exchange(ids.subList(0, 1), List.of());
      seconds("dry run over 100,000 devices until the first lease is fetched", start);
      List<UUID> reporting = ids.subList(1, REPORTING + 1);
      rate("leases fetched, signed and in the books", reporting, device -> Stream.empty());
      rate("reports of dry runs, durable", reporting, device -> Stream.of(planned(device)));
      review.submit(id, AUTHOR);
      review.approve(id, APPROVER);
      start = System.nanoTime();
      review.launch(id, FLEET, AUTHOR);
      held.clear();
      exchange(reporting.subList(0, ROUND), List.of());
      seconds("launch over 100,000 devices until the first lease is fetched", start);
      rate("leases to clean, signed and in the books", reporting, device -> Stream.empty());
      String path = "/campagnes/" + id;
      page.follow(path);
      start = System.nanoTime();
      rate("reports of clean-ups, durable, live page open", reporting, this::cleaned);
      table.add(
          "campaign: updates of the live page meanwhile, after the first",
          "%.2f /s".formatted((page.updates() - 1) / ((System.nanoTime() - start) / 1e9)),
          "",
          "≤ 1 /s");
      String small1 = "/campagnes/" + small + "/direct";
      page.look(small1);
      table.add(
          "campaign: one look at the live page, 100,000 devices",
          "%.1f ms".formatted(page.look(path + "/direct")),
          "1,000 devices: %.1f ms".formatted(page.look(small1)),
          "the same");
    }

    private void launch(UUID id, long devices) throws IOException {
      review.startTrial(id, AUTHOR);
      exchange(List.of(ofSmall), List.of());
      exchange(
          List.of(ofSmall),
          List.of(new ReceivedLeaseReport(ofSmall, clock.instant(), planned(ofSmall))));
      review.submit(id, AUTHOR);
      review.approve(id, APPROVER);
      review.launch(id, devices, AUTHOR);
    }

    private void exchange(List<UUID> round, List<ReceivedLeaseReport> reports) throws IOException {
      Map<UUID, LeaseAnswer> answers =
          database.write(
              dsl ->
                  leases.exchange(
                      dsl, reports, round.stream().map(this::ask).toList(), clock.instant()));
      for (Map.Entry<UUID, LeaseAnswer> answer : answers.entrySet()) {
        for (SignedLease signed : answer.getValue().leases()) {
          held.put(answer.getKey(), Lease.parseFrom(signed.getLease()));
        }
      }
    }

    private LeaseAsk ask(UUID device) {
      Lease lease = held.get(device);
      return new LeaseAsk(
          device,
          2,
          ruleSet,
          lease == null ? Set.of() : Set.of(WireId.of(lease.getId())),
          Set.of());
    }

    private void rate(
        String what, List<UUID> reporting, Function<UUID, Stream<LeaseReport>> reported)
        throws IOException {
      long start = System.nanoTime();
      long reports = 0;
      for (int from = 0; from < reporting.size(); from += ROUND) {
        List<UUID> round = reporting.subList(from, Math.min(reporting.size(), from + ROUND));
        List<ReceivedLeaseReport> received = new ArrayList<>();
        for (UUID device : round) {
          reported
              .apply(device)
              .forEach(
                  report -> received.add(new ReceivedLeaseReport(device, clock.instant(), report)));
        }
        exchange(round, received);
        reports += Math.max(received.size(), round.size());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      table.add("campaign: " + what, "%,.0f /s".formatted(reports / seconds), "", "≥ 1,000 /s");
    }

    private LeaseReport planned(UUID device) {
      Lease lease = held.remove(device);
      LeaseReport.Builder report =
          report(lease, LeaseStep.LEASE_STEP_PREVIEWED)
              .setPlanDigest(ByteString.copyFrom(new byte[32]));
      for (String rule : RULES) {
        report.addFindings(
            Finding.newBuilder().setRuleId(rule).setPlannedFiles(10).setPlannedBytes(10_000));
      }
      return report.build();
    }

    private Stream<LeaseReport> cleaned(UUID device) {
      Lease lease = held.remove(device);
      LeaseReport.Builder report =
          report(lease, LeaseStep.LEASE_STEP_DONE).setReturnedBytes(30_000);
      for (String rule : RULES) {
        report.addFindings(
            Finding.newBuilder().setRuleId(rule).setDeletedFiles(10).setDeletedBytes(10_000));
      }
      return Stream.of(report(lease, LeaseStep.LEASE_STEP_STARTED).build(), report.build());
    }

    private static LeaseReport.Builder report(Lease lease, LeaseStep step) {
      return LeaseReport.newBuilder()
          .setLeaseId(lease.getId())
          .setCampaignId(lease.getCampaignId())
          .setStep(step);
    }

    private Draft draft(String text) {
      return new Draft(
          "Benchmark",
          false,
          new DeviceFilter(text, null, null, Set.of(), DeviceState.ACTIVE, false, null),
          RULES.stream().map(rule -> new ChosenRule(rule, null)).toList(),
          new Schedule(
              Hours.ANY, WeeklyHours.NEVER, false, null, clock.instant().plus(Duration.ofDays(7))),
          List.of(new Wave(new WaveShare.Percent(100), new Gate(90, 10, 0, Duration.ZERO))),
          new Limits(1_000_000, 1L << 40),
          "benchmark",
          false);
    }

    private void seconds(String what, long start) {
      table.add(
          "campaign: " + what, "%.2f s".formatted((System.nanoTime() - start) / 1e9), "", "≤ 3 s");
    }
  }
}
