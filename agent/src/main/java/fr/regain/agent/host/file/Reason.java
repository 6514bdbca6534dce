package fr.regain.agent.host.file;

import java.util.Locale;

/**
 * Why a file or directory was not read, moved or removed. The {@linkplain #code() code} is what
 * users and scripts see; codes are never renamed.
 */
public enum Reason {
  /** It is no longer there. */
  GONE,
  /** The account may not. */
  DENIED,
  /** A link stands where a file or directory was expected. */
  LINK,
  /** It is on another volume or mount. */
  OTHER_VOLUME,
  /** It is on another machine. */
  REMOTE,
  /** Not a directory, where one was expected. */
  NOT_A_DIRECTORY,
  /** Neither a regular file nor, where one will do, a directory: FIFO, socket, device. */
  NOT_REGULAR,
  /** The content is in a cloud and stays there. */
  PLACEHOLDER,
  /** Opening it would mount a file system. */
  AUTOMOUNT,
  /** Something of that name is already there. */
  EXISTS,
  /** A directory is not empty. */
  NOT_EMPTY,
  /** In use or locked by a program or by the system. */
  BUSY,
  /** The volume is mounted read-only, or the file may not be changed. */
  READ_ONLY,
  /** No space is left on the volume. */
  FULL,
  /** The owner's quota is used up. */
  QUOTA,
  /** The name or path is not one that this system accepts. */
  NAME,
  /** Too many files are open in this process or on this machine. */
  OPEN_FILES,
  /** It is no longer the file that was examined before. */
  CHANGED,
  /** Its owner, or that of a directory above it, is not who it has to be. */
  UNTRUSTED,
  /** The medium failed to read or write. */
  MEDIUM,
  /** The file system does not know the call. */
  UNSUPPORTED,
  /** It belongs to the system or to a program, and is never proposed. */
  PROTECTED,
  /** The work was ended before this one's turn. */
  STOPPED,
  /** Anything else; the message holds the system's own error number. */
  OTHER;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The stable text of this reason, for example {@code other-volume}. */
  public String code() {
    return code;
  }
}
