package fr.regain.agent.host.file;

import java.lang.foreign.MemorySegment;

/** A file that this process created and may write. */
public interface NewFile extends OpenFile {
  /**
   * Writes all of {@code from} at {@code offset}.
   *
   * @param from native memory
   * @param offset bytes from the start of the file
   */
  void write(MemorySegment from, long offset) throws FileAccessException;

  /** Returns once content and size are on the medium. */
  void sync() throws FileAccessException;
}
