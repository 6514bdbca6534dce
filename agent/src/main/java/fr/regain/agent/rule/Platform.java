package fr.regain.agent.rule;

/** An operating system that a rule can be written for. */
public enum Platform {
  LINUX,
  WINDOWS;

  /** The system that this process runs on. */
  public static Platform current() {
    return System.getProperty("os.name").startsWith("Windows") ? WINDOWS : LINUX;
  }
}
