package fr.regain.console.access;

/** What a person does here. Nobody's role implies another's. */
public enum Role {
  /** Rolls out and runs: sites, enrolment, accounts; shuts devices out. */
  ADMINISTRATOR,
  /** Prepares, launches and stops clean-up campaigns. */
  COORDINATOR,
  /** Gives devices a second life. */
  TECHNICIAN,
  /** Registers operations and reports their measures: the référent numérique écoresponsable. */
  REFERENT
}
