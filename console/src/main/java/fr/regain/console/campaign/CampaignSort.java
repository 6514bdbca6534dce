package fr.regain.console.campaign;

/** What a list of campaigns can be ordered by. */
enum CampaignSort {
  /** When it was drafted. */
  CREATED,
  /** Name, without regard to case. */
  NAME,
  /** When its time is over. */
  DEADLINE,
  /** Name of who drafted it, without regard to case. */
  AUTHOR
}
