package fr.regain.console.eligibility;

/**
 * The order of the list. What is not known comes last in ascending order; equal ones are in the
 * order of their numbers, so that pages do not overlap.
 */
public enum EligibilitySort {
  /** The oldest first. */
  OLDEST,
  /** The youngest first; before them those of unknown age. */
  YOUNGEST,
  /** What can stay for the shortest time first. */
  LEAVES_FIRST
}
