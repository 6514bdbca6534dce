package fr.regain.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody chose for a list.
 *
 * @param columns keys of the columns; empty: those that the list shows by itself
 * @param size rows to a page
 * @param opening number of the view that it opens with; null: none
 */
record Remembered(List<String> columns, int size, @Nullable Long opening) {}
