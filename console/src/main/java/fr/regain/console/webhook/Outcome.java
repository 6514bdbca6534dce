package fr.regain.console.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param status the status of the answer; null: none came
 * @param fault what was wrong; null: it arrived
 */
record Outcome(@Nullable Integer status, @Nullable Fault fault) {
  private static final int GONE = 410;

  static Outcome failed(Fault fault) {
    return new Outcome(null, fault);
  }

  static Outcome answered(int status) {
    return new Outcome(status, faultOf(status));
  }

  private static @Nullable Fault faultOf(int status) {
    return switch (status / 100) {
      case 2 -> null;
      case 3 -> Fault.REDIRECTED;
      default -> status == GONE ? Fault.GONE : Fault.REFUSED;
    };
  }
}
