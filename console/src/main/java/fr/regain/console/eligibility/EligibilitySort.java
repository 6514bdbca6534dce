package fr.regain.console.eligibility;

/** What the list of equipment can be ordered by. */
public enum EligibilitySort {
  /** Age: ascending is the youngest first, by the earliest date of manufacture, else the latest. */
  AGE,
  /** Until when it can stay: ascending is what leaves first. */
  STAY
}
