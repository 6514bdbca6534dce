package fr.regain.console.secondlife;

/** What a file attached to a lot is. */
public enum PaperKind {
  /** The deliberation or decision of the owner by which it parts with the lot. */
  DECISION,
  /** The order that takes goods of an établissement out of its public service: désaffectation. */
  DECOMMISSIONING,
  /** The acquirer's signed commitment to reuse. */
  COMMITMENT,
  OTHER
}
