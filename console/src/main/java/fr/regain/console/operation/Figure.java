package fr.regain.console.operation;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.report.Method;

/**
 * One figure of an operation.
 *
 * @param measure of what
 * @param method how it was obtained
 * @param amount how much, in the measure's unit; less than nothing where volumes filled up while
 *     campaigns returned bytes to them
 * @param note where a declared figure comes from, at most {@value #LONGEST_NOTE} characters; empty:
 *     nobody said
 */
public record Figure(OperationMeasure measure, Method method, long amount, String note) {
  /** Most characters of a note. */
  public static final int LONGEST_NOTE = 300;

  /**
   * A figure that somebody declares.
   *
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for what nobody declares, an amount out of
   *     bounds, or a note that is too long
   */
  static Figure declared(OperationMeasure measure, long amount, String note) {
    String told = note.strip();
    if (amount < 0 || measure.unit().most() == 0 || amount > measure.unit().most()) {
      throw invalid(measure, "It is declared from 0 to " + measure.unit().most() + ".");
    }
    if (told.length() > LONGEST_NOTE) {
      throw invalid(measure, "Its note has at most " + LONGEST_NOTE + " characters.");
    }
    return new Figure(measure, Method.DECLARED, amount, told);
  }

  private static Problem invalid(OperationMeasure measure, String text) {
    return new Problem(
        ProblemCode.REQUEST_INVALID, "The measure " + measure + " is not declared. " + text);
  }

  /** Whether a person said it; else Regain measured or counted it. */
  public boolean isDeclared() {
    return method == Method.DECLARED;
  }

  /** As the journal tells it. */
  String told() {
    return measure + " " + method + ": " + amount + (note.isEmpty() ? "" : " (" + note + ")");
  }
}
