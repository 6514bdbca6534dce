package fr.regain.console.web.table;

import org.jspecify.annotations.Nullable;

/**
 * The heading of a column.
 *
 * @param address the list in its order; pressed again, the other way round; null: it does not sort
 * @param direction ascending, descending; null: the list is in another order
 * @param style classes; null: none
 */
public record Heading(
    String text, @Nullable String address, @Nullable String direction, @Nullable String style) {}
