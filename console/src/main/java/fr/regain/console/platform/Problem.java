package fr.regain.console.platform;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A refusal with a reason for the person or agent that asked. Only the code and the public text
 * leave the process; the cause stays in the log.
 */
public final class Problem extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final ProblemCode code;
  private final String publicText;

  /**
   * A refusal.
   *
   * @param code what programs decide on
   * @param publicText what happened, why, and what to do next; no secret, no name of a person
   * @param cause what the log needs to know, or null
   */
  public Problem(ProblemCode code, String publicText, @Nullable Throwable cause) {
    super(code.code() + ": " + publicText, cause);
    this.code = code;
    this.publicText = publicText;
  }

  /** A refusal without an underlying error. */
  public Problem(ProblemCode code, String publicText) {
    this(code, publicText, null);
  }

  /** What programs decide on. */
  public ProblemCode code() {
    return code;
  }

  /** What happened, why, and what to do next. */
  public String publicText() {
    return publicText;
  }
}
