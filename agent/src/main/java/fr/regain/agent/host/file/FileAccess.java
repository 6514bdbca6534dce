package fr.regain.agent.host.file;

/** How the agent enters the file system: by an absolute path, walked one name at a time. */
public interface FileAccess {
  /** The account with whose authority this process acts. */
  Principal account();

  /**
   * Reads an absolute path of this system.
   *
   * @throws FileAccessException {@link Reason#NAME} for a relative path, {@code ..}, or a name that
   *     cannot exist
   */
  FilePath path(String absolute) throws FileAccessException;

  /**
   * Reads one name.
   *
   * @throws FileAccessException {@link Reason#NAME} for what is not one component
   */
  FileName name(String text) throws FileAccessException;

  /**
   * The name that {@link FileName#raw()} was taken from.
   *
   * @throws FileAccessException {@link Reason#NAME} for what is not one component
   */
  FileName nameOf(byte[] raw) throws FileAccessException;

  /**
   * Opens a directory from the root down, refusing any link on the way. Mounts are crossed here,
   * and only here.
   */
  OpenDirectory open(FilePath path) throws FileAccessException;

  /**
   * As {@link #open}, and refuses with {@link Reason#UNTRUSTED} unless the directory belongs to
   * {@code owner} and nobody else could put another in its place: each directory on the way belongs
   * to the system or to {@code owner}, and only its owner may write it, or its sticky bit keeps
   * others from renaming what it holds.
   */
  OpenDirectory openTrusted(FilePath path, Principal owner) throws FileAccessException;

  /** A cursor for the calling thread. */
  EntryCursor newCursor();
}
