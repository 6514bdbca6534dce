package fr.regain.agent.host.file;

import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of directories with their facts, as fast as the system gives them: the cursor
 * itself is the current entry, and no object is made for it. One cursor serves one thread, for one
 * directory after another.
 *
 * <p>{@link #start}, then {@link #next} until false. The other methods describe the current entry
 * and, but for {@link #kind} and the name, mean something only while {@link #failure} is null.
 */
public interface EntryCursor extends AutoCloseable {
  /** Begins with the first entry of {@code directory}, which must stay open meanwhile. */
  void start(OpenDirectory directory) throws FileAccessException;

  /** Goes on to the next entry; false when there is none. */
  boolean next() throws FileAccessException;

  /** Why the facts of this entry could not be read; null when they were. */
  @Nullable Reason failure();

  /** What it is; never {@link FileKind#UNKNOWN} unless {@link #failure} says why. */
  FileKind kind();

  /** Whether another mount starts here, or would if this were opened. */
  boolean isMount();

  /** Whether the content is in a cloud, so that opening this would fetch it. */
  boolean isPlaceholder();

  /** Logical bytes. */
  long size();

  /** Bytes that the volume holds for it. */
  long allocated();

  /**
   * Whether the file may have other names: false only when the listing says that it has not. {@link
   * #links} tells, and on Windows costs one open.
   */
  boolean mayHaveOtherNames();

  /** Names that this file has; more than one where that cannot be known. */
  long links();

  /** {@link FileIdentity#volume}. */
  long volume();

  /** {@link FileIdentity#high}. */
  long numberHigh();

  /** {@link FileIdentity#low}. */
  long number();

  /** A number for the owner, equal for equal owners within one volume; -1 where it is unknown. */
  long owner();

  /** Last change of the content, in nanoseconds since 1970, capped to what a long holds. */
  long modified();

  /** Last change of content or attributes, as {@link #modified}. */
  long changed();

  /**
   * The last eight units of the name as bytes in lower case, the very last in the highest byte;
   * zero bytes where the name is shorter, {@code 0xFF} for a unit that is not ASCII.
   */
  long nameEnd();

  /** The name as a value of its own. */
  FileName name() throws FileAccessException;

  @Override
  void close();
}
