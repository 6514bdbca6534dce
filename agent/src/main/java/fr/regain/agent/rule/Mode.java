package fr.regain.agent.rule;

/** How far a rule may go. */
public enum Mode {
  /** May run unattended: what goes is made again by whoever needs it, so it is deleted directly. */
  SAFE,
  /** Somebody says yes first, and what goes can be put back: it is moved to the quarantine. */
  ASK,
  /** Only the vendor's own tool does the work. */
  TOOL,
  /** Shows what is there; nothing goes. */
  REPORT
}
