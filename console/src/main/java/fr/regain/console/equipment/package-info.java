/**
 * The equipment: whatever may have a second life, whoever holds it. Computers that report, the
 * screens that are seen with them, and what an import or a person adds.
 *
 * <p>Owns the tables {@code owner}, {@code site_ownership}, {@code equipment} and {@code survey}.
 * May be used by eligibility, second life and exchange; knows sites and devices. What another
 * capability knows of one piece, it shows on its page by implementing {@link
 * fr.regain.console.equipment.EquipmentPanel}.
 */
@NullMarked
package fr.regain.console.equipment;

import org.jspecify.annotations.NullMarked;
