package fr.regain.console.secondlife;

/** How a case looks. It says nothing of reliability, and only a person gives it. */
public enum Grade {
  /** As new to the eye. */
  A,
  /** Light traces of use. */
  B,
  /** Visible marks. */
  C,
  /** Damaged. */
  D
}
