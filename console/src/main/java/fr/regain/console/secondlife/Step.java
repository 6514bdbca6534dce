package fr.regain.console.secondlife;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a piece's history.
 *
 * @param id its number
 * @param act what was done; null: a step was taken back
 * @param from the stage before
 * @param to the stage after
 * @param at when
 * @param by name, on that day, of who did it
 * @param address from where: an IP address
 * @param comment what they said; empty: nothing
 * @param lotId the lot that moved it; null: none
 * @param move the way that it took; null: it stayed at its site
 * @param displacement the purchase that its second life makes unnecessary; null: none
 * @param monthsGained of use, as a person declares them; null: nobody does
 * @param undone whether it was taken back later
 * @param slip of a departure that it took back: whether that was a slip, and nobody had used it
 */
public record Step(
    long id,
    @Nullable Act act,
    Stage from,
    Stage to,
    Instant at,
    String by,
    String address,
    String comment,
    @Nullable Long lotId,
    @Nullable Move move,
    @Nullable String displacement,
    @Nullable Integer monthsGained,
    boolean undone,
    boolean slip) {}
