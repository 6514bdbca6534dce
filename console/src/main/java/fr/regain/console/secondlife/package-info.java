/**
 * The technician's work: a piece of equipment on its way from the desk to its second life or to the
 * recycler, inspection, erasure of its disks, labels, lots with their papers, and the accounts of a
 * year.
 *
 * <p>Owns the tables {@code second_life}, {@code second_life_disk}, {@code second_life_step},
 * {@code inspection_check}, {@code erasure}, {@code fitted_part}, {@code lot}, {@code lot_item},
 * {@code lot_document}, {@code stock_snapshot} and {@code stock_item}. Reads equipment and its
 * owners, within the sites of whoever asks. May be used by everything above it.
 */
@NullMarked
package fr.regain.console.secondlife;

import org.jspecify.annotations.NullMarked;
