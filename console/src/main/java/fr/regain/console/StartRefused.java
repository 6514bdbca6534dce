package fr.regain.console;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.io.Serial;

/**
 * The console cannot start for a reason that an operator can mend; the message is for that person.
 */
final class StartRefused extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private static final int MAY_PASS = 1;
  private static final int SETTINGS_WRONG = 2;

  private final int exitCode;

  StartRefused(Problem problem, Throwable cause) {
    super(problem.publicText(), cause);
    this.exitCode = problem.code() == ProblemCode.CONFIGURATION_INVALID ? SETTINGS_WRONG : MAY_PASS;
  }

  StartRefused(String message, Throwable cause) {
    super(message, cause);
    this.exitCode = MAY_PASS;
  }

  /**
   * How the process ends: 1 when another start may succeed (the database is away), 2 when none will
   * before a person has changed something. The service is not started again after 2.
   */
  int exitCode() {
    return exitCode;
  }
}
