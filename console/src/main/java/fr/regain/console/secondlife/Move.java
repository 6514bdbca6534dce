package fr.regain.console.secondlife;

/**
 * The way of a piece to another site.
 *
 * @param fromId number of the site that it left
 * @param from name of that site
 * @param toId number of the site that it came to
 * @param to name of that site
 */
public record Move(long fromId, String from, long toId, String to) {}
