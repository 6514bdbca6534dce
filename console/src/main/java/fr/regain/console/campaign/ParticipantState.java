package fr.regain.console.campaign;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a device stands in a campaign. Stored by name. */
public enum ParticipantState {
  /** It is to make a plan. */
  TARGETED,
  /** It holds the permission to make a plan. */
  TRYING,
  /** Its plan is here; its wave is not released. */
  PREVIEWED,
  /** It is to carry its plan out. */
  RELEASED,
  /** It holds the permission to carry its plan out. */
  LEASED,
  /** It is at work. */
  RUNNING,
  /** The system's part is done; people have to answer. */
  ASKING,
  /** All is done. */
  DONE,
  /** A part is done; see the reason. */
  PARTIAL,
  /** Nothing could be done; see the reason. */
  FAILED,
  /** The system's part is done; a person said no to theirs. */
  DECLINED,
  /** Its plan is empty. */
  NOTHING_TO_DO,
  /** Its plan lies above the limits; somebody must look at the device. */
  EXCLUDED,
  /** It cannot take part. */
  INCOMPATIBLE,
  /** The rest of the campaign was cancelled. */
  CANCELLED,
  /** The campaign's time was over. */
  EXPIRED,
  /** The device is no longer the one that it was. */
  GONE,
  /** What the campaign took is coming back. */
  RESTORING,
  /** What the campaign took is back. */
  RESTORED,
  /** What the campaign took is not back, or only in part; see the reason. */
  RESTORE_FAILED;

  /** States that a campaign waits for. */
  public static final Set<ParticipantState> OPEN =
      Set.copyOf(EnumSet.of(TARGETED, TRYING, PREVIEWED, RELEASED, LEASED, RUNNING, ASKING));

  /** States of devices that have had their turn: the base of a gate's shares. */
  public static final Set<ParticipantState> HAD_TURN =
      Set.copyOf(
          EnumSet.of(
              ASKING,
              DONE,
              PARTIAL,
              FAILED,
              DECLINED,
              NOTHING_TO_DO,
              RESTORING,
              RESTORED,
              RESTORE_FAILED));

  /** States of devices that count neither as finished nor as missing. */
  public static final Set<ParticipantState> LEFT_OUT =
      Set.copyOf(EnumSet.of(EXCLUDED, INCOMPATIBLE, CANCELLED, EXPIRED, GONE));

  /** States of devices that did not do all that they were to do. */
  public static final Set<ParticipantState> FAILURES =
      Set.copyOf(EnumSet.of(FAILED, PARTIAL, RESTORE_FAILED));

  /** States out of which a device may try its clean-up once more: never one that is undone. */
  public static final Set<ParticipantState> RETRYABLE =
      Set.copyOf(EnumSet.of(FAILED, PARTIAL, INCOMPATIBLE));

  /** States that can be undone. */
  public static final Set<ParticipantState> UNDOABLE =
      Set.copyOf(
          EnumSet.of(ASKING, DONE, PARTIAL, FAILED, DECLINED, CANCELLED, EXPIRED, RESTORE_FAILED));

  private static final Set<ParticipantState> BEFORE_WORK_OR_AT_IT =
      EnumSet.of(TARGETED, TRYING, PREVIEWED, RELEASED, LEASED, RUNNING);
  private static final Set<ParticipantState> AT_WORK = EnumSet.of(RELEASED, LEASED, RUNNING);
  // A report that comes after the console gave up on the device still tells the truth.
  private static final Set<ParticipantState> GIVEN_UP = EnumSet.of(CANCELLED, EXPIRED);

  /** Where the event leads; this state itself when it has no meaning here. */
  public ParticipantState next(ParticipantEvent event) {
    return switch (event) {
      case TRIAL_LEASED -> from(EnumSet.of(TARGETED), TRYING);
      case PLANNED -> from(EnumSet.of(TARGETED, TRYING), PREVIEWED);
      case PLANNED_NOTHING -> from(EnumSet.of(TARGETED, TRYING, PREVIEWED), NOTHING_TO_DO);
      case PLANNED_TOO_MUCH -> from(EnumSet.of(TARGETED, TRYING, PREVIEWED), EXCLUDED);
      case RELEASED -> from(EnumSet.of(PREVIEWED), RELEASED);
      case LEASED -> from(EnumSet.of(RELEASED), LEASED);
      // Without the permission people are asked nothing: it is fetched, and they are asked, anew.
      case LEASE_LOST -> this == TRYING ? TARGETED : from(EnumSet.of(LEASED, ASKING), RELEASED);
      case STARTED -> from(EnumSet.of(RELEASED, LEASED), RUNNING);
      case INTERRUPTED ->
          GIVEN_UP.contains(this) ? PARTIAL : from(EnumSet.of(LEASED, RUNNING), RELEASED);
      case DONE -> GIVEN_UP.contains(this) ? DONE : from(AT_WORK, DONE);
      case DONE_BUT_FOR_PEOPLE -> GIVEN_UP.contains(this) ? DONE : from(AT_WORK, ASKING);
      case ENDED_EARLY -> GIVEN_UP.contains(this) ? PARTIAL : orNotRestored(AT_WORK, PARTIAL);
      case FAILED -> GIVEN_UP.contains(this) ? FAILED : orNotRestored(BEFORE_WORK_OR_AT_IT, FAILED);
      case UNFIT -> orNotRestored(BEFORE_WORK_OR_AT_IT, INCOMPATIBLE);
      case AGREED -> from(EnumSet.of(ASKING), DONE);
      case DECLINED -> from(EnumSet.of(ASKING), DECLINED);
      case CANCELLED -> from(OPEN, CANCELLED);
      case EXPIRED -> from(OPEN, EXPIRED);
      case DEPARTED -> this == RESTORING ? GONE : from(OPEN, GONE);
      case RETRY_TRIAL -> from(EnumSet.of(FAILED, INCOMPATIBLE), TARGETED);
      case RETRY -> from(RETRYABLE, RELEASED);
      case UNDO -> from(UNDOABLE, RESTORING);
      case PUT_BACK -> from(EnumSet.of(RESTORING, RESTORE_FAILED), RESTORED);
    };
  }

  private ParticipantState from(Set<ParticipantState> states, ParticipantState to) {
    return states.contains(this) ? to : this;
  }

  private ParticipantState orNotRestored(Set<ParticipantState> states, ParticipantState to) {
    return this == RESTORING ? RESTORE_FAILED : from(states, to);
  }

  /** Whether a campaign no longer waits for the device. */
  public boolean isFinal() {
    return !OPEN.contains(this);
  }

  /** The states that an event moves. */
  static Set<ParticipantState> movedBy(ParticipantEvent event) {
    return Arrays.stream(values())
        .filter(state -> state.next(event) != state)
        .collect(Collectors.toSet());
  }
}
