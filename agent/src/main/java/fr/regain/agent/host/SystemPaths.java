package fr.regain.agent.host;

import fr.regain.agent.host.windows.KnownFolder;
import java.nio.file.Path;

/**
 * Where the agent's things are on an operating system.
 *
 * @param configurationFile read at each start, if it is there
 * @param dataDirectory identity, spool and state
 * @param sharedDirectory what people at the device may read, and where they leave answers
 */
public record SystemPaths(Path configurationFile, Path dataDirectory, Path sharedDirectory) {

  /** Those of the running system. */
  public static SystemPaths ofThisSystem() {
    return switch (OperatingFamily.current()) {
      case LINUX -> onLinux();
      case WINDOWS -> onWindows(Path.of(KnownFolder.PROGRAM_DATA.path().orElse("C:\\ProgramData")));
    };
  }

  /** Those of Linux. */
  public static SystemPaths onLinux() {
    return new SystemPaths(
        Path.of("/etc/regain/regain.conf"),
        Path.of("/var/lib/regain"),
        Path.of("/var/lib/regain-shared"));
  }

  /** Those of Windows, below its folder for the data of programs. */
  public static SystemPaths onWindows(Path programData) {
    Path own = programData.resolve("Regain");
    return new SystemPaths(own.resolve("regain.conf"), own.resolve("agent"), own.resolve("shared"));
  }
}
