package fr.regain.agent.message;

import org.jspecify.annotations.Nullable;

/**
 * Something that stops what the agent was asked to do. The text is for a person: what happened,
 * why, what to do next; the cause is for whoever reads the log.
 */
public final class AgentProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final ExitCode exitCode;
  private final transient Text text;

  /**
   * @param code stable, lower case, dotted: "storage.unsafe"
   * @param text for the person, without secrets
   */
  public AgentProblem(String code, ExitCode exitCode, Text text, @Nullable Throwable cause) {
    super(code + ": " + text.english(), cause);
    this.code = code;
    this.exitCode = exitCode;
    this.text = text;
  }

  /** A problem that no other failure caused. */
  public AgentProblem(String code, ExitCode exitCode, Text text) {
    this(code, exitCode, text, null);
  }

  public String code() {
    return code;
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public Text text() {
    return text;
  }
}
