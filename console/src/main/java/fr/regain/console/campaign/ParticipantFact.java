package fr.regain.console.campaign;

import static fr.regain.console.schema.Tables.CAMPAIGN_DEVICE;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jooq.Condition;

/** What pages count devices of a campaign by, beside their state. */
public enum ParticipantFact {
  /** It has answered the dry run, one way or the other. */
  ANSWERED,
  /** It has made a plan. */
  PLANNED,
  /** The campaign waits for it no longer. */
  SETTLED,
  /** It has worked. */
  WORKED,
  /** It has measured by how much the free space of its volumes grew. */
  MEASURED,
  /** It has told what was in use on its volumes before and after. */
  COMPARED,
  /** It holds something that can still be put back. */
  RETURNABLE,
  /** People at it were asked. */
  ASKED,
  /** Somebody at it said yes. */
  AGREED,
  /** Somebody at it said no. */
  DECLINED,
  /** The question at it stands, or stood until the end; only where the campaign has one. */
  UNANSWERED;

  private static final List<String> UNPLANNED = states(StandingGroup.UNPLANNED.states()::contains);
  private static final List<String> OPEN = states(ParticipantState.OPEN::contains);
  private static final List<String> MAY_STILL_BE_ASKED =
      states(
          Set.of(
                  ParticipantState.ASKING,
                  ParticipantState.EXPIRED,
                  ParticipantState.CANCELLED,
                  ParticipantState.GONE)
              ::contains);

  private static List<String> states(Predicate<ParticipantState> which) {
    return Arrays.stream(ParticipantState.values()).filter(which).map(Enum::name).toList();
  }

  /**
   * True of the rows of those devices.
   *
   * @param heldSince what was moved to a quarantine by then has left it
   */
  public Condition of(Instant heldSince) {
    return switch (this) {
      case ANSWERED -> CAMPAIGN_DEVICE.STATE.notIn(UNPLANNED);
      case PLANNED -> CAMPAIGN_DEVICE.PLANNED_AT.isNotNull();
      case SETTLED -> CAMPAIGN_DEVICE.STATE.notIn(OPEN);
      case WORKED -> CAMPAIGN_DEVICE.WORKED_AT.isNotNull();
      case MEASURED -> CAMPAIGN_DEVICE.MEASURED.gt(0L);
      case COMPARED ->
          CAMPAIGN_DEVICE.USED_BEFORE.isNotNull().and(CAMPAIGN_DEVICE.USED_AFTER.isNotNull());
      case RETURNABLE -> CampaignSteps.returnable(heldSince);
      case ASKED -> AGREED.of(heldSince).or(DECLINED.of(heldSince)).or(UNANSWERED.of(heldSince));
      case AGREED -> CAMPAIGN_DEVICE.ANSWER.eq(ParticipantEvent.AGREED.name());
      case DECLINED -> CAMPAIGN_DEVICE.ANSWER.eq(ParticipantEvent.DECLINED.name());
      case UNANSWERED ->
          CAMPAIGN_DEVICE
              .ANSWER
              .isNull()
              .and(CAMPAIGN_DEVICE.WORKED_AT.isNotNull())
              .and(CAMPAIGN_DEVICE.STATE.in(MAY_STILL_BE_ASKED));
    };
  }
}
