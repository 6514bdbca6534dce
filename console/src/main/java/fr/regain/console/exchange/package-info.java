/**
 * Equipment in and out: the import of dates of purchase, owners and states from tables and from
 * inventories of GLPI, and the list of equipment in forms that other programs read.
 *
 * <p>Owns the tables {@code import_draft} and {@code import_chunk}, and the pages below {@code
 * /seconde-vie/import} and {@code /seconde-vie/export}. What a file says of people is dropped while
 * it is read. Nothing uses this package.
 */
@NullMarked
package fr.regain.console.exchange;

import org.jspecify.annotations.NullMarked;
