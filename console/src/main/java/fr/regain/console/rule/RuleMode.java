package fr.regain.console.rule;

/** How far a rule may go on a device. */
public enum RuleMode {
  /** What goes is made again by whoever needs it, so it is deleted at once. */
  SAFE,
  /** Somebody says yes first; what goes is held in quarantine, and can be put back. */
  ASK,
  /** The vendor's own tool does the work. */
  TOOL,
  /** Shows what is there; nothing goes. */
  REPORT
}
