package fr.regain.agent.cleanup;

import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.RunningPrograms;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.plan.Caps;
import fr.regain.agent.plan.CleanupPlan;
import fr.regain.agent.plan.Decision;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.plan.Planner;
import fr.regain.agent.quarantine.OwnedDirectories;
import fr.regain.agent.quarantine.Quarantine;
import fr.regain.agent.rule.DenyList;
import fr.regain.agent.rule.Rule;
import fr.regain.agent.rule.RuleSet;
import fr.regain.agent.storage.duplicate.DuplicateSearch;
import fr.regain.agent.storage.tree.Pace;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Plans and cleans for one account: the only way into this package.
 *
 * <p>Plans and the quarantine lie in the account's own data directory, private to it.
 */
public final class Workspace {
  private static final String PLANS = "plans";
  private static final String CAMPAIGN_PLANS = "campaign-plans";

  private final FileAccess access;
  private final RuleSet rules;
  private final Roots roots;
  private final FilePath storage;
  private final RunningPrograms programs;
  private final InstantSource clock;
  private final ZoneId zone;
  private final OwnedDirectories directories;
  private final DenyList protectedThings;
  private final Caps caps;

  /**
   * Brings together what plans and clean-ups need.
   *
   * @param access how to reach files
   * @param rules the rule set
   * @param roots where rules look
   * @param storage the data directory; made when it is missing
   * @param programs tells which programs run
   * @param clock tells the time
   * @param zone the device's time zone, in which bins are dated
   * @param caps how much one run may take
   */
  public Workspace(
      FileAccess access,
      RuleSet rules,
      Roots roots,
      FilePath storage,
      RunningPrograms programs,
      InstantSource clock,
      ZoneId zone,
      Caps caps) {
    this.access = access;
    this.rules = rules;
    this.roots = roots;
    this.storage = storage;
    this.programs = programs;
    this.clock = clock;
    this.zone = zone;
    this.caps = caps;
    FilePath base =
        roots.administrator() ? new FilePath(roots.home().root(), List.of()) : roots.home();
    directories = new OwnedDirectories(access, base, roots.account());
    protectedThings =
        new DenyList(
            roots.platform(),
            List.of(names(roots.home())),
            roots.personal().stream().map(Workspace::names).toList());
  }

  private static List<String> names(FilePath path) {
    return path.names().stream().map(FileName::display).toList();
  }

  /** Where the account keeps what is its own: plans, the quarantine. */
  public FilePath storage() {
    return storage;
  }

  /** How this workspace reaches files. */
  public FileAccess access() {
    return access;
  }

  /** The rule set. */
  public RuleSet rules() {
    return rules;
  }

  /**
   * Makes a plan and keeps it.
   *
   * @param chosen the rules
   * @param keptAlways what the person whose things these are wants kept
   * @param pace how gently, and until when; what it leaves unseen stays
   */
  public StoredPlan plan(List<Rule> chosen, Predicate<FilePath> keptAlways, Pace pace)
      throws IOException {
    CleanupPlan plan = draft(chosen, caps, keptAlways, programs, pace);
    return new StoredPlan(plans().save(plan), plan);
  }

  /**
   * Makes a plan for a campaign and keeps it apart, where plans that people make for themselves do
   * not push it out.
   *
   * @param chosen the rules, with the ages that the campaign wants
   * @param limits how much may go; never more than this workspace's own
   * @param keptAlways what the person whose things these are wants kept
   * @param pace how gently, and until when
   * @return empty where the pace ended it before everything was seen
   */
  public Optional<StoredPlan> planForCampaign(
      List<Rule> chosen, Caps limits, Predicate<FilePath> keptAlways, Pace pace)
      throws IOException {
    CleanupPlan plan = draft(chosen, limits, keptAlways, programs, pace);
    return pace.stopped().isPresent()
        ? Optional.empty()
        : Optional.of(new StoredPlan(campaignPlans().save(plan), plan));
  }

  /**
   * Makes a plan for the person themselves, who looks at it now, and does not keep it. What only
   * stays because a program runs is in it: the person may end that program, perhaps the very
   * browser in which they choose, and a clean-up asks for programs again before anything goes.
   *
   * @param chosen the rules, with the ages that a campaign may want
   * @param limits how much may go; never more than this workspace's own
   * @param keptAlways what the person wants kept
   */
  public CleanupPlan draftForPerson(List<Rule> chosen, Caps limits, Predicate<FilePath> keptAlways)
      throws IOException {
    RunningPrograms ended = account -> Set.of();
    return draft(chosen, limits, keptAlways, ended, Pace.unlimited(MonotonicClock.ofThisMachine()));
  }

  /** Tells which items a program that runs now keeps, with all of their rule in the same place. */
  public Predicate<Decision.Remove> keptByPrograms() {
    Guards now = guards(programs.askedOnce());
    return item ->
        rules
            .find(item.rule())
            .flatMap(rule -> now.blocked(rule, item.area()))
            .equals(Optional.of(KeepReason.RUNNING));
  }

  /** The plan of that digest that a campaign has had made. */
  public Optional<StoredPlan> findForCampaign(String digest) throws IOException {
    return campaignPlans().find(digest).map(plan -> new StoredPlan(digest, plan));
  }

  private CleanupPlan draft(
      List<Rule> chosen,
      Caps limits,
      Predicate<FilePath> keptAlways,
      RunningPrograms running,
      Pace pace)
      throws IOException {
    return draft(chosen, limits, keptAlways, running, pace, Finder.budget(chosen));
  }

  CleanupPlan draft(
      List<Rule> chosen,
      Caps limits,
      Predicate<FilePath> keptAlways,
      RunningPrograms running,
      Pace pace,
      Budget budget)
      throws IOException {
    ToolRunner tools = new ToolRunner(access, roots);
    Locations locations = new Locations(access, roots, directories);
    Findings findings =
        new Finder(
                access,
                roots,
                locations,
                guards(running),
                tools,
                duplicates(locations, running, pace),
                zone,
                pace,
                budget)
            .find(chosen);
    long quarantineVolume = quarantineVolume();
    return Planner.plan(
        rules.digest(),
        findings.areas().stream()
            .map(area -> area.keeping(keptAlways).takenOn(quarantineVolume))
            .toList(),
        findings.settled(),
        protectedThings,
        caps.within(limits),
        clock.instant());
  }

  /** The kept plan of that digest. */
  public Optional<StoredPlan> find(String digest) throws IOException {
    return plans().find(digest).map(plan -> new StoredPlan(digest, plan));
  }

  /**
   * Carries out a plan made from this very rule set.
   *
   * @param stored the plan
   * @param chosen ids of rules of the plan; all when empty
   * @param pace how gently, and until when; what its end leaves stays
   * @param progress is told how far it has come
   * @throws IllegalArgumentException for a plan made from another rule set
   */
  public CleanupResult clean(StoredPlan stored, Set<String> chosen, Pace pace, Progress progress)
      throws IOException, InterruptedException {
    return clean(stored.plan(), stored.digest(), chosen, pace, progress);
  }

  /**
   * Carries out a part of a plan for somebody, under whose name the quarantine holds what goes
   * there.
   *
   * @param part decisions of a plan, in its order
   * @param purpose for whom, to find again with {@link Quarantine#heldFor}
   * @throws IllegalArgumentException for a plan made from another rule set
   */
  public CleanupResult clean(CleanupPlan part, String purpose, Pace pace, Progress progress)
      throws IOException, InterruptedException {
    return clean(part, purpose, Set.of(), pace, progress);
  }

  private CleanupResult clean(
      CleanupPlan plan, String purpose, Set<String> chosen, Pace pace, Progress progress)
      throws IOException, InterruptedException {
    if (!plan.ruleSetDigest().equals(rules.digest())) {
      throw new IllegalArgumentException("a plan made from another rule set");
    }
    ToolRunner tools = new ToolRunner(access, roots);
    Cleaner cleaner =
        new Cleaner(rules, guards(programs), directories, protectedThings, tools, pace, progress);
    try (Quarantine quarantine = quarantine()) {
      return cleaner.clean(plan, purpose, chosen, quarantine);
    }
  }

  /** Opens the account's quarantine; close it after use. */
  public Quarantine quarantine() throws IOException {
    return Quarantine.open(access, directories, storage.child(access.name("quarantine")), clock);
  }

  /** What goes there is moved, so that it lies on the same volume before and after. */
  private long quarantineVolume() throws IOException {
    try (OpenDirectory own = directories.openOrCreate(storage)) {
      return own.facts().identity().volume();
    }
  }

  private DuplicateFinder duplicates(Locations locations, RunningPrograms running, Pace pace) {
    MonotonicClock time = MonotonicClock.ofThisMachine();
    DuplicateSearch search =
        new DuplicateSearch(
            access, clock, time, DuplicateSearch.usualThreads(), Optional.empty(), roots.places());
    return new DuplicateFinder(roots, locations, directories, guards(running), search, pace);
  }

  private Guards guards(RunningPrograms running) {
    return new Guards(roots, running, new Locations(access, roots, directories));
  }

  private PlanStore plans() throws IOException {
    return store(PLANS, PlanStore.Kept.OF_PEOPLE);
  }

  private PlanStore campaignPlans() throws IOException {
    return store(CAMPAIGN_PLANS, PlanStore.Kept.OF_CAMPAIGNS);
  }

  private PlanStore store(String name, PlanStore.Kept kept) throws IOException {
    return new PlanStore(access, directories, storage.child(access.name(name)), kept, clock);
  }
}
