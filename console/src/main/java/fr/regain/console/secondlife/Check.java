package fr.regain.console.secondlife;

/**
 * The answer of a person at one step of a checklist.
 *
 * @param step name of the step
 * @param outcome what they found
 * @param note what they said of it; empty: nothing
 * @param by their name on that day
 */
public record Check(String step, Outcome outcome, String note, String by) {}
