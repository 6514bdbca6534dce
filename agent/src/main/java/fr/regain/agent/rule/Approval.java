package fr.regain.agent.rule;

/** Whose yes a rule needs before anything goes. */
public enum Approval {
  /** Nobody's. */
  NONE,
  /** The administrator who approves the campaign, or who runs the command. */
  ADMINISTRATOR,
  /** The person whose files they are, item by item. */
  USER
}
