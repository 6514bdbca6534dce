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
  RESTORED;

  /** States that a campaign waits for. */
  public static final Set<ParticipantState> OPEN =
      Set.copyOf(EnumSet.of(TARGETED, TRYING, PREVIEWED, RELEASED, LEASED, RUNNING, ASKING));

  /** States of devices that have had their turn: the base of a gate's shares. */
  public static final Set<ParticipantState> HAD_TURN =
      Set.copyOf(
          EnumSet.of(ASKING, DONE, PARTIAL, FAILED, DECLINED, NOTHING_TO_DO, RESTORING, RESTORED));

  /** States of devices that count neither as finished nor as missing. */
  public static final Set<ParticipantState> LEFT_OUT =
      Set.copyOf(EnumSet.of(EXCLUDED, INCOMPATIBLE, CANCELLED, EXPIRED, GONE));

  /** States of devices that did not do all that they were to do. */
  public static final Set<ParticipantState> FAILURES = Set.copyOf(EnumSet.of(FAILED, PARTIAL));

  /** States out of which a device may try once more. */
  public static final Set<ParticipantState> RETRYABLE =
      Set.copyOf(EnumSet.of(FAILED, PARTIAL, INCOMPATIBLE));

  /** States that can be undone. */
  public static final Set<ParticipantState> UNDOABLE =
      Set.copyOf(EnumSet.of(ASKING, DONE, PARTIAL, FAILED, DECLINED, CANCELLED, EXPIRED));

  private static final Set<ParticipantState> BEFORE_WORK =
      EnumSet.of(TARGETED, TRYING, PREVIEWED, RELEASED, LEASED);
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
      case ENDED_EARLY ->
          this == RESTORING || GIVEN_UP.contains(this) ? PARTIAL : from(AT_WORK, PARTIAL);
      case FAILED ->
          this == RESTORING || GIVEN_UP.contains(this)
              ? FAILED
              : BEFORE_WORK.contains(this) || this == RUNNING ? FAILED : this;
      case UNFIT ->
          this == RESTORING
              ? FAILED
              : BEFORE_WORK.contains(this) || this == RUNNING ? INCOMPATIBLE : this;
      case AGREED -> from(EnumSet.of(ASKING), DONE);
      case DECLINED -> from(EnumSet.of(ASKING), DECLINED);
      case CANCELLED -> from(OPEN, CANCELLED);
      case EXPIRED -> from(OPEN, EXPIRED);
      case DEPARTED -> this == RESTORING ? GONE : from(OPEN, GONE);
      case RETRY_TRIAL -> from(EnumSet.of(FAILED, INCOMPATIBLE), TARGETED);
      case RETRY -> from(RETRYABLE, RELEASED);
      case UNDO -> from(UNDOABLE, RESTORING);
      case PUT_BACK -> from(EnumSet.of(RESTORING), RESTORED);
    };
  }

  private ParticipantState from(Set<ParticipantState> states, ParticipantState to) {
    return states.contains(this) ? to : this;
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
