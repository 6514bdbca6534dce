package fr.regain.console.document;

/**
 * One label.
 *
 * @param code what its code says to a phone
 * @param title what a person reads first
 * @param text one line below; empty: nothing
 */
public record Label(String code, String title, String text) {}
