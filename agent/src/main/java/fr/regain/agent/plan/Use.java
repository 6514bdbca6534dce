package fr.regain.agent.plan;

/** Whether a program had a file open when it was examined. */
public enum Use {
  FREE,
  IN_USE,
  /** The system did not say. */
  UNKNOWN
}
