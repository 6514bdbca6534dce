package fr.regain.console.operation;

/**
 * An operation with the figures that are on record of it.
 *
 * @param operation it
 * @param figures what was sent up; of one that was not, what is declared so far
 */
public record ReportedOperation(Operation operation, FigureSet figures) {}
