package fr.regain.console.campaign;

/** What happens to a device in a campaign. */
public enum ParticipantEvent {
  /** It fetched the permission to make a plan. */
  TRIAL_LEASED,
  /** Its plan came. */
  PLANNED,
  /** Its plan is empty. */
  PLANNED_NOTHING,
  /** Its plan lies above the campaign's limits. */
  PLANNED_TOO_MUCH,
  /** Its wave was released. */
  RELEASED,
  /** It fetched the permission to carry its plan out. */
  LEASED,
  /** It no longer holds the permission that it fetched, and its work or an answer is to come. */
  LEASE_LOST,
  /** It has begun. */
  STARTED,
  /** Its work was interrupted, by people or by the end of its permission; the rest can follow. */
  INTERRUPTED,
  /** All of its plan was carried out or kept for a reason. */
  DONE,
  /** The same, but for what the people at the device have to say yes to. */
  DONE_BUT_FOR_PEOPLE,
  /** Its work ended early. */
  ENDED_EARLY,
  /** Nothing could be done. */
  FAILED,
  /** It cannot take part: another rule set, an agent that is too old, a policy. */
  UNFIT,
  /** A person said yes. */
  AGREED,
  /** A person said no. */
  DECLINED,
  /** The rest of the campaign was cancelled. */
  CANCELLED,
  /** The campaign's time is over. */
  EXPIRED,
  /** The device is no longer the one that it was. */
  DEPARTED,
  /** It is to make its plan once more. */
  RETRY_TRIAL,
  /** It is to carry out once more what is left of its plan. */
  RETRY,
  /** What the campaign took there is to come back. */
  UNDO,
  /** What the campaign took there is back. */
  PUT_BACK
}
