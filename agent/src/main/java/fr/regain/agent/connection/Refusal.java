package fr.regain.agent.connection;

import fr.regain.v1.Problem;
import java.time.Duration;

/** The console answered and said no, with a {@code regain.v1.Problem}. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final long MAXIMUM_RETRY_SECONDS = 86_400;

  private final String code;
  private final String text;
  private final Duration retryAfter;

  Refusal(Problem problem, Throwable cause) {
    super(problem.getCode() + ": " + problem.getText(), cause);
    this.code = problem.getCode();
    this.text = problem.getText();
    this.retryAfter =
        Duration.ofSeconds(
            Math.min(
                Integer.toUnsignedLong(problem.getRetryAfterSeconds()), MAXIMUM_RETRY_SECONDS));
  }

  /** Stable: "identity.cloned". */
  public String code() {
    return code;
  }

  /** What the console says to a person, in its own language. */
  public String text() {
    return text;
  }

  /** How long the console wants to be left alone; zero when it does not say. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
