package fr.regain.agent.host.file;

/**
 * An account, as the system numbers it.
 *
 * @param id the decimal user id on Linux ("0" is root), the SID on Windows; SYSTEM,
 *     TrustedInstaller and the group Administrators, each of which may act as the others, count as
 *     one, {@link #WINDOWS_SYSTEM}
 */
public record Principal(String id) {
  /** The account of Windows itself. */
  public static final Principal WINDOWS_SYSTEM = new Principal("S-1-5-18");

  /** The account of a Linux user id. */
  public static Principal ofUser(int userId) {
    return new Principal(Integer.toUnsignedString(userId));
  }
}
