package fr.regain.console.campaign;

import fr.regain.console.web.Figures;
import fr.regain.console.web.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a campaign's page that follows it.
 *
 * @param visit the request, or what all readers of one language share
 * @param standing how the campaign stands
 * @param mayDecide whether the reader coordinates all its sites
 */
public record StandingView(Visit visit, Standing standing, boolean mayDecide) {
  private static final double BAR = 1_000;

  /** A part of the bar; numbers as attributes want them. */
  public record Part(String pattern, String x, String width) {}

  /** A row of the table: a group of states. */
  public record Group(
      String pattern,
      String name,
      String count,
      String address,
      String share,
      List<Count> states) {}

  /** A number of devices and the list of exactly those. */
  public record Count(String text, String address) {}

  /** A row of the waves. */
  public record Line(
      String number,
      Count devices,
      String state,
      Count finished,
      Count failed,
      String returned,
      String awaits) {}

  /** An act that is possible now. */
  public record Choice(String name, String address, boolean grave) {}

  Campaign campaign() {
    return standing.campaign();
  }

  /** Where the campaign stands, in a word. */
  public String state() {
    return CampaignText.state(visit, campaign().state());
  }

  /** How far it has come, in a sentence. */
  public String progress() {
    boolean trying = campaign().state() == CampaignState.TRYING;
    long part = trying ? standing.answered() : standing.settled();
    return visit.say(
        trying ? "standing.answered" : "standing.settled",
        visit.figures().number(part),
        visit.figures().number(standing.devices()),
        visit.figures().share(part, standing.devices()));
  }

  /** What a screen reader hears of it, at each quarter. */
  public String announcement() {
    return visit.say("standing.milestone", standing.milestone());
  }

  /** The last quarter that was reached. */
  public int milestone() {
    return standing.milestone();
  }

  /** Why it stands still or has ended, in a sentence; null: for no reason. */
  public @Nullable String reason() {
    String reason = campaign().reason();
    if (reason == null) {
      return null;
    }
    String detail = campaign().reasonDetail();
    String text = CampaignText.cause(visit, reason);
    return detail == null || detail.isEmpty() ? text : visit.say("cause.with", text, detail);
  }

  /** Whether somebody must look. */
  public boolean isAlarming() {
    return campaign().state() == CampaignState.STOPPED;
  }

  /** The bar, a part for each group that has devices. */
  public List<Part> bar() {
    List<Part> parts = new ArrayList<>();
    double x = 0;
    for (StandingGroup group : StandingGroup.values()) {
      double width =
          standing.devices() == 0 ? 0 : BAR * devices(group.states()) / standing.devices();
      if (width > 0) {
        parts.add(new Part(pattern(group), number(x), number(width)));
      }
      x += width;
    }
    return parts;
  }

  /** The table of the bar: every group, and the states in it that have devices. */
  public List<Group> groups() {
    return Arrays.stream(StandingGroup.values()).map(this::group).toList();
  }

  private Group group(StandingGroup group) {
    long devices = devices(group.states());
    Map<ParticipantState, Sums> states = standing.counts().byState();
    return new Group(
        pattern(group),
        CampaignText.group(visit, group),
        visit.figures().number(devices),
        address(null, group.states()),
        visit.figures().share(devices, standing.devices()),
        group.states().size() == 1
            ? List.of()
            : group.states().stream()
                .filter(state -> states.getOrDefault(state, Sums.NONE).devices() > 0)
                .map(state -> count(state, states.getOrDefault(state, Sums.NONE).devices()))
                .toList());
  }

  private Count count(ParticipantState state, long devices) {
    return new Count(
        visit.say(
            "standing.of-state", CampaignText.state(visit, state), visit.figures().number(devices)),
        address(null, Set.of(state)));
  }

  private static String pattern(StandingGroup group) {
    return "group-" + group.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All devices of the campaign. */
  public Count all() {
    return new Count(visit.figures().number(standing.devices()), address(null, Set.of()));
  }

  /** Bytes in plans. */
  public String planned() {
    return visit.figures().bytes(standing.counts().total().plannedBytes());
  }

  /** Bytes deleted. */
  public String deleted() {
    Sums total = standing.counts().total();
    return visit.say(
        "standing.files",
        visit.figures().bytes(total.deletedBytes()),
        visit.figures().number(total.deletedFiles()));
  }

  /** Bytes in quarantine that were not put back. */
  public String held() {
    Sums total = standing.counts().total();
    return visit.say(
        "standing.files",
        visit.figures().bytes(total.heldBytes() - total.restoredBytes()),
        visit.figures().number(total.heldFiles() - total.restoredFiles()));
  }

  /** What has really returned to the volumes. */
  public String returned() {
    return returned(standing.counts().total());
  }

  private String returned(Sums sums) {
    if (sums.measured() == 0) {
      return visit.say("standing.not-measured");
    }
    // Volumes can have shrunk meanwhile.
    String bytes =
        (sums.returnedBytes() < 0 ? "−" : "")
            + visit.figures().bytes(Math.abs(sums.returnedBytes()));
    return visit.say("standing.measured", bytes, sums.measured());
  }

  /** Whether any device has worked. */
  public boolean hasWorked() {
    return standing.counts().in(ParticipantState.HAD_TURN).devices() > 0
        || campaign().launchedAt() != null;
  }

  /** The waves. */
  public List<Line> waves() {
    return campaign().waves().stream().map(this::line).toList();
  }

  private Line line(WaveStanding wave) {
    Map<ParticipantState, Sums> counts =
        standing.counts().waves().getOrDefault(wave.number(), Map.of());
    WaveProgress progress = WaveProgress.of(wave, counts);
    Figures figures = visit.figures();
    return new Line(
        figures.number(wave.number()),
        new Count(figures.number(progress.devices()), address(wave.number(), Set.of())),
        visit.say("wave." + phase(wave)),
        new Count(
            visit.say(
                "wave.part",
                figures.number(progress.finished()),
                figures.share(progress.finished(), progress.eligible())),
            address(wave.number(), ParticipantState.HAD_TURN)),
        new Count(
            figures.number(progress.failed()),
            address(wave.number(), StandingGroup.TROUBLED.states())),
        wave.releasedAt() == null ? "–" : returned(progress.worked()),
        awaits(wave, progress));
  }

  private static String phase(WaveStanding wave) {
    if (wave.releasedAt() == null) {
      return "waiting";
    }
    if (wave.passedAt() != null) {
      return "passed";
    }
    return wave.finishedAt() == null ? "released" : "observing";
  }

  /** What the gate of a wave waits for. */
  private String awaits(WaveStanding wave, WaveProgress progress) {
    Gate gate = wave.wave().gate();
    boolean last = wave.number() == campaign().waves().size();
    Instant releasedAt = wave.releasedAt();
    Instant finishedAt = wave.finishedAt();
    if (releasedAt == null) {
      return wave.number() == 1
          ? visit.say("wave.awaits-launch")
          : visit.say("wave.awaits-gate", wave.number() - 1);
    }
    if (last) {
      return visit.say("wave.awaits-all");
    }
    Instant passedAt = wave.passedAt();
    if (passedAt != null) {
      return visit.say("wave.passed-at", CampaignText.moment(visit, passedAt));
    }
    String limits =
        visit.say("wave.limits", gate.greatestFailedPercent(), gate.leastReturnedPercent());
    return finishedAt == null
        ? visit.say(
            "wave.awaits-finished",
            Math.max(0, progress.needed() - progress.finished()),
            gate.leastFinishedPercent(),
            limits)
        : visit.say(
            "wave.awaits-observation",
            CampaignText.moment(visit, finishedAt.plus(gate.observation())),
            limits);
  }

  /** When it will be done, as far as that can be said. */
  public String forecast() {
    String deadline = CampaignText.moment(visit, campaign().draft().schedule().deadline());
    if (campaign().state() == CampaignState.SCHEDULED) {
      Instant startsAt = campaign().draft().schedule().startsAt();
      return startsAt == null
          ? visit.say("forecast.deadline", deadline)
          : visit.say("forecast.starts", CampaignText.moment(visit, startsAt), deadline);
    }
    return Forecast.of(standing, visit.now())
        .map(
            range ->
                visit.say(
                    "forecast.range",
                    CampaignText.moment(visit, range.from()),
                    CampaignText.moment(visit, range.to()),
                    deadline))
        .orElseGet(() -> visit.say("forecast.deadline", deadline));
  }

  /** Whether an end is still to come. */
  public boolean isUnderWay() {
    return CampaignState.UNDER_WAY.contains(campaign().state());
  }

  /** What the reader may decide now. */
  public List<Choice> choices() {
    return mayDecide
        ? Act.possible(campaign(), standing.counts()).stream()
            .map(
                act ->
                    new Choice(
                        CampaignText.act(visit, act),
                        CampaignPath.of(campaign().id(), act),
                        act.isGrave()))
            .toList()
        : List.of();
  }

  private long devices(Set<ParticipantState> states) {
    return standing.counts().in(states).devices();
  }

  private String address(@Nullable Integer wave, Set<ParticipantState> states) {
    return ParticipantFilters.address(campaign().id(), wave, states, null);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
