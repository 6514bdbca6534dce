package fr.regain.console.equipment;

/**
 * Who holds equipment, which is not always the site that uses it.
 *
 * @param id its number
 * @param name its name, unique
 * @param kind what kind of body it is
 */
public record Owner(long id, String name, OwnerKind kind) {}
