package fr.regain.agent.host;

import java.util.Locale;

/** The families of operating systems that the agent runs on. */
public enum OperatingFamily {
  LINUX,
  WINDOWS;

  /** The family of the running system; everything that is not Windows is handled as Linux. */
  public static OperatingFamily current() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")
        ? WINDOWS
        : LINUX;
  }
}
