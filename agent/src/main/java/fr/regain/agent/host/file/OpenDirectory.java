package fr.regain.agent.host.file;

import java.io.IOException;

/**
 * A directory held open. Each call takes one name in this very directory: no link is followed, no
 * mount is crossed, and no call waits for another program (a FIFO, a lock, an automount).
 *
 * <p>Every method but {@link #close} throws {@link FileAccessException} with the {@link Reason}.
 * Several threads may use one directory, but only one at a time may list it.
 */
public interface OpenDirectory extends AutoCloseable {
  /** What the directory itself is now. */
  FileFacts facts() throws FileAccessException;

  /** The volume that the directory is on. */
  VolumeFacts volume() throws FileAccessException;

  /** Where the system says that the directory is now, links resolved. */
  FilePath finalPath() throws FileAccessException;

  /**
   * Hands every entry to {@code visitor}, in the file system's order, without keeping a list.
   * Entries that come or go meanwhile may or may not be seen.
   *
   * @throws IOException what the visitor throws, or a {@link FileAccessException}
   */
  void list(EntryVisitor visitor) throws IOException;

  /** What {@code name} is now; a link is described, not followed. */
  FileFacts stat(FileName name) throws FileAccessException;

  /** As much of {@link #stat} as tells whether a file is still the same. */
  default FileState state(FileName name) throws FileAccessException {
    return FileState.of(stat(name));
  }

  /**
   * Opens a directory below this one.
   *
   * @throws FileAccessException {@link Reason#LINK}, {@link Reason#NOT_A_DIRECTORY}, {@link
   *     Reason#OTHER_VOLUME} and others
   */
  OpenDirectory openDirectory(FileName name) throws FileAccessException;

  /**
   * Opens a regular file to read it, without a trace in its times where the system allows that.
   *
   * @throws FileAccessException {@link Reason#LINK}, {@link Reason#NOT_REGULAR}, {@link
   *     Reason#PLACEHOLDER} and others
   */
  OpenFile openFile(FileName name) throws FileAccessException;

  /**
   * Whether any program has the regular file open, mapped or locked at this moment. The file is
   * opened for it without a trace in its times.
   *
   * @throws FileAccessException {@link Reason#UNSUPPORTED} or {@link Reason#DENIED} where the
   *     system does not say, {@link Reason#NOT_REGULAR} and others
   */
  boolean inUse(FileName name) throws FileAccessException;

  /**
   * Creates a file that only its owner may read or write.
   *
   * @throws FileAccessException {@link Reason#EXISTS} when anything has that name already
   */
  NewFile createFile(FileName name) throws FileAccessException;

  /**
   * Creates a directory that only its owner may enter and returns it open.
   *
   * @throws FileAccessException {@link Reason#EXISTS} when anything has that name already
   */
  OpenDirectory createDirectory(FileName name) throws FileAccessException;

  /**
   * Removes a name that is still {@code expected}: on Windows the very handle that was compared is
   * deleted; Linux has no such call, so the comparison comes immediately before, and in the worst
   * case another file of the same name in this same directory goes.
   *
   * @throws FileAccessException {@link Reason#CHANGED} when it is no longer that file
   */
  void unlink(FileName name, FileFacts expected) throws FileAccessException;

  /**
   * Removes an empty directory.
   *
   * @throws FileAccessException {@link Reason#NOT_EMPTY}, {@link Reason#NOT_A_DIRECTORY} and others
   */
  void removeDirectory(FileName name) throws FileAccessException;

  /**
   * Renames within the volume a name that is still {@code expected}, never onto something that
   * exists. On Linux the comparison precedes the move: compare again at the destination.
   *
   * @throws FileAccessException {@link Reason#CHANGED}, {@link Reason#EXISTS}, {@link
   *     Reason#OTHER_VOLUME} and others; {@link Reason#UNSUPPORTED} where the file system cannot
   *     refuse to replace
   */
  void moveNoReplace(FileName name, FileFacts expected, OpenDirectory to, FileName as)
      throws FileAccessException;

  /** Returns once the names in this directory are on the medium. */
  void sync() throws FileAccessException;

  @Override
  void close();
}
