package fr.regain.console.campaign;

import fr.regain.console.web.Visit;

/** What pages say of one device of a campaign. What it has not told is a dash, never zero. */
final class ParticipantText {
  private static final String NOTHING = "–";

  private ParticipantText() {}

  /** Where it stands, and why. */
  static String standing(Visit visit, Participant device) {
    String state = CampaignText.state(visit, device.state());
    String reason = device.reason();
    return reason == null
        ? state
        : visit.say("cause.of-state", state, CampaignText.cause(visit, reason));
  }

  /** What its plan would take. */
  static String planned(Visit visit, Participant device) {
    return device.plannedAt() == null
        ? NOTHING
        : visit.figures().bytes(device.sums().plannedBytes());
  }

  /** What was deleted and is held. */
  static String done(Visit visit, Participant device) {
    Sums sums = device.sums();
    return hasWorked(device)
        ? visit.figures().bytes(sums.deletedBytes() + sums.heldBytes() - sums.restoredBytes())
        : NOTHING;
  }

  /** Whether it has told what it did, at the end of its work or of a part of it. */
  static boolean hasWorked(Participant device) {
    return device.workedAt() != null;
  }
}
