package fr.regain.agent.host;

import fr.regain.agent.host.windows.EventLog;

/** Where administrators look for what went wrong while nobody watched. */
@FunctionalInterface
public interface FaultLog {

  /**
   * Puts a fault on record.
   *
   * @param number tells kinds of faults apart, 1 to 99
   * @param text for a person, without secrets
   */
  void add(int number, String text);

  /**
   * The running system's: the application log of Windows. On Linux the service's errors are kept by
   * the system already.
   */
  static FaultLog ofThisSystem() {
    return switch (OperatingFamily.current()) {
      case LINUX -> (_, _) -> {};
      case WINDOWS -> new EventLog();
    };
  }
}
