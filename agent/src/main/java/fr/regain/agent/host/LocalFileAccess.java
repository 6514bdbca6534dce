package fr.regain.agent.host;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.linux.LinuxFileAccess;
import fr.regain.agent.host.windows.WindowsFileAccess;

/** Chooses how files are reached on the system that the agent runs on. */
public final class LocalFileAccess {
  private LocalFileAccess() {}

  /**
   * The file access of this system.
   *
   * @throws UnsupportedOperationException on a system that the agent does not know
   */
  public static FileAccess ofThisSystem() {
    String system = System.getProperty("os.name");
    if (system.equals("Linux")) {
      return new LinuxFileAccess();
    }
    if (system.startsWith("Windows")) {
      return new WindowsFileAccess();
    }
    throw new UnsupportedOperationException(
        "Files cannot be examined on " + system + ": use Windows or Linux.");
  }
}
