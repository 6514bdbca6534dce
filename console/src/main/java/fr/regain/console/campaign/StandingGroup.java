package fr.regain.console.campaign;

import java.util.EnumSet;
import java.util.Set;

/** States of devices as the bar of a campaign draws them: each state is in exactly one. */
enum StandingGroup {
  UNPLANNED(ParticipantState.TARGETED, ParticipantState.TRYING),
  WAITING(ParticipantState.PREVIEWED, ParticipantState.RELEASED),
  WORKING(ParticipantState.LEASED, ParticipantState.RUNNING, ParticipantState.RESTORING),
  ASKING(ParticipantState.ASKING),
  FINISHED(
      ParticipantState.DONE,
      ParticipantState.DECLINED,
      ParticipantState.NOTHING_TO_DO,
      ParticipantState.RESTORED),
  TROUBLED(ParticipantState.FAILURES),
  LEFT_OUT(
      ParticipantState.EXCLUDED,
      ParticipantState.INCOMPATIBLE,
      ParticipantState.CANCELLED,
      ParticipantState.EXPIRED,
      ParticipantState.GONE);

  private final Set<ParticipantState> states;

  StandingGroup(ParticipantState... states) {
    this(Set.of(states));
  }

  StandingGroup(Set<ParticipantState> states) {
    this.states = states;
  }

  Set<ParticipantState> states() {
    return EnumSet.copyOf(states);
  }
}
