package fr.regain.console.identity;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Nobody came in; the message is for the log, and holds no secret. */
public final class IdentityRefused extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final IdentityFault fault;

  /** A refusal, and what the log needs to know. */
  public IdentityRefused(IdentityFault fault, String detail, @Nullable Throwable cause) {
    super(detail, cause);
    this.fault = fault;
  }

  /** A refusal without an underlying error. */
  public IdentityRefused(IdentityFault fault, String detail) {
    this(fault, detail, null);
  }

  /** What its page says. */
  public IdentityFault fault() {
    return fault;
  }
}
