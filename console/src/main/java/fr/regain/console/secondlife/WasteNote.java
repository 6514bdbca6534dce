package fr.regain.console.secondlife;

import org.jspecify.annotations.Nullable;

/**
 * What the register of waste says of a lot, and what often comes only after the lot has left.
 *
 * @param code of the waste; empty: not said
 * @param trackingNumber number of the waste tracking slip (BSD); empty: none yet
 * @param grams what it weighs; null: not weighed
 */
public record WasteNote(String code, String trackingNumber, @Nullable Long grams) {}
