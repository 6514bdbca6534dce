package fr.regain.agent.mine;

import fr.regain.agent.cleanup.Workspace;
import fr.regain.agent.cleanup.Workspaces;
import fr.regain.agent.command.Command;
import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.host.Desktop;
import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.LoopbackPeers;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.OperatingFamily;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.lease.ChosenRules;
import fr.regain.agent.lease.DeviceClock;
import fr.regain.agent.lease.LocalPolicy;
import fr.regain.agent.lease.SharedFolder;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.plan.Caps;
import fr.regain.agent.plan.CleanupPlan;
import fr.regain.agent.policy.AgentSettings;
import fr.regain.agent.policy.Configuration;
import fr.regain.agent.rule.Rule;
import fr.regain.v1.Lease;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** {@code regain mine}: the person's own page. {@code --notice} is what the logon task runs. */
public final class MineCommand implements Command {
  private static final String NOTICE = "--notice";
  private static final Duration NOTICE_LASTS = Duration.ofMinutes(1);

  private final Workspaces workspaces;
  private final MonotonicClock clock;

  /** For one process. */
  public MineCommand(Workspaces workspaces, MonotonicClock clock) {
    this.workspaces = workspaces;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "mine";
  }

  @Override
  public Text summary() {
    return new Text(
        "Ouvre la page « Faire le ménage dans mes fichiers », avec votre propre compte.",
        "Opens the page \"Tidy up my files\", with your own account.");
  }

  @Override
  public void declare(Declaration declaration) {
    declaration.addSwitch(
        NOTICE,
        new Text(
            "À l'ouverture de session : rendre ce qu'une campagne annule, et prévenir"
                + " au plus une fois. N'ouvre rien.",
            "At logon: give back what a campaign undoes, and give at most one notice."
                + " Opens nothing."));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    boolean root =
        OperatingFamily.current() == OperatingFamily.LINUX
            && LocalFileAccess.ofThisSystem().account().equals(Principal.ofUser(0));
    if (root) {
      throw new AgentProblem(
          "mine.administrator",
          ExitCode.USAGE,
          new Text(
              "Cette page est celle d'une personne. Lancez regain mine avec son compte, pas en"
                  + " root.",
              "This page is a person's own. Run regain mine with their account, not as root."));
    }
    try {
      return invocation.has(NOTICE) ? atLogon(invocation) : serve(invocation);
    } catch (IOException e) {
      throw Workspaces.unusable(e);
    }
  }

  private ExitCode atLogon(Invocation invocation) throws IOException {
    Workspace workspace = workspaces.open(invocation);
    SharedFolder shared = shared(invocation);
    OwnFiles own = own(workspace);
    AtLogon logon = new AtLogon(workspace, own, answers(invocation, shared));
    List<Asked> asked = Asked.all(shared, workspace.rules(), invocation.surroundings());
    for (Asked each : asked) {
      if (each.restores()) {
        logon.restore(each);
      }
    }
    notice(invocation, asked, own);
    Optional<Instant> now = clock(invocation, shared).certain();
    if (now.isPresent()) {
      logon.purge(now.get());
    }
    return ExitCode.OK;
  }

  private static SharedFolder shared(Invocation invocation) {
    return new SharedFolder(invocation.configuration().get(AgentSettings.SHARED_DIRECTORY));
  }

  private static DeviceClock clock(Invocation invocation, SharedFolder shared) throws IOException {
    return DeviceClock.shared(shared, invocation.surroundings());
  }

  private static Answers answers(Invocation invocation, SharedFolder shared) {
    return new Answers(shared.answers(), invocation.surroundings().random());
  }

  /** What the person of this workspace wants always to stay. */
  public static Predicate<FilePath> keptAlways(Workspace workspace) throws IOException {
    return own(workspace)::keeps;
  }

  private static OwnFiles own(Workspace workspace) throws IOException {
    return new OwnFiles(Path.of(workspace.storage().display()));
  }

  private static void notice(Invocation invocation, List<Asked> asked, OwnFiles own)
      throws IOException {
    Clock wallClock = invocation.surroundings().clock();
    Optional<Asked> due = AtLogon.due(asked, own, wallClock.instant());
    if (due.isPresent()) {
      Wording words = new Wording(invocation.locale());
      String askedBy = due.get().lease().getAskedBy();
      boolean shown =
          Desktop.notice(
              words.of("Faire le ménage dans mes fichiers", "Tidy up my files"),
              words.of(
                  "Un ménage vous est proposé. Rien n'est supprimé sans votre accord : ouvrez « Mes"
                      + " données » dans le menu. Demandé par : "
                      + askedBy,
                  "A tidying up is proposed to you. Nothing is removed unless you agree: open \"My"
                      + " data\" in the menu. Asked by: "
                      + askedBy),
              NOTICE_LASTS);
      if (shown) {
        own.noticed(due.get().lease().getCampaignId(), wallClock.instant());
      }
    }
  }

  /**
   * The rules that the administrators forbid: the agent shares what it knows of them, since a
   * person may start this process with other settings.
   */
  static Set<String> forbidden(Configuration configuration, SharedFolder shared)
      throws IOException {
    Set<String> forbidden = new HashSet<>(LocalPolicy.of(configuration).forbidden());
    shared.trust().map(SharedFolder.Trust::forbidden).ifPresent(forbidden::addAll);
    return forbidden;
  }

  /** Reads what campaigns ask now. */
  @FunctionalInterface
  interface Asking {
    /** Everything that is asked, the oldest first. */
    List<Asked> all() throws IOException;
  }

  /** What the person sees: the oldest campaign without an answer, or what the rules say. */
  static Visit visit(
      Workspace workspace,
      OwnFiles own,
      Asking asking,
      Answers answers,
      Set<String> forbidden,
      MonotonicClock clock)
      throws IOException {
    Optional<Asked> asked =
        asking.all().stream()
            .filter(Asked::cleans)
            .filter(each -> own.answer(each.lease().getId()).isEmpty())
            .findFirst();
    List<Rule> rules =
        asked
            .map(Asked::rules)
            .orElseGet(
                () ->
                    workspace.rules().rules().stream()
                        .filter(ChosenRules::isOfPerson)
                        .filter(rule -> !forbidden.contains(rule.id()))
                        .toList());
    Caps limits = asked.map(each -> ChosenRules.limits(each.lease())).orElse(Caps.USUAL);
    CleanupPlan plan = workspace.draftForPerson(rules, limits, own::keeps);
    return new Visit(
        workspace,
        own,
        asked,
        answers,
        new Choice(plan, rules),
        clock,
        () -> asked.isEmpty() || stillAsks(asking, asked.get().lease()));
  }

  private static boolean stillAsks(Asking asking, Lease lease) throws IOException {
    return asking.all().stream()
        .anyMatch(each -> each.cleans() && each.lease().getId().equals(lease.getId()));
  }

  private Visit look(Invocation invocation) throws IOException {
    Workspace workspace = workspaces.open(invocation);
    SharedFolder shared = shared(invocation);
    if (!clock(invocation, shared).tellsAges()) {
      throw DeviceClock.wrong();
    }
    return visit(
        workspace,
        own(workspace),
        () -> Asked.all(shared, workspace.rules(), invocation.surroundings()),
        answers(invocation, shared),
        forbidden(invocation.configuration(), shared),
        clock);
  }

  private ExitCode serve(Invocation invocation) throws IOException {
    Clock wallClock = invocation.surroundings().clock().withZone(ZoneId.systemDefault());
    Guard guard =
        new Guard(LoopbackPeers.ofThisSystem(), invocation.surroundings().random(), clock.nanos());
    Search search = new Search(() -> look(invocation), problem -> invocation.warn(problem.text()));
    search.start();
    try (MineServer server = new MineServer(search, invocation.locale(), wallClock, guard, clock)) {
      invocation.say(
          new Text(
              "Votre page, à ouvrir une fois : " + server.address(),
              "Your page, to be opened once: " + server.address()));
      if (!Desktop.open(server.address())) {
        invocation.warn(
            new Text(
                "Aucun navigateur n'a pu être ouvert ; recopiez l'adresse.",
                "No browser could be opened; copy the address."));
      }
      server.awaitEnd();
    }
    return search.state() instanceof Search.Failed(AgentProblem problem)
        ? problem.exitCode()
        : ExitCode.OK;
  }
}
