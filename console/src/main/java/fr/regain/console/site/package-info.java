/**
 * Where devices are: the tree of organisation, académie, département, établissement and salle.
 *
 * <p>Owns the table {@code site}. May be used by device, enrolment and everything above them.
 */
@NullMarked
package fr.regain.console.site;

import org.jspecify.annotations.NullMarked;
