/**
 * The first hour: five steps from an empty console to the first device, and a fleet for a trial
 * whose devices do not exist.
 *
 * <p>Owns the table {@code demonstration} and the pages below {@code /installation}. Uses the doors
 * of the capabilities that it sets up; nothing uses this package.
 */
@NullMarked
package fr.regain.console.installation;

import org.jspecify.annotations.NullMarked;
