/**
 * How people like to see lists: their columns, their number of rows, and the views that they saved,
 * for themselves or for those who see the same sites.
 *
 * <p>Owns the tables {@code saved_view} and {@code list_choice}. Lists know of it only as {@link
 * fr.regain.console.web.table.ListChoices}.
 */
@NullMarked
package fr.regain.console.view;

import org.jspecify.annotations.NullMarked;
