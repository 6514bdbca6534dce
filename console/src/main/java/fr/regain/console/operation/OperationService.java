package fr.regain.console.operation;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditService;
import fr.regain.console.campaign.Campaign;
import fr.regain.console.campaign.CampaignReading;
import fr.regain.console.campaign.CampaignState;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.report.ReportService;
import fr.regain.console.resource.OperationKind;
import fr.regain.console.site.SiteService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The door to operations. Whoever changes one says which version they have seen; if somebody else
 * has changed it since, nothing is changed and they are told.
 */
@Singleton
public final class OperationService {
  private final Database database;
  private final SiteService sites;
  private final CampaignReading campaigns;
  private final ReportService reports;
  private final OperationMeasuring measuring;
  private final ZoneId zone;
  private final Clock clock;

  OperationService(
      Database database,
      SiteService sites,
      CampaignReading campaigns,
      ReportService reports,
      OperationMeasuring measuring,
      ConsoleConfig config,
      Clock clock) {
    this.database = database;
    this.sites = sites;
    this.campaigns = campaigns;
    this.reports = reports;
    this.measuring = measuring;
    this.zone = config.zone();
    this.clock = clock;
  }

  /** Where a person registers operations and answers for them. */
  public static Scope writable(Person by) {
    return by.scope(Role.REFERENT, Role.COORDINATOR, Role.ADMINISTRATOR);
  }

  /** The day that it is. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /**
   * An operation of a scope.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} when there is none of that number
   */
  public Operation find(Scope scope, long id) {
    return database.read(dsl -> find(dsl, scope, id));
  }

  private static Operation find(DSLContext dsl, Scope scope, long id) {
    return OperationReading.find(dsl, scope, id)
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no operation number " + id + "."));
  }

  /** The figures of an operation: as they were sent up, or else as they are at this moment. */
  public FigureSet figures(Operation operation) {
    record OnRecord(FigureSet figures, List<UUID> campaigns, List<Operation> rivals) {}
    OnRecord known =
        database.read(
            dsl ->
                new OnRecord(
                    OperationReading.figures(dsl, operation.id()),
                    OperationReading.campaigns(dsl, operation.id()),
                    OperationReading.rivals(dsl, operation)));
    return operation.isOpen()
        ? known
            .figures()
            .declared()
            .and(measuring.of(operation, known.campaigns(), known.rivals(), clock.instant()))
        : known.figures();
  }

  /** The campaigns that belong to an operation. */
  public List<Campaign> campaigns(Operation operation) {
    return database.read(dsl -> OperationReading.campaigns(dsl, operation.id())).stream()
        .flatMap(id -> campaigns.find(id).stream())
        .toList();
  }

  /**
   * The campaigns that may yet belong to an operation, the newest first: those that stay within its
   * site, so that all they bring is brought there, and that belong to none.
   *
   * @param most how many at most
   */
  public List<Campaign> candidates(Operation operation, int most) {
    if (!operation.isOpen() || operation.kind() != OperationKind.DATA) {
      return List.of();
    }
    Set<UUID> taken = database.read(OperationReading::taken);
    Map<Long, Boolean> held = new HashMap<>();
    return reports.campaigns(operation.place().scope()).stream()
        .filter(campaign -> !taken.contains(campaign.id()))
        .filter(campaign -> isFitting(operation, campaign, held))
        .limit(most)
        .toList();
  }

  /**
   * Whether a campaign may be the operation's own.
   *
   * @param held whether the operation's site holds a site, as far as it is known; grows
   */
  private boolean isFitting(Operation operation, Campaign campaign, Map<Long, Boolean> held) {
    if (campaign.draft().template() || campaign.state() == CampaignState.CANCELLED) {
      return false;
    }
    Long target = campaign.draft().filter().siteId();
    return target == null
        ? operation.place().isRoot()
        : held.computeIfAbsent(target, id -> sites.find(operation.place().scope(), id).isPresent());
  }

  /**
   * Registers an operation.
   *
   * @return its number
   * @throws Problem {@link ProblemCode#NOT_FOUND} for a site on which the person registers none
   */
  public long register(Person by, long siteId, OperationKind kind, OperationPlan plan) {
    if (sites.find(writable(by), siteId).isEmpty()) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no site number " + siteId + ".");
    }
    return database.write(
        dsl -> {
          Instant now = clock.instant();
          long id = OperationStore.insert(dsl, siteId, kind, plan, now);
          String after = "site: " + siteId + "\nkind: " + kind + "\n" + plan.told();
          record(dsl, by, "operation.register", id, "", after, now);
          return id;
        });
  }

  /**
   * Says something else of an open operation.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND}, or {@link ProblemCode#OPERATION_NOT_NOW} when it
   *     is not open, or not as it was seen
   */
  public void change(Person by, long id, long version, OperationPlan plan) {
    open(
        by,
        id,
        version,
        (dsl, before, now) -> {
          OperationStore.update(dsl, id, plan);
          record(dsl, by, "operation.change", id, before.plan().told(), plan.told(), now);
        });
  }

  /** Gives an open operation up, and its campaigns free; it fails as {@link #change} does. */
  public void cancel(Person by, long id, long version) {
    open(
        by,
        id,
        version,
        (dsl, before, now) -> {
          OperationStore.setState(dsl, id, OperationState.CANCELLED, null);
          OperationStore.unlinkAll(dsl, id);
          record(dsl, by, "operation.cancel", id, before.plan().told(), "", now);
        });
  }

  /**
   * Gives a campaign to an open operation.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} for a campaign that cannot be its own, {@link
   *     ProblemCode#OPERATION_NOT_NOW} as {@link #change} does, or when the campaign belongs to
   *     another one
   */
  public void link(Person by, long id, long version, UUID campaignId) {
    Operation operation = find(writable(by), id);
    if (operation.kind() != OperationKind.DATA
        || campaigns
            .find(campaignId)
            .filter(found -> isFitting(operation, found, new HashMap<>()))
            .isEmpty()) {
      throw missing(campaignId);
    }
    open(
        by,
        id,
        version,
        (dsl, before, now) -> {
          if (!OperationStore.link(dsl, id, campaignId)) {
            throw notNow(id, "the campaign belongs to an operation already");
          }
          record(dsl, by, "operation.link", id, "", "campaign: " + campaignId, now);
        });
  }

  /** Takes a campaign away from an open operation; it fails as {@link #change} does. */
  public void unlink(Person by, long id, long version, UUID campaignId) {
    open(
        by,
        id,
        version,
        (dsl, before, now) -> {
          if (!OperationStore.unlink(dsl, id, campaignId)) {
            throw missing(campaignId);
          }
          record(dsl, by, "operation.unlink", id, "campaign: " + campaignId, "", now);
        });
  }

  /**
   * Puts what people declare on record, in the place of what they had declared.
   *
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for a measure that is not of such an
   *     operation, or as {@link #change} does
   */
  public void declare(Person by, long id, long version, List<Figure> declared) {
    open(
        by,
        id,
        version,
        (dsl, before, now) -> {
          for (Figure figure : declared) {
            if (!OperationMeasure.declaredOf(before.kind()).contains(figure.measure())) {
              throw new Problem(
                  ProblemCode.REQUEST_INVALID,
                  "Nobody declares "
                      + figure.measure()
                      + " for an operation of kind "
                      + before.kind()
                      + ".");
            }
          }
          if (declared.stream().map(Figure::measure).distinct().count() < declared.size()) {
            throw new Problem(ProblemCode.REQUEST_INVALID, "Each measure is declared once.");
          }
          FigureSet after = new FigureSet(declared);
          String told = OperationReading.figures(dsl, id).told();
          OperationStore.put(dsl, id, after);
          record(dsl, by, "operation.declare", id, told, after.told(), now);
        });
  }

  /**
   * Sends the figures up: from then on they stay as they are.
   *
   * @param mark the {@link FigureSet#mark} of the figures that the person has seen
   * @throws Problem as {@link #change} does; {@link ProblemCode#OPERATION_NOT_NOW} too before the
   *     last day, or when the figures are others by now
   */
  public void sendUp(Person by, long id, long version, String mark) {
    // Read before the transaction: what it takes stays as seen, or the mark is another.
    FigureSet figures = figures(find(writable(by), id));
    open(
        by,
        id,
        version,
        (dsl, before, now) -> {
          if (!before.isDue(today())) {
            throw notNow(id, "its last day is still to come");
          }
          if (!figures.mark().equals(mark)) {
            throw notNow(id, "its figures have changed since they were shown");
          }
          OperationStore.put(dsl, id, figures);
          OperationStore.setState(dsl, id, OperationState.REPORTED, now);
          record(dsl, by, "operation.send-up", id, "", figures.told(), now);
        });
  }

  /**
   * Opens an operation again that was sent up, to correct it.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND}, or {@link ProblemCode#OPERATION_NOT_NOW} when it
   *     was not sent up, or is not as it was seen
   */
  public void reopen(Person by, long id, long version) {
    change(
        by,
        id,
        version,
        OperationState.REPORTED,
        (dsl, before, now) -> {
          FigureSet sent = OperationReading.figures(dsl, id);
          OperationStore.put(dsl, id, sent.declared());
          OperationStore.setState(dsl, id, OperationState.REGISTERED, null);
          record(dsl, by, "operation.reopen", id, sent.told(), "", now);
        });
  }

  /** What is done to an operation, in the transaction that takes its next version. */
  @FunctionalInterface
  private interface Deed {
    void on(DSLContext dsl, Operation before, Instant now);
  }

  private void open(Person by, long id, long version, Deed deed) {
    change(by, id, version, OperationState.REGISTERED, deed);
  }

  private void change(Person by, long id, long version, OperationState state, Deed deed) {
    database.update(
        dsl -> {
          Operation before = find(dsl, writable(by), id);
          if (before.state() != state) {
            throw notNow(id, "it is " + before.state());
          }
          if (!OperationStore.advance(dsl, id, version)) {
            throw notNow(id, "somebody has changed it meanwhile");
          }
          deed.on(dsl, before, clock.instant());
        });
  }

  private static Problem notNow(long id, String why) {
    return new Problem(
        ProblemCode.OPERATION_NOT_NOW,
        "Operation " + id + " stays as it is: " + why + ". Read it again, then decide.");
  }

  private static Problem missing(UUID campaign) {
    return new Problem(
        ProblemCode.NOT_FOUND, "There is no campaign " + campaign + " for this operation.");
  }

  private static void record(
      DSLContext dsl, Person by, String action, long id, String before, String after, Instant now) {
    AuditService.record(dsl, by.actor(), action, "operation " + id, before, after, now);
  }
}
