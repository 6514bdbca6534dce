package fr.regain.console.web.table;

import org.jspecify.annotations.Nullable;

/**
 * Where one may go from a list.
 *
 * @param relation of that page to this one, for browsers; null: none
 */
public record Link(String text, String address, @Nullable String relation) {}
