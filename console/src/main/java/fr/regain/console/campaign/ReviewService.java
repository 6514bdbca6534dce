package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.device.DeviceService;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * From the dry run to the launch. Each method is one transaction with its record in the journal,
 * and is refused with {@link ProblemCode#CAMPAIGN_NOT_NOW} in a state in which it has no meaning,
 * with {@link ProblemCode#NOT_FOUND} without such a campaign.
 */
@Singleton
public final class ReviewService {
  static final int LONGEST_REASON = 1_000;
  // A fleet changes a little between an approval and a launch; more is another campaign.
  private static final double TOLERATED_GROWTH = 1.05;

  private final Database database;
  private final DraftService drafts;
  private final DeviceService devices;
  private final Decisions decisions;
  private final ConsoleConfig config;
  private final Clock clock;

  ReviewService(
      Database database,
      DraftService drafts,
      DeviceService devices,
      Decisions decisions,
      ConsoleConfig config,
      Clock clock) {
    this.database = database;
    this.drafts = drafts;
    this.devices = devices;
    this.decisions = decisions;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Starts the dry run: the devices of the filter are taken up, and each makes a plan at its next
   * check-in.
   *
   * @return how many devices
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} when the draft is incomplete or takes no
   *     device
   */
  public long startTrial(UUID id, Person by) {
    return decisions.decide(
        id,
        by,
        Decision.of("campaign.try", CampaignEvent.TRY),
        (dsl, campaign) -> {
          Draft draft = campaign.draft();
          List<DraftFault> faults = drafts.faults(draft);
          if (draft.template() || !faults.isEmpty()) {
            throw invalid(
                draft.template() ? "A template is copied, never tried." : faults.getFirst().text());
          }
          Waves.Assigned assigned =
              Waves.assign(
                  draft.waves(),
                  CampaignStore.seed(dsl, id),
                  devices.filtered(dsl, draft.activeDevices()));
          if (assigned.placed().isEmpty()) {
            throw invalid("No device passes the filter; widen it.");
          }
          CampaignStore.nextTrial(dsl, id);
          ParticipantStore.insert(dsl, id, assigned.placed(), clock.instant());
          return (long) assigned.placed().size();
        });
  }

  /**
   * Asks for approval of what the dry run has shown, or for a new one after the fleet has grown.
   * Also refused with {@link ProblemCode#CAMPAIGN_NOT_NOW} while no device has answered: there is
   * nothing that could be approved.
   */
  public void submit(UUID id, Person by) {
    decisions.decide(
        id,
        by,
        Decision.of("campaign.submit", CampaignEvent.SUBMIT),
        (dsl, campaign) -> {
          refuseUnanswered(dsl, campaign);
          CampaignStore.setApproval(dsl, id, null);
          return 0L;
        });
  }

  private static void refuseUnanswered(DSLContext dsl, Campaign campaign) {
    Standing standing =
        new Standing(campaign, new Counts(ParticipantStore.counts(dsl, campaign.id())));
    if (standing.answered() == 0) {
      throw new Problem(
          ProblemCode.CAMPAIGN_NOT_NOW,
          "None of the "
              + standing.devices()
              + " devices has answered the dry run, so that there is no plan to approve. Each"
              + " answers at its next check-in: submit the campaign once the first ones have.");
    }
  }

  /** Takes the campaign back to its draft; plans, approval and launch are forgotten. */
  public void revise(UUID id, Person by) {
    sendBack(id, by, Decision.of("campaign.revise", CampaignEvent.REVISE));
  }

  /**
   * Sends the campaign back to its author.
   *
   * @param why for the author, at most 1,000 characters
   */
  public void reject(UUID id, String why, Person by) {
    if (why.isBlank() || why.length() > LONGEST_REASON) {
      throw invalid("Say why in 1 to " + LONGEST_REASON + " characters.");
    }
    sendBack(
        id,
        by,
        new Decision("campaign.reject", CampaignEvent.REVISE, "review.rejected", why.strip()));
  }

  private void sendBack(UUID id, Person by, Decision decision) {
    decisions.decide(
        id,
        by,
        decision,
        (dsl, campaign) -> {
          ParticipantStore.clear(dsl, id);
          CampaignStore.setApproval(dsl, id, null);
          CampaignStore.setLaunched(dsl, id, null);
          return 0L;
        });
  }

  /**
   * Approves what the dry run has shown.
   *
   * @throws Problem {@link ProblemCode#CAMPAIGN_SECOND_PERSON} when the approver has written any of
   *     the draft, came in by the sign-in link, or acts by a key that somebody else made, and the
   *     campaign has more devices than one person may decide on alone
   */
  public void approve(UUID id, Person approver) {
    decisions.decide(
        id,
        approver,
        Decision.of("campaign.approve", CampaignEvent.APPROVE),
        (dsl, campaign) -> {
          long targeted = targeted(dsl, id);
          refuseAlone(dsl, id, By.of(approver), targeted);
          refuseNameless(approver, targeted);
          refuseProxy(approver, targeted);
          CampaignStore.setApproval(
              dsl, id, new Campaign.Approval(By.of(approver), clock.instant(), targeted));
          return 0L;
        });
  }

  /** Whether a campaign with that many devices needs a second person's approval. */
  public boolean needsSecondPerson(long targeted) {
    return targeted > config.campaigns().approvalAbove();
  }

  /** Whether any of the draft is by that person: they are not the second one. */
  public boolean hasWritten(UUID id, Person person) {
    return database.read(dsl -> CampaignStore.hasWritten(dsl, id, person.accountId()));
  }

  private void refuseAlone(DSLContext dsl, UUID id, By approver, long targeted) {
    if (needsSecondPerson(targeted) && CampaignStore.hasWritten(dsl, id, approver.id())) {
      throw new Problem(
          ProblemCode.CAMPAIGN_SECOND_PERSON,
          "With "
              + targeted
              + " devices, somebody who has written none of it has to approve the campaign (above "
              + config.campaigns().approvalAbove()
              + " devices).");
    }
  }

  /** Whoever runs the console's machine could be the author: the link says nothing of who it is. */
  private void refuseNameless(Person approver, long targeted) {
    if (approver.breakGlass() && needsSecondPerson(targeted)) {
      throw new Problem(
          ProblemCode.CAMPAIGN_SECOND_PERSON,
          "With "
              + targeted
              + " devices, somebody with an account of their own has to approve the campaign, not"
              + " whoever holds the sign-in link.");
    }
  }

  /** Whoever made a key may be the one who uses it, in the name of somebody else. */
  private void refuseProxy(Person by, long targeted) {
    if (by.keyMaker() != null && needsSecondPerson(targeted)) {
      throw new Problem(
          ProblemCode.CAMPAIGN_SECOND_PERSON,
          "With "
              + targeted
              + " devices, an API key approves and launches only in the name of the person who made"
              + " it. Somebody else made this one: decide on a page, or make a key of your own.");
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
   *     number, {@link ProblemCode#CAMPAIGN_SECOND_PERSON} when it has outgrown its approval, or
   *     has more devices than one person may decide on alone and is launched by a key that somebody
   *     else made
   */
  public void launch(UUID id, long confirmed, Person by) {
    Instant now = clock.instant();
    decisions.decide(
        id,
        by,
        campaign ->
            Decision.of(
                "campaign.launch",
                isLater(campaign, now) ? CampaignEvent.SCHEDULE : CampaignEvent.START),
        (dsl, campaign) -> {
          refuseProxy(by, confirmed);
          recount(dsl, campaign, confirmed, now);
          CampaignStore.setLaunched(dsl, id, now);
          if (!isLater(campaign, now)) {
            CampaignSteps.release(dsl, campaign.waves().getFirst(), id, now);
          }
          return confirmed;
        });
  }

  private static boolean isLater(Campaign campaign, Instant now) {
    Instant startsAt = campaign.draft().schedule().startsAt();
    return startsAt != null && startsAt.isAfter(now);
  }

  /** Whether a fleet has grown too much since its approval. */
  static boolean outgrows(long devices, long approved) {
    return devices > approved * TOLERATED_GROWTH;
  }

  private void recount(DSLContext dsl, Campaign campaign, long confirmed, Instant now) {
    Waves.Assigned today =
        Waves.assignLate(
            campaign.draft().waves(), devices.filtered(dsl, campaign.draft().activeDevices()));
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
    refuseAlone(dsl, campaign.id(), approval.by(), devicesToday);
    Set<UUID> known = ParticipantStore.devices(dsl, campaign.id());
    List<Waves.Placed> added =
        today.placed().stream().filter(placed -> !known.remove(placed.device().id())).toList();
    ParticipantStore.insert(dsl, campaign.id(), added, now);
    CampaignSteps.tellEach(
        dsl, List.of(campaign.id()), known, ParticipantEvent.CANCELLED, "target.left", now);
  }

  private static Problem invalid(String text) {
    return new Problem(ProblemCode.REQUEST_INVALID, text);
  }
}
