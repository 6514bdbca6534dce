package fr.regain.console.rule;

/** Whose yes a rule needs before anything goes. */
public enum RuleApproval {
  /** Nobody's. */
  NONE,
  /** That of whoever approves the campaign. */
  ADMINISTRATOR,
  /** That of the person whose files they are, item by item, at the device. */
  USER
}
