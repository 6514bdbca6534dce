package fr.regain.console.campaign;

import fr.regain.console.access.Person;

/**
 * Who decided something.
 *
 * @param id of their account
 * @param name as it was then
 */
public record By(long id, String name) {

  static By of(Person person) {
    return new By(person.accountId(), person.name());
  }
}
