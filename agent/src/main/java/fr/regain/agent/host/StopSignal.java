package fr.regain.agent.host;

import java.time.Duration;

/** Tells a command in the foreground that a person wants it to end. */
public interface StopSignal extends AutoCloseable {

  /** Waits until the signal comes, at most for a time. Whether it has come. */
  boolean awaited(Duration atMost);

  /** Says that the command has ended: the process may go. */
  @Override
  void close();

  /** Ctrl-C, SIGTERM or the end of the session. The process stays until the command has ended. */
  static StopSignal ofThisProcess() {
    return new ProcessStopSignal();
  }
}
