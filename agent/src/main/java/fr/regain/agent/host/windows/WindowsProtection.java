package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * What a process asks of Windows before it looks at files. Both are belt and braces: what is opened
 * is never followed through a link, and attributes are looked at before content.
 */
final class WindowsProtection {
  private static final byte EXPOSE_PLACEHOLDERS = 2;
  private static final int REDIRECTION_TRUST = 16;
  private static final int ENFORCE = 1;

  private WindowsProtection() {}

  /**
   * Asks for all there is.
   *
   * @param privileged whether the process has the system's own account: then junctions that others
   *     have made lead it nowhere (RedirectionGuard)
   */
  static void enter(boolean privileged) {
    showPlaceholders();
    if (privileged) {
      refuseOthersJunctions();
    }
  }

  /**
   * Has Windows 10 1803 and later show which files are in a cloud; earlier ones never hide it.
   * Whether it did.
   */
  static boolean showPlaceholders() {
    return WindowsCall.SHOW_PLACEHOLDERS.exists()
        && (byte) WindowsCall.SHOW_PLACEHOLDERS.invoke(EXPOSE_PLACEHOLDERS) >= 0;
  }

  /** Windows 11, and Windows 10 22H2 with its updates. Whether it did. */
  static boolean refuseOthersJunctions() {
    if (!WindowsCall.SET_MITIGATION_POLICY.exists()) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment policy = arena.allocateFrom(JAVA_INT, ENFORCE);
      return WindowsCall.SET_MITIGATION_POLICY.invoke(REDIRECTION_TRUST, policy, policy.byteSize())
          != 0;
    }
  }
}
