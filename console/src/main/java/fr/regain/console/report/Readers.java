package fr.regain.console.report;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;

/** Who may read reports, and of which sites. */
final class Readers {
  private Readers() {}

  /** Where a person has a role that reads reports: somebody may be something else elsewhere. */
  static Scope scope(Person person) {
    return person.scope(Role.ADMINISTRATOR, Role.COORDINATOR, Role.REFERENT);
  }
}
