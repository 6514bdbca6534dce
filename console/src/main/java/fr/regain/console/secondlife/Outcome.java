package fr.regain.console.secondlife;

/** What a person found at one step of an inspection. */
public enum Outcome {
  OK,
  FAULT,
  NOT_APPLICABLE
}
