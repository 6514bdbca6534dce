package fr.regain.agent.host.file;

/** A property of a file that a decision may depend on. */
public enum FileMark {
  /** Another file system, or another part of one, is mounted here. */
  MOUNT_ROOT,
  /** Opening it would mount something. */
  AUTOMOUNT,
  /** The content is in a cloud and reading it would download it. */
  PLACEHOLDER,
  /** The sticky bit is set: its user asks that it stay. */
  STICKY,
  /** Somebody besides its owner, and the system, may read, enter or write it. */
  SHARED,
  /** Somebody besides its owner may write it, by group, by everybody or by an access list. */
  SHARED_WRITE,
  /** Cannot be changed or removed, not even by root, until the mark is cleared. */
  IMMUTABLE,
  /** May only grow. */
  APPEND_ONLY,
  /** The file system stores it compressed: its allocated size is below its logical one. */
  COMPRESSED,
  /** Has the read-only attribute (Windows). */
  READ_ONLY,
  /** Has the hidden attribute (Windows). */
  HIDDEN,
  /** Has the system attribute (Windows). */
  SYSTEM
}
