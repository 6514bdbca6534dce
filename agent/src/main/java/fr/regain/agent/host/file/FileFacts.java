package fr.regain.agent.host.file;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the file system says of one file at one moment, read without following a link.
 *
 * @param kind what it is
 * @param size logical bytes
 * @param allocated bytes that the volume really holds for it
 * @param links names (hard links) that this file has
 * @param identity which file it is
 * @param mount the mount that it was reached through; distinguishes bind mounts of one volume.
 *     Equals the volume where the system has no such number
 * @param modified last change of the content
 * @param changed last change of content or attributes
 * @param created birth; absent where the file system does not keep it
 * @param accessed last read as the file system keeps it, which is seldom exact
 * @param owner the owning account; absent where this account may not know it (Windows)
 * @param mode permission bits with set-id and sticky (Linux, 07777), file attributes (Windows) but
 *     ARCHIVE and NORMAL
 * @param marks properties that decisions depend on
 */
public record FileFacts(
    FileKind kind,
    long size,
    long allocated,
    long links,
    FileIdentity identity,
    long mount,
    Instant modified,
    Instant changed,
    Optional<Instant> created,
    Instant accessed,
    Optional<Principal> owner,
    int mode,
    Set<FileMark> marks) {

  public FileFacts {
    marks = Set.copyOf(marks);
  }

  /** Whether {@code mark} is set. */
  public boolean is(FileMark mark) {
    return marks.contains(mark);
  }

  /**
   * Whether {@code other} is this very file with the same content as far as the file system can
   * tell: kind, identity, size, content and change times. A rename changes the change time on some
   * file systems, so read the facts again after one.
   */
  public boolean unchangedIn(FileFacts other) {
    return kind == other.kind
        && identity.equals(other.identity)
        && size == other.size
        && modified.equals(other.modified)
        && changed.equals(other.changed);
  }
}
