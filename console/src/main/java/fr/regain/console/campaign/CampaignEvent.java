package fr.regain.console.campaign;

/** What happens to a campaign. */
public enum CampaignEvent {
  /** Its dry run starts. */
  TRY,
  /** Its author has seen the dry run, and asks for approval. */
  SUBMIT,
  /** It goes back to its author. */
  REVISE,
  /** It is approved. */
  APPROVE,
  /** It is launched for a later moment. */
  SCHEDULE,
  /** Its first wave is released. */
  START,
  /** Nothing new begins; what is under way may end. */
  PAUSE,
  /** Nothing new begins, and what is under way ends now: by a person or by a gate. */
  STOP,
  /** It goes on. */
  RESUME,
  /** What is not done is not done any more. */
  CANCEL,
  /** All is done, or its deadline has come. */
  FINISH
}
