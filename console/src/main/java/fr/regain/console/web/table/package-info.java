/**
 * What every list has in common: an address that says all of it (filters, order, columns, size,
 * place), chips that take a filter away, pages, and files that hold exactly what is shown.
 *
 * <p>A list declares its {@link fr.regain.console.web.table.Column columns} once, as a {@link
 * fr.regain.console.web.table.ListTable}; the page and the files follow from them. Owns no table of
 * the database.
 */
@NullMarked
package fr.regain.console.web.table;

import org.jspecify.annotations.NullMarked;
