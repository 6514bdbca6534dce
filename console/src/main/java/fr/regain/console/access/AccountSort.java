package fr.regain.console.access;

/** What the list of accounts can be ordered by. */
public enum AccountSort {
  /** Name of the person, without regard to case. */
  NAME,
  /** When the person last signed in. */
  LAST_SIGN_IN,
  /** When it was made. */
  CREATED
}
