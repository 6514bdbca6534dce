package fr.regain.agent.rule;

import fr.regain.agent.host.OperatingFamily;
import java.util.List;

/**
 * An exception to the protection of the directories above it.
 *
 * @param path its names below the root, folded to small letters
 * @param from how many levels below it the exception begins; 0 is the path itself
 */
record OpenedPath(List<String> path, int from) {
  /** A directory below a protected one that holds nothing but what may go. */
  private static final OpenedPath LINUX_DUMPS =
      new OpenedPath(ProtectedPath.names("var/lib/systemd/coredump"), 1);

  /** A file that may go in a directory of which the rest may not. */
  private static final OpenedPath WINDOWS_DUMP =
      new OpenedPath(ProtectedPath.names("Windows/MEMORY.DMP"), 0);

  static OpenedPath of(OperatingFamily platform) {
    return switch (platform) {
      case LINUX -> LINUX_DUMPS;
      case WINDOWS -> WINDOWS_DUMP;
    };
  }
}
