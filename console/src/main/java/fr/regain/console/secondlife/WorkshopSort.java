package fr.regain.console.secondlife;

/** What the workshop's list can be ordered by. */
public enum WorkshopSort {
  /** When a step last moved it. */
  CHANGED,
  /** What its label says. */
  LABEL
}
