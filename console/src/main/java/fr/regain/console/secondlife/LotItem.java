package fr.regain.console.secondlife;

import org.jspecify.annotations.Nullable;

/**
 * A piece in a lot.
 *
 * @param piece the piece
 * @param ready whether it may leave as the lot does
 * @param erased whether each of its disks has a verified erasure
 * @param valueCents what it is worth, or its price in a sale, in cents of a euro; null: nobody says
 */
public record LotItem(Piece piece, boolean ready, boolean erased, @Nullable Long valueCents) {}
