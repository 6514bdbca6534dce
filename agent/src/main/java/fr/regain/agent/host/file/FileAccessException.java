package fr.regain.agent.host.file;

import java.io.IOException;

/** A call on a file or directory that the system, or a safety check, refused. */
public final class FileAccessException extends IOException {
  private final Reason reason;

  /**
   * Says what was refused.
   *
   * @param reason the code that users see
   * @param what what was attempted and why it failed, without a name of the user's
   */
  public FileAccessException(Reason reason, String what) {
    super(reason.code() + ": " + what);
    this.reason = reason;
  }

  /** The code that users see. */
  public Reason reason() {
    return reason;
  }
}
