package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What people decide on a campaign under way: hold it, let it go on, give it up, have it put back.
 * Each method is one transaction with its record in the journal, and is refused with {@link
 * ProblemCode#CAMPAIGN_NOT_NOW} in a state in which it has no meaning, with {@link
 * ProblemCode#NOT_FOUND} without such a campaign.
 */
@Singleton
public final class CourseService {
  private final Decisions decisions;
  private final ConsoleConfig config;
  private final Clock clock;

  CourseService(Decisions decisions, ConsoleConfig config, Clock clock) {
    this.decisions = decisions;
    this.config = config;
    this.clock = clock;
  }

  /** Holds a running campaign: nothing new begins, devices at work may end theirs. */
  public void pause(UUID id, Person by) {
    decisions.decide(
        id, by, new Decision("campaign.pause", CampaignEvent.PAUSE, "person.paused", null));
  }

  /**
   * Stops a campaign: nothing new begins, and devices at work end within seconds. It can be
   * resumed.
   */
  public void stop(UUID id, Person by) {
    decisions.decide(
        id, by, new Decision("campaign.stop", CampaignEvent.STOP, "person.stopped", null));
  }

  /**
   * Lets a held campaign go on. A wave whose gate had stopped it is observed anew; its figures
   * still count, so that it stops again unless they have become better or the gate was passed by
   * {@link #passGate}.
   */
  public void resume(UUID id, Person by) {
    decisions.decide(id, by, Decision.of("campaign.resume", CampaignEvent.RESUME));
  }

  /**
   * Lets the next wave go although the gate of the last one has stopped the campaign, and resumes
   * it. Somebody has looked, and says so.
   */
  public void passGate(UUID id, Person by) {
    decisions.decide(
        id,
        by,
        campaign -> {
          if (!campaign.isStoppedByGate()) {
            throw Decisions.notNow(campaign);
          }
          return Decision.of("campaign.pass-gate", CampaignEvent.RESUME);
        },
        (dsl, campaign) -> {
          CampaignSteps.passGate(dsl, campaign, clock.instant());
          return 0L;
        });
  }

  /** Gives up what is not done; what was done stays done and can be undone. */
  public void cancel(UUID id, Person by) {
    decisions.decide(
        id,
        by,
        new Decision("campaign.cancel", CampaignEvent.CANCEL, "person.cancelled", null),
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
  public long retry(UUID id, Person by) {
    return decisions.act(
        id,
        by,
        "campaign.retry",
        CampaignState.RETRYABLE,
        (dsl, campaign) -> CampaignSteps.retry(dsl, campaign, clock.instant()));
  }

  /**
   * Has everything put back that the campaign took and devices still hold.
   *
   * @return how many devices have something to put back
   */
  public long undo(UUID id, Person by) {
    return decisions.act(
        id,
        by,
        "campaign.undo",
        CampaignState.UNDOABLE,
        (dsl, campaign) -> CampaignSteps.undo(dsl, campaign, null, config, clock.instant()));
  }

  /**
   * Has everything put back that the campaign took on one device.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} when the device holds nothing of it any more
   */
  public void undo(UUID id, UUID device, Person by) {
    decisions.act(
        id,
        by,
        "campaign.undo-device " + device,
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
}
