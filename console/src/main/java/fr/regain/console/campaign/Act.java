package fr.regain.console.campaign;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a person may decide on a campaign; each has a page that says what will happen. */
enum Act {
  PAUSE("pause"),
  RESUME("reprise"),
  PASS_GATE("vague-suivante"),
  STOP("arret"),
  RETRY("nouvel-essai"),
  UNDO("restitution"),
  CANCEL("abandon"),
  REVISE("correction"),
  REMOVE("suppression");

  private static final Set<ParticipantState> AT_WORK =
      EnumSet.of(ParticipantState.LEASED, ParticipantState.RUNNING);

  private final String path;

  Act(String path) {
    this.path = path;
  }

  /** Last part of its address. */
  String path() {
    return path;
  }

  static Optional<Act> ofPath(String path) {
    return Arrays.stream(values()).filter(act -> act.path.equals(path)).findFirst();
  }

  /** Those that have a meaning now, in the order in which they are offered. */
  static List<Act> possible(Campaign campaign, Counts counts) {
    return Arrays.stream(values()).filter(act -> act.isPossible(campaign, counts)).toList();
  }

  boolean isPossible(Campaign campaign, Counts counts) {
    CampaignState state = campaign.state();
    return switch (this) {
      case PAUSE -> state.next(CampaignEvent.PAUSE).isPresent();
      case RESUME -> state.next(CampaignEvent.RESUME).isPresent();
      case STOP -> state.next(CampaignEvent.STOP).isPresent();
      case CANCEL -> state.next(CampaignEvent.CANCEL).isPresent();
      case REVISE -> state.next(CampaignEvent.REVISE).isPresent();
      case REMOVE -> state == CampaignState.DRAFT;
      case PASS_GATE -> campaign.isStoppedByGate();
      case RETRY ->
          CampaignState.RETRYABLE.contains(state)
              && counts.in(ParticipantState.RETRYABLE).devices() > 0;
      case UNDO -> CampaignState.UNDOABLE.contains(state) && held(counts) > 0;
    };
  }

  /** The devices that it concerns; empty: all of the campaign. */
  Set<ParticipantState> concerned() {
    return switch (this) {
      case PAUSE, RESUME, PASS_GATE, CANCEL -> ParticipantState.OPEN;
      case STOP -> AT_WORK;
      case RETRY -> ParticipantState.RETRYABLE;
      case UNDO -> ParticipantState.UNDOABLE;
      case REVISE, REMOVE -> Set.of();
    };
  }

  /** Whether it cannot be taken back by another act. */
  boolean isGrave() {
    return switch (this) {
      case CANCEL, UNDO, REVISE, REMOVE, PASS_GATE -> true;
      case PAUSE, RESUME, STOP, RETRY -> false;
    };
  }

  /** Files in quarantine that could be put back. */
  static long held(Counts counts) {
    Sums sums = counts.in(ParticipantState.UNDOABLE);
    return sums.heldFiles() - sums.restoredFiles();
  }
}
