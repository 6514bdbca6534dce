package fr.regain.console.campaign;

import fr.regain.console.device.DeviceFilter;
import fr.regain.console.device.DeviceService;
import fr.regain.console.device.DeviceState;
import fr.regain.console.device.FilteredDevice;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.rule.RuleSets;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The door for what people decide: draft, try, submit, approve, launch, hold, give up, undo. Each
 * method is one transaction, and is refused with {@link ProblemCode#CAMPAIGN_NOT_NOW} in a state in
 * which it has no meaning, with {@link ProblemCode#NOT_FOUND} without such a campaign.
 */
@Singleton
public final class CampaignService {
  static final int LONGEST_REASON = 1_000;
  // A fleet changes a little between an approval and a launch; more is another campaign.
  private static final double TOLERATED_GROWTH = 1.05;

  private final Database database;
  private final DeviceService devices;
  private final RuleSets rules;
  private final CampaignActivity activity;
  private final ConsoleConfig config;
  private final Clock clock;
  private final SecureRandom random;

  CampaignService(
      Database database,
      DeviceService devices,
      RuleSets rules,
      CampaignActivity activity,
      ConsoleConfig config,
      Clock clock,
      SecureRandom random) {
    this.database = database;
    this.devices = devices;
    this.rules = rules;
    this.activity = activity;
    this.config = config;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Stores a new draft; it may be incomplete, see {@link #faults}.
   *
   * @return its id
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} when a text or a list is too long
   */
  public UUID create(Draft draft, By author) {
    DraftCheck.storable(draft);
    UUID id = newId();
    database.update(dsl -> insert(dsl, id, draft, null, author));
    return id;
  }

  private UUID newId() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private void insert(DSLContext dsl, UUID id, Draft draft, @Nullable UUID from, By author) {
    CampaignStore.insert(
        dsl, id, draft, rules.current().digest(), from, random.nextLong(), author, clock.instant());
  }

  /**
   * Copies a campaign or a template into a new draft of today's rule set; its dates move with it.
   *
   * @param template whether the copy is a template
   * @return the copy's id
   */
  public UUID copy(UUID id, String name, boolean template, By author) {
    UUID copy = newId();
    database.update(
        dsl -> {
          Campaign original = found(dsl, id);
          Draft draft = original.draft();
          Schedule schedule = draft.schedule();
          Duration later = Duration.between(original.createdAt(), clock.instant());
          Instant startsAt = schedule.startsAt();
          Draft copied =
              new Draft(
                  name,
                  template,
                  draft.filter(),
                  draft.rules(),
                  new Schedule(
                      schedule.hours(),
                      schedule.explicit(),
                      schedule.skipHolidays(),
                      startsAt == null ? null : startsAt.plus(later),
                      schedule.deadline().plus(later)),
                  draft.waves(),
                  draft.limits(),
                  draft.askedBy(),
                  draft.notice());
          DraftCheck.storable(copied);
          insert(dsl, copy, copied, id, author);
        });
    return copy;
  }

  /** Changes a draft. */
  public void change(UUID id, Draft draft) {
    DraftCheck.storable(draft);
    inState(
        id,
        Set.of(CampaignState.DRAFT),
        (dsl, campaign) -> {
          CampaignStore.change(dsl, id, draft, rules.current().digest());
          return 0L;
        });
  }

  /** Removes a draft or a template; a campaign that was tried stays on record. */
  public void remove(UUID id) {
    inState(
        id,
        Set.of(CampaignState.DRAFT),
        (dsl, campaign) -> {
          CampaignStore.remove(dsl, id);
          return 0L;
        });
  }

  /** What keeps a draft from being tried; empty when nothing does. */
  public List<DraftFault> faults(Draft draft) {
    return DraftCheck.faults(draft, rules.current(), clock.instant());
  }

  /** How many devices a draft would take at this moment: "everything in this filter". */
  public Targeted count(Draft draft) {
    return database.read(
        dsl -> {
          List<FilteredDevice> filtered = devices.filtered(dsl, active(draft));
          if (draft.waves().isEmpty()) {
            return new Targeted(filtered.size(), 0);
          }
          Waves.Assigned assigned = Waves.assignLate(draft.waves(), filtered);
          return new Targeted(assigned.placed().size(), assigned.outside());
        });
  }

  private static DeviceFilter active(Draft draft) {
    DeviceFilter filter = draft.filter();
    return new DeviceFilter(
        filter.text(),
        filter.siteId(),
        filter.ringId(),
        filter.chassis(),
        DeviceState.ACTIVE,
        filter.lowSpace(),
        filter.silentSince());
  }

  /**
   * Starts the dry run: the devices of the filter are taken up, and each makes a plan at its next
   * check-in.
   *
   * @return how many devices
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} when the draft is incomplete or takes no
   *     device
   */
  public long startTrial(UUID id) {
    return change(
        id,
        CampaignEvent.TRY,
        null,
        null,
        (dsl, campaign) -> {
          Draft draft = campaign.draft();
          List<DraftFault> faults = faults(draft);
          if (draft.template() || !faults.isEmpty()) {
            throw invalid(
                draft.template() ? "A template is copied, never tried." : faults.getFirst().text());
          }
          Waves.Assigned assigned =
              Waves.assign(
                  draft.waves(), CampaignStore.seed(dsl, id), devices.filtered(dsl, active(draft)));
          if (assigned.placed().isEmpty()) {
            throw invalid("No device passes the filter; widen it.");
          }
          ParticipantStore.insert(dsl, id, assigned.placed(), clock.instant());
          return (long) assigned.placed().size();
        });
  }

  /**
   * Asks for approval of what the dry run has shown, or for a new one after the fleet has grown.
   */
  public void submit(UUID id) {
    change(
        id,
        CampaignEvent.SUBMIT,
        null,
        null,
        (dsl, campaign) -> {
          CampaignStore.setApproval(dsl, id, null);
          return 0L;
        });
  }

  /** Takes the campaign back to its draft; plans and approval are forgotten. */
  public void revise(UUID id) {
    sendBack(id, null);
  }

  /**
   * Sends the campaign back to its author.
   *
   * @param why for the author, at most 1,000 characters
   */
  public void reject(UUID id, String why) {
    if (why.isBlank() || why.length() > LONGEST_REASON) {
      throw invalid("Say why in 1 to " + LONGEST_REASON + " characters.");
    }
    sendBack(id, why.strip());
  }

  private void sendBack(UUID id, @Nullable String why) {
    change(
        id,
        CampaignEvent.REVISE,
        why == null ? null : "review.rejected",
        why,
        (dsl, campaign) -> {
          ParticipantStore.clear(dsl, id);
          CampaignStore.setApproval(dsl, id, null);
          return 0L;
        });
  }

  /**
   * Approves what the dry run has shown.
   *
   * @throws Problem {@link ProblemCode#CAMPAIGN_SECOND_PERSON} when the approver is the author and
   *     the campaign has more devices than one person may decide on alone
   */
  public void approve(UUID id, By approver) {
    change(
        id,
        CampaignEvent.APPROVE,
        null,
        null,
        (dsl, campaign) -> {
          long targeted = targeted(dsl, id);
          refuseAlone(campaign, approver, targeted);
          CampaignStore.setApproval(
              dsl, id, new Campaign.Approval(approver, clock.instant(), targeted));
          return 0L;
        });
  }

  /** Whether a campaign with that many devices needs a second person's approval. */
  public boolean needsSecondPerson(long targeted) {
    return targeted > config.campaigns().approvalAbove();
  }

  private void refuseAlone(Campaign campaign, By approver, long targeted) {
    if (approver.id() == campaign.author().id() && needsSecondPerson(targeted)) {
      throw new Problem(
          ProblemCode.CAMPAIGN_SECOND_PERSON,
          "With "
              + targeted
              + " devices, somebody other than its author has to approve the campaign (above "
              + config.campaigns().approvalAbove()
              + " devices).");
    }
  }

  private static long targeted(DSLContext dsl, UUID id) {
    return ParticipantStore.counts(dsl, id).values().stream()
        .flatMap(states -> states.values().stream())
        .mapToLong(Sums::devices)
        .sum();
  }

  /**
   * Launches an approved campaign: the filter is counted anew, and the first wave is released, now
   * or when its time comes.
   *
   * @param confirmed the number of devices that the person has seen and confirmed
   * @throws Problem {@link ProblemCode#CAMPAIGN_COUNT_CHANGED} when the filter now takes another
   *     number, {@link ProblemCode#CAMPAIGN_SECOND_PERSON} when it has outgrown its approval
   */
  public void launch(UUID id, long confirmed) {
    Instant now = clock.instant();
    database.update(
        dsl -> {
          CampaignStore.lock(dsl, List.of(id));
          Campaign campaign = found(dsl, id);
          Instant startsAt = campaign.draft().schedule().startsAt();
          boolean later = startsAt != null && startsAt.isAfter(now);
          CampaignState next = next(campaign, later ? CampaignEvent.SCHEDULE : CampaignEvent.START);
          recount(dsl, campaign, confirmed, now);
          CampaignStore.setState(dsl, id, next, null, null);
          CampaignStore.setLaunched(dsl, id, now);
          if (!later) {
            CampaignSteps.release(dsl, campaign.waves().getFirst(), id, now);
          }
        });
    activity.changed();
  }

  /** Whether a fleet has grown too much since its approval. */
  static boolean outgrows(long devices, long approved) {
    return devices > approved * TOLERATED_GROWTH;
  }

  private void recount(DSLContext dsl, Campaign campaign, long confirmed, Instant now) {
    Waves.Assigned today =
        Waves.assignLate(campaign.draft().waves(), devices.filtered(dsl, active(campaign.draft())));
    long devicesToday = today.placed().size();
    if (devicesToday != confirmed) {
      throw new Problem(
          ProblemCode.CAMPAIGN_COUNT_CHANGED,
          "The filter now takes "
              + devicesToday
              + " devices instead of "
              + confirmed
              + ". Look at them, then launch again.");
    }
    Campaign.Approval approval = campaign.approval();
    if (approval == null || outgrows(devicesToday, approval.devices())) {
      throw new Problem(
          ProblemCode.CAMPAIGN_SECOND_PERSON,
          "The campaign was approved for "
              + (approval == null ? 0 : approval.devices())
              + " devices and now has "
              + devicesToday
              + ". Submit it for approval again.");
    }
    refuseAlone(campaign, approval.by(), devicesToday);
    Set<UUID> known = ParticipantStore.devices(dsl, campaign.id());
    List<Waves.Placed> added =
        today.placed().stream().filter(placed -> !known.remove(placed.device().id())).toList();
    ParticipantStore.insert(dsl, campaign.id(), added, now);
    CampaignSteps.tellEach(
        dsl, campaign.id(), known, ParticipantEvent.CANCELLED, "target.left", now);
  }

  /** Holds a running campaign: nothing new begins, devices at work may end theirs. */
  public void pause(UUID id) {
    change(id, CampaignEvent.PAUSE, "person.paused", null, (dsl, campaign) -> 0L);
  }

  /**
   * Stops a campaign: nothing new begins, and devices at work end within seconds. It can be
   * resumed.
   */
  public void stop(UUID id) {
    change(id, CampaignEvent.STOP, "person.stopped", null, (dsl, campaign) -> 0L);
  }

  /**
   * Lets a held campaign go on. A wave whose gate had stopped it is observed anew; its figures
   * still count, so that it stops again unless they have become better or the gate was passed by
   * {@link #passGate}.
   */
  public void resume(UUID id) {
    change(id, CampaignEvent.RESUME, null, null, (dsl, campaign) -> 0L);
  }

  /**
   * Lets the next wave go although the gate of the last one has stopped the campaign, and resumes
   * it. Somebody has looked, and says so.
   */
  public void passGate(UUID id) {
    change(
        id,
        CampaignEvent.RESUME,
        null,
        null,
        (dsl, campaign) -> {
          CampaignSteps.passGate(dsl, campaign, clock.instant());
          return 0L;
        });
  }

  /** Gives up what is not done; what was done stays done and can be undone. */
  public void cancel(UUID id) {
    change(
        id,
        CampaignEvent.CANCEL,
        "person.cancelled",
        null,
        (dsl, campaign) -> {
          Instant now = clock.instant();
          ParticipantStore.tellAll(
              dsl, id, null, ParticipantEvent.CANCELLED, "campaign.cancelled", now);
          CampaignStore.setEnded(dsl, id, now);
          return 0L;
        });
  }

  /**
   * Lets devices that failed, ended early or could not take part try once more.
   *
   * @return how many
   */
  public long retry(UUID id) {
    return inState(
        id,
        Set.of(
            CampaignState.TRYING,
            CampaignState.RUNNING,
            CampaignState.PAUSED,
            CampaignState.STOPPED),
        (dsl, campaign) -> CampaignSteps.retry(dsl, campaign, clock.instant()));
  }

  /**
   * Has everything put back that the campaign took and devices still hold.
   *
   * @return how many devices have something to put back
   */
  public long undo(UUID id) {
    return inState(
        id,
        Set.of(
            CampaignState.PAUSED,
            CampaignState.STOPPED,
            CampaignState.FINISHED,
            CampaignState.CANCELLED),
        (dsl, campaign) -> CampaignSteps.undo(dsl, campaign, null, config, clock.instant()));
  }

  /**
   * Has everything put back that the campaign took on one device.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} when the device holds nothing of it any more
   */
  public void undo(UUID id, UUID device) {
    inState(
        id,
        Set.of(CampaignState.values()),
        (dsl, campaign) -> {
          long undone = CampaignSteps.undo(dsl, campaign, device, config, clock.instant());
          if (undone == 0) {
            throw new Problem(
                ProblemCode.NOT_FOUND,
                "The device holds nothing of this campaign that could be put back.");
          }
          return undone;
        });
  }

  private long change(
      UUID id,
      CampaignEvent event,
      @Nullable String reason,
      @Nullable String detail,
      BiFunction<DSLContext, Campaign, Long> step) {
    return held(
        id,
        (dsl, campaign) -> {
          CampaignState next = next(campaign, event);
          CampaignStore.setState(dsl, id, next, reason, detail);
          return step.apply(dsl, campaign);
        });
  }

  private long inState(
      UUID id, Set<CampaignState> states, BiFunction<DSLContext, Campaign, Long> step) {
    return held(
        id,
        (dsl, campaign) -> {
          if (!states.contains(campaign.state())) {
            throw notNow(campaign);
          }
          return step.apply(dsl, campaign);
        });
  }

  private long held(UUID id, BiFunction<DSLContext, Campaign, Long> step) {
    long result =
        database.write(
            dsl -> {
              CampaignStore.lock(dsl, List.of(id));
              return step.apply(dsl, found(dsl, id));
            });
    activity.changed();
    return result;
  }

  private static CampaignState next(Campaign campaign, CampaignEvent event) {
    return campaign.state().next(event).orElseThrow(() -> notNow(campaign));
  }

  private static Problem notNow(Campaign campaign) {
    return new Problem(
        ProblemCode.CAMPAIGN_NOT_NOW,
        "The campaign \""
            + campaign.draft().name()
            + "\" is in the state "
            + campaign.state()
            + ". Reload the page, and see what can be done now.");
  }

  private static Campaign found(DSLContext dsl, UUID id) {
    return CampaignStore.find(dsl, id)
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "There is no campaign " + id + "."));
  }

  private static Problem invalid(String text) {
    return new Problem(ProblemCode.REQUEST_INVALID, text);
  }
}
