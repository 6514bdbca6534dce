package fr.regain.console.campaign;

import java.util.Optional;
import java.util.Set;

/** Where a campaign stands. Stored by name. */
public enum CampaignState {
  /** People work on it. */
  DRAFT,
  /** The fleet makes plans; nothing is removed. */
  TRYING,
  /** It waits for approval. */
  IN_REVIEW,
  /** It may be launched. */
  APPROVED,
  /** It starts by itself at its time. */
  SCHEDULED,
  /** Devices work, wave by wave. */
  RUNNING,
  /** Nothing new begins; what was under way ends by itself. */
  PAUSED,
  /** Everything has been stopped; somebody must look. */
  STOPPED,
  /** All is done, or its time was over. */
  FINISHED,
  /** It was given up. */
  CANCELLED;

  /** States in which time passes for it. */
  public static final Set<CampaignState> UNDER_WAY =
      Set.of(TRYING, IN_REVIEW, APPROVED, SCHEDULED, RUNNING, PAUSED, STOPPED);

  /** States in which devices may be told to try once more. */
  public static final Set<CampaignState> RETRYABLE = Set.of(TRYING, RUNNING, PAUSED, STOPPED);

  /** States in which all that the campaign took may be told to come back. */
  public static final Set<CampaignState> UNDOABLE = Set.of(PAUSED, STOPPED, FINISHED, CANCELLED);

  /** Where the event leads; empty when it has no meaning in this state. */
  public Optional<CampaignState> next(CampaignEvent event) {
    return Optional.ofNullable(
        switch (event) {
          case TRY -> this == DRAFT ? TRYING : null;
          case SUBMIT -> this == TRYING || this == APPROVED ? IN_REVIEW : null;
          case REVISE ->
              Set.of(TRYING, IN_REVIEW, APPROVED, SCHEDULED).contains(this) ? DRAFT : null;
          case APPROVE -> this == IN_REVIEW ? APPROVED : null;
          case SCHEDULE -> this == APPROVED ? SCHEDULED : null;
          case START -> this == APPROVED || this == SCHEDULED ? RUNNING : null;
          case PAUSE -> this == RUNNING ? PAUSED : null;
          case STOP -> this == RUNNING || this == PAUSED ? STOPPED : null;
          case RESUME -> this == PAUSED || this == STOPPED ? RUNNING : null;
          case CANCEL, FINISH ->
              UNDER_WAY.contains(this)
                  ? event == CampaignEvent.CANCEL ? CANCELLED : FINISHED
                  : null;
        });
  }

  /** Whether it is over. */
  public boolean isOver() {
    return this == FINISHED || this == CANCELLED;
  }
}
