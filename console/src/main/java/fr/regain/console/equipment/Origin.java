package fr.regain.console.equipment;

/** Who told of a piece of equipment first. */
public enum Origin {
  /** An agent, in an inventory. */
  AGENT,
  /** A file that was imported. */
  IMPORT,
  /** A person. */
  PERSON
}
