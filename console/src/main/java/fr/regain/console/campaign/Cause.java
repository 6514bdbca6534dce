package fr.regain.console.campaign;

/**
 * Why devices stand where they do.
 *
 * @param state where they stand
 * @param reason why, a stable code
 * @param devices how many
 */
public record Cause(ParticipantState state, String reason, long devices) {}
