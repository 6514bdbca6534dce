package fr.regain.agent.host.file;

/**
 * An account, as the system numbers it.
 *
 * @param id the decimal user id on Linux ("0" is root), the SID on Windows ("S-1-5-18")
 */
public record Principal(String id) {
  /** The account of a Linux user id. */
  public static Principal ofUser(int userId) {
    return new Principal(Integer.toUnsignedString(userId));
  }
}
