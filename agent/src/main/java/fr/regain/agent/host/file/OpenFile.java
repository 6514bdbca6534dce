package fr.regain.agent.host.file;

import java.lang.foreign.MemorySegment;

/** A regular file held open: the handle stays on this very file whatever happens to its name. */
public interface OpenFile extends AutoCloseable {
  /** What the file is now. */
  FileFacts facts() throws FileAccessException;

  /** As much of {@link #facts} as tells whether the file is still the same. */
  default FileState state() throws FileAccessException {
    return FileState.of(facts());
  }

  /**
   * Reads from {@code offset} into all of {@code into} or to the end of the file.
   *
   * @param into native memory
   * @param offset bytes from the start of the file
   * @return bytes read, below the size of {@code into} only at the end of the file
   */
  long read(MemorySegment into, long offset) throws FileAccessException;

  /**
   * Takes the file's exclusive advisory lock without waiting; {@link #close} releases it.
   *
   * @return false when somebody else holds it
   */
  boolean tryLock() throws FileAccessException;

  @Override
  void close();
}
