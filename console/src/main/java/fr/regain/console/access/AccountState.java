package fr.regain.console.access;

/** Whether an account lets its person in. */
public enum AccountState {
  ACTIVE,
  SHUT_OUT
}
