package fr.regain.console;

import java.io.Serial;

/**
 * The console cannot start for a reason that an operator can mend; the message is for that person.
 */
final class StartRefused extends Exception {
  @Serial private static final long serialVersionUID = 1;

  StartRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
