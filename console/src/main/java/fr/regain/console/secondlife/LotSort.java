package fr.regain.console.secondlife;

/** What the list of lots can be ordered by. */
public enum LotSort {
  /** When it left; what is still open comes after all that has left. */
  CLOSED,
  /** Name, without regard to case. */
  NAME,
  /** When it was made. */
  CREATED,
  /** Who receives it, without regard to case. */
  BENEFICIARY
}
