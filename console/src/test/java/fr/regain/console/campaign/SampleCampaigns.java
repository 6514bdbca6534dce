package fr.regain.console.campaign;

import com.google.protobuf.ByteString;
import fr.regain.console.access.Person;
import fr.regain.console.device.DeviceFilter;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.site.WeeklyHours;
import fr.regain.console.testing.TestingConsole;
import fr.regain.v1.Finding;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Campaigns of a running console, and devices that report as they are told. */
public final class SampleCampaigns {
  private static final Sort<ParticipantSort> BY_NAME = Sort.by(ParticipantSort.HOST_NAME);

  /** Who drafts them. */
  public static final Person AUTHOR = person(4_711, "Camille Martin");

  /** Who approves them. */
  public static final Person APPROVER = person(4_712, "Dominique Petit");

  private static final long MEGABYTE = 1_000_000;

  private final TestingConsole console;
  private final DraftService drafts;
  private final ReviewService review;
  private final CampaignReading reading;

  /** Campaigns of that console. */
  public SampleCampaigns(TestingConsole console) {
    this.console = console;
    this.drafts = console.bean(DraftService.class);
    this.review = console.bean(ReviewService.class);
    this.reading = console.bean(CampaignReading.class);
  }

  /** Somebody with an account, who may do everything. */
  public static Person person(long account, String name) {
    return new Person(account, name, false, "192.0.2.1", Person.CONSOLE.grants());
  }

  /** A complete draft over a site; null: over all. Its first wave takes half of the devices. */
  public UUID draft(String name, @Nullable Long site) {
    Gate gate = new Gate(80, 30, 0, Duration.ofHours(1));
    return drafts.create(
        new Draft(
            name,
            false,
            new DeviceFilter("", site, null, Set.of(), null, false, null),
            List.of(
                new ChosenRule("tmp.windows", null),
                new ChosenRule("cache.browser", null),
                new ChosenRule("logs.rotated", 60)),
            new Schedule(
                Hours.ANY,
                WeeklyHours.NEVER,
                false,
                null,
                console.bean(Clock.class).instant().plus(Duration.ofDays(10))),
            List.of(
                new Wave(new WaveShare.Percent(50), gate),
                new Wave(new WaveShare.Percent(50), gate)),
            new Limits(1_000_000, 100_000 * MEGABYTE),
            AUTHOR.name(),
            true),
        AUTHOR);
  }

  /** A template of such a draft, over all sites. */
  public UUID template(String name) {
    Draft draft = reading.find(draft(name, null)).orElseThrow().draft();
    return drafts.create(
        new Draft(
            name,
            true,
            draft.filter(),
            draft.rules(),
            draft.schedule(),
            draft.waves(),
            draft.limits(),
            draft.askedBy(),
            draft.notice()),
        AUTHOR);
  }

  /** A campaign whose dry run has started. */
  public UUID trying(String name, @Nullable Long site) {
    UUID id = draft(name, site);
    review.startTrial(id, AUTHOR);
    return id;
  }

  /** A campaign whose first wave is released; every device has made its plan. */
  public UUID running(String name, @Nullable Long site) {
    UUID id = trying(name, site);
    List<Participant> devices = devices(id);
    for (int i = 0; i < devices.size(); i++) {
      plan(id, devices.get(i).deviceId(), (i + 1) * 40 * MEGABYTE);
    }
    launch(id);
    return id;
  }

  /** One device of a tried campaign answers, and its author asks for approval. */
  public void submit(UUID id) {
    plan(id, devices(id).getFirst().deviceId(), 40 * MEGABYTE);
    review.submit(id, AUTHOR);
  }

  /** A second person approves a tried campaign, and it is launched. */
  public void launch(UUID id) {
    review.submit(id, AUTHOR);
    review.approve(id, APPROVER);
    review.launch(id, reading.counts(id).total().devices(), AUTHOR);
  }

  /** Its devices, by name. */
  public List<Participant> devices(UUID id) {
    return reading
        .participants(id, ParticipantFilter.ALL, BY_NAME, null, Keyset.LARGEST_PAGE)
        .rows();
  }

  /** Its devices in a state, by name. */
  public List<Participant> devices(UUID id, ParticipantState state) {
    return reading
        .participants(
            id,
            new ParticipantFilter(null, Set.of(state), null),
            BY_NAME,
            null,
            Keyset.LARGEST_PAGE)
        .rows();
  }

  /** A device sends its plan of that many bytes. */
  public void plan(UUID id, UUID device, long bytes) {
    report(
        id,
        device,
        WorkKind.DRY_RUN,
        report(LeaseStep.LEASE_STEP_PREVIEWED)
            .setPlanDigest(ByteString.copyFrom(new byte[32]))
            .addFindings(
                Finding.newBuilder()
                    .setRuleId("cache.browser")
                    .setPlannedFiles(bytes / MEGABYTE)
                    .setPlannedBytes(bytes * 3 / 4))
            .addFindings(
                Finding.newBuilder()
                    .setRuleId("logs.rotated")
                    .setPlannedFiles(7)
                    .setPlannedBytes(bytes / 4)));
  }

  /** A device begins. */
  public void start(UUID id, UUID device) {
    record(List.of(new ParticipantChange.Fetched(id, device, trial(id), WorkKind.CLEAN)));
    report(id, device, WorkKind.CLEAN, report(LeaseStep.LEASE_STEP_STARTED));
  }

  /** A device ends: it has deleted and holds that many bytes. */
  public void finish(UUID id, UUID device, long deleted, long held) {
    report(
        id,
        device,
        WorkKind.CLEAN,
        report(LeaseStep.LEASE_STEP_DONE)
            .setReturnedBytes(deleted)
            .addFindings(
                Finding.newBuilder()
                    .setRuleId("cache.browser")
                    .setDeletedFiles(deleted / MEGABYTE)
                    .setDeletedBytes(deleted))
            .addFindings(
                Finding.newBuilder()
                    .setRuleId("logs.rotated")
                    .setHeldFiles(held == 0 ? 0 : 7)
                    .setHeldBytes(held)));
  }

  /** A device fails. */
  public void fail(UUID id, UUID device, String reason) {
    report(id, device, WorkKind.CLEAN, report(LeaseStep.LEASE_STEP_FAILED).setReason(reason));
  }

  private static LeaseReport.Builder report(LeaseStep step) {
    return LeaseReport.newBuilder().setStep(step).setShare(fr.regain.v1.Share.SHARE_SYSTEM);
  }

  private void report(UUID id, UUID device, WorkKind kind, LeaseReport.Builder report) {
    record(
        List.of(
            new ParticipantChange.Reported(
                id,
                device,
                trial(id),
                kind,
                1_000_000,
                100_000 * MEGABYTE,
                report.build(),
                console.bean(Clock.class).instant())));
  }

  private int trial(UUID id) {
    return reading.find(id).orElseThrow().trial();
  }

  private void record(List<ParticipantChange> changes) {
    console
        .bean(Database.class)
        .update(
            dsl ->
                console
                    .bean(Participation.class)
                    .hold(
                        dsl,
                        changes.stream().map(ParticipantChange::deviceId).toList(),
                        changes.stream().map(ParticipantChange::campaignId).toList())
                    .record(changes, console.bean(Clock.class).instant()));
  }
}
