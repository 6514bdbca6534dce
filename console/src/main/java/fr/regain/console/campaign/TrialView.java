package fr.regain.console.campaign;

import fr.regain.console.rule.RuleSet;
import fr.regain.console.web.Figures;
import fr.regain.console.web.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the page of the dry run shows.
 *
 * @param visit the request
 * @param live the part that follows the answers
 * @param follows whether the page keeps itself up to date
 * @param result sums by site and rule
 * @param trial surprises and what is missing
 * @param rules all rules
 * @param siteNames names of the sites, by number
 * @param review what the reader may do about it
 */
public record TrialView(
    Visit visit,
    StandingView live,
    boolean follows,
    List<SiteRuleSums> result,
    TrialReading trial,
    RuleSet rules,
    Map<Long, String> siteNames,
    Review review) {
  private static final int ROWS = 10;
  private static final Set<ParticipantState> UNANSWERED =
      EnumSet.of(ParticipantState.TARGETED, ParticipantState.TRYING);

  /** Keeps its own copies. */
  public TrialView {
    result = List.copyOf(result);
    siteNames = Map.copyOf(siteNames);
  }

  /**
   * What the reader may do.
   *
   * @param maySubmit whether they may ask for approval
   * @param mayApprove whether they may approve
   * @param mayReject whether they may send it back
   * @param why why they may not approve; empty: they may, or it is not the time
   * @param mayLaunch whether they may launch
   */
  public record Review(
      boolean maySubmit, boolean mayApprove, boolean mayReject, String why, boolean mayLaunch) {}

  /** A row: a rule or a site, its bytes, and its bar from 0 to 100. */
  public record Row(
      String name, String files, String bytes, String width, @Nullable String address) {}

  /** A device that surprises. */
  public record Surprise(String name, String site, String bytes, String address) {}

  private Campaign campaign() {
    return live.campaign();
  }

  private Figures figures() {
    return visit.figures();
  }

  /** What the campaign is called. */
  public String name() {
    return campaign().draft().name();
  }

  /** What the browser's tab says. */
  public String title() {
    return visit.say("trial.title", name());
  }

  /** Whether any plan has come. */
  public boolean hasPlans() {
    return trial.oldestPlanAt() != null;
  }

  /** What could go, and from how many devices that is known. */
  public String sum() {
    Sums total = live.standing().counts().total();
    return visit.say(
        "trial.sum",
        figures().bytes(total.plannedBytes()),
        figures().number(total.plannedFiles()),
        figures().number(total.devices() - trial.unanswered()));
  }

  /** The part that frees space at once. */
  public String prompt() {
    return visit.say(
        "trial.prompt", figures().bytes(live.standing().counts().total().promptBytes()));
  }

  /** The rules, the greatest first. */
  public List<Row> byRule() {
    Locale locale = visit.words().language().locale();
    Map<String, RuleSums> sums = new HashMap<>();
    result.forEach(row -> sums.merge(row.ruleId(), row.sums(), RuleSums::plus));
    Map<String, RuleSums> named = new HashMap<>();
    sums.forEach(
        (id, sum) -> named.put(rules.find(id).map(rule -> rule.title(locale)).orElse(id), sum));
    return rows(named, Map.of());
  }

  /** The sites, the greatest first. */
  public List<Row> bySite() {
    Map<Long, RuleSums> sums = new HashMap<>();
    result.forEach(row -> sums.merge(row.siteId(), row.sums(), RuleSums::plus));
    Map<String, RuleSums> named = new HashMap<>();
    Map<String, String> addresses = new HashMap<>();
    sums.forEach(
        (id, sum) -> {
          String name = siteNames.getOrDefault(id, visit.say("unknown"));
          // Two rooms of two schools may be called alike.
          String unique = named.containsKey(name) ? name + " (" + id + ")" : name;
          named.put(unique, sum);
          addresses.put(unique, ParticipantFilters.address(campaign().id(), null, Set.of(), id));
        });
    return rows(named, addresses);
  }

  private List<Row> rows(Map<String, RuleSums> sums, Map<String, String> addresses) {
    long most = sums.values().stream().mapToLong(RuleSums::plannedBytes).max().orElse(0);
    List<Map.Entry<String, RuleSums>> sorted =
        sums.entrySet().stream()
            .sorted(
                Comparator.comparing(
                        (Map.Entry<String, RuleSums> entry) -> -entry.getValue().plannedBytes())
                    .thenComparing(Map.Entry::getKey))
            .toList();
    List<Row> rows = new ArrayList<>();
    sorted.stream()
        .limit(ROWS)
        .forEach(
            entry ->
                rows.add(
                    row(entry.getKey(), entry.getValue(), most, addresses.get(entry.getKey()))));
    if (sorted.size() > ROWS) {
      RuleSums rest =
          sorted.stream().skip(ROWS).map(Map.Entry::getValue).reduce(RuleSums.NONE, RuleSums::plus);
      rows.add(row(visit.say("trial.others", sorted.size() - ROWS), rest, 0, null));
    }
    return rows;
  }

  private Row row(String name, RuleSums sums, long most, @Nullable String address) {
    double width = most == 0 ? 0 : 100.0 * sums.plannedBytes() / most;
    return new Row(
        name,
        figures().number(sums.plannedFiles()),
        figures().bytes(sums.plannedBytes()),
        String.format(Locale.ROOT, "%.1f", width),
        address);
  }

  /** Devices far above the others. */
  public List<Surprise> surprises() {
    return trial.surprises().stream()
        .limit(ROWS)
        .map(
            device ->
                new Surprise(
                    device.hostName(),
                    device.siteName(),
                    figures().bytes(device.sums().plannedBytes()),
                    CampaignPath.participant(campaign().id(), device.deviceId())))
        .toList();
  }

  /** How surprises were found. */
  public String surpriseNote() {
    Long above = trial.surpriseAbove();
    return above == null
        ? visit.say("trial.too-few")
        : visit.say("trial.surprise-above", figures().bytes(above), trial.surprises().size());
  }

  /** Devices that have not answered. */
  public StandingView.Count unanswered() {
    return counted("trial.unanswered", UNANSWERED);
  }

  /** Devices whose plan lies above the limits. */
  public StandingView.Count excluded() {
    return counted("trial.excluded", EnumSet.of(ParticipantState.EXCLUDED));
  }

  /** Devices that cannot take part or are gone. */
  public StandingView.Count unfit() {
    return counted(
        "trial.unfit",
        EnumSet.of(ParticipantState.INCOMPATIBLE, ParticipantState.FAILED, ParticipantState.GONE));
  }

  private StandingView.Count counted(String key, Set<ParticipantState> states) {
    return new StandingView.Count(
        visit.say(key, live.standing().counts().in(states).devices()),
        ParticipantFilters.address(campaign().id(), null, states, null));
  }

  /** How old the oldest plan is. */
  public String age() {
    Instant oldest = trial.oldestPlanAt();
    return oldest == null
        ? visit.say("trial.no-plan")
        : visit.say(
            "trial.oldest", figures().ago(oldest, visit.now()), CampaignText.moment(visit, oldest));
  }

  /** Who prepared it, and who approved it. */
  public String people() {
    Campaign.Approval approval = campaign().approval();
    return approval == null
        ? visit.say("trial.author", campaign().author().name())
        : visit.say(
            "trial.approved",
            campaign().author().name(),
            approval.by().name(),
            CampaignText.moment(visit, approval.at()),
            approval.devices());
  }

  /** Where the page is. */
  public String address() {
    return CampaignPath.trial(campaign().id());
  }
}
