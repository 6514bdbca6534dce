package fr.regain.console.secondlife;

import java.time.LocalDate;

/**
 * That a piece reached its destination, without saying which piece it was.
 *
 * @param to where it went
 * @param on the day
 * @param sitePath path of the site that it left
 */
public record Departed(Stage to, LocalDate on, String sitePath) {}
