package fr.regain.console.web.table;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An act on many rows of a list, one after the other, each as a whole.
 *
 * @param name what forms call it
 * @param words what the keys of its texts begin with: {@code .act} says what it does, {@code
 *     .question} asks with a number, {@code .meaning} tells what follows, {@code .done} tells the
 *     number
 * @param on what the texts name beside the number; empty: nothing
 * @param changes whether it changes a row
 * @param run does it; throws {@code Problem} for a row that is not as it was read
 */
public record RowAct<R>(
    String name, String words, String on, Predicate<R> changes, Consumer<R> run) {}
