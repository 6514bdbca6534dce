package fr.regain.console.campaign;

/**
 * Who decided something.
 *
 * @param id of their account
 * @param name as it was then
 */
public record By(long id, String name) {}
