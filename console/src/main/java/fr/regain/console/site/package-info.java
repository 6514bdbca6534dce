/**
 * Where devices are: the tree of organisation, académie, département, établissement and salle, and
 * what holds there: opening hours, holidays, whose workstations they are.
 *
 * <p>Owns the tables {@code site}, {@code site_calendar} and {@code site_holiday}. May be used by
 * device, enrolment and everything above them.
 */
@NullMarked
package fr.regain.console.site;

import org.jspecify.annotations.NullMarked;
