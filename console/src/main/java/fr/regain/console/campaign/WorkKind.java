package fr.regain.console.campaign;

/** What a campaign asks of a device. Stored by name. */
public enum WorkKind {
  /** Make a plan; remove nothing. */
  DRY_RUN,
  /** Carry out the plan. */
  CLEAN,
  /** Put back what the campaign took. */
  RESTORE
}
