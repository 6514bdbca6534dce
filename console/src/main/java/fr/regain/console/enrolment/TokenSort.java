package fr.regain.console.enrolment;

/** What the list of enrolment tokens can be ordered by. */
public enum TokenSort {
  /** When it was made. */
  CREATED,
  /** Name, without regard to case. */
  NAME,
  /** When it last admitted a device. */
  LAST_USED,
  /** When it ends. */
  EXPIRES
}
