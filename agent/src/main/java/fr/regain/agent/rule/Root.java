package fr.regain.agent.rule;

/**
 * Where a place begins. The set is closed: a rule cannot name a directory that does not lie below
 * one of these.
 */
public enum Root {
  /** The person's own directory. */
  USER_HOME(true, false),
  /** {@code XDG_CACHE_HOME}, by default {@code ~/.cache}; {@code %LOCALAPPDATA%} on Windows. */
  USER_CACHE(true, false),
  /** {@code XDG_CONFIG_HOME}, by default {@code ~/.config}; {@code %APPDATA%} on Windows. */
  USER_SETTINGS(true, false),
  /** {@code %LOCALAPPDATA%\Temp}; Linux has none that belongs to one person. */
  USER_TEMP(true, true),
  /** The downloads directory, wherever the person has put it. */
  USER_DOWNLOADS(true, true),
  /** The person's documents. */
  USER_DOCUMENTS(true, true),
  /** The person's desktop. */
  USER_DESKTOP(true, true),
  /** The person's pictures. */
  USER_PICTURES(true, true),
  /** The person's music. */
  USER_MUSIC(true, true),
  /** The person's videos. */
  USER_VIDEOS(true, true),
  /** The person's bin: {@code Trash} of the XDG data directory; {@code $Recycle.Bin\SID}. */
  USER_BIN(true, true),
  /** The root of the system's volume. */
  SYSTEM_ROOT(false, false),
  /** {@code %WINDIR%}; on Linux the same as {@link #SYSTEM_ROOT}. */
  SYSTEM_DIRECTORY(false, false),
  /** {@code %WINDIR%\Temp}; {@code /tmp} on Linux. */
  SYSTEM_TEMP(false, true),
  /** {@code /var}; {@code %ProgramData%} on Windows. */
  SYSTEM_STATE(false, false);

  private final boolean user;
  private final boolean whole;

  Root(boolean user, boolean whole) {
    this.user = user;
    this.whole = whole;
  }

  /** Whether each person has one of their own. */
  public boolean user() {
    return user;
  }

  /** Whether a place may be the root itself; below the others a place begins with a fixed name. */
  public boolean whole() {
    return whole;
  }
}
