package fr.regain.agent.host.file;

/** What an entry of a directory is, as the file system says; a link is never resolved. */
public enum FileKind {
  REGULAR,
  DIRECTORY,
  /** A symbolic link, a junction, or any other reparse point that leads elsewhere. */
  LINK,
  FIFO,
  SOCKET,
  /** A block or character device. */
  DEVICE,
  /** The directory entry does not say (some file systems); {@link OpenDirectory#stat} does. */
  UNKNOWN
}
