package fr.regain.agent.storage.duplicate;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.OpenFile;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.storage.tree.FolderHandles;
import fr.regain.agent.storage.tree.Pace;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32C;

/**
 * Reads files of the index and writes their fingerprints into it. One thread's.
 *
 * <p>The checksum of both ends only tells files apart; whether they are equal is said by SHA-256
 * alone, because whoever can choose a file's content can make checksums collide.
 */
final class Fingerprinter implements AutoCloseable {
  /** Up to this size a file is read whole at once: one more read costs more than the bytes. */
  static final long WHOLE_BYTES = 64 * 1024;

  private static final int BLOCK_BYTES = 256 * 1024;
  private static final int END_BYTES = 4096;

  private final FileIndex index;
  private final Pace pace;
  private final FolderHandles folders;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment block = arena.allocate(BLOCK_BYTES, 4096);
  private final byte[] bytes = new byte[BLOCK_BYTES];
  private final MessageDigest sha256;
  private long bytesRead;

  Fingerprinter(FileIndex index, FileAccess access, Pace pace) {
    this.index = index;
    this.pace = pace;
    folders = new FolderHandles(access);
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Bytes that were read from files so far. */
  long bytesRead() {
    return bytesRead;
  }

  /** Reads both ends of a large file, or all of a small one. */
  void readFirst(int row) throws FileAccessException {
    if (index.size(row) <= WHOLE_BYTES) {
      readWhole(row);
      return;
    }
    try (OpenFile file = open(row)) {
      CRC32C start = checksum(file, 0);
      CRC32C end = checksum(file, index.size(row) - END_BYTES);
      requireUnchanged(row, file);
      index.setEnds(row, start.getValue() << 32 | end.getValue());
    }
  }

  private CRC32C checksum(OpenFile file, long offset) throws FileAccessException {
    CRC32C checksum = new CRC32C();
    int read = read(file, offset, END_BYTES);
    checksum.update(bytes, 0, read);
    return checksum;
  }

  /** Reads all of a file. */
  void readWhole(int row) throws FileAccessException {
    try (OpenFile file = open(row)) {
      long size = index.size(row);
      for (long offset = 0; offset < size; offset += BLOCK_BYTES) {
        if (!pace.goOn(1)) {
          throw new FileAccessException(Reason.STOPPED, "the work ended before the file did");
        }
        int read = read(file, offset, (int) Math.min(BLOCK_BYTES, size - offset));
        sha256.update(bytes, 0, read);
      }
      requireUnchanged(row, file);
      index.setDigest(row, sha256.digest());
    } finally {
      sha256.reset();
    }
  }

  private OpenFile open(int row) throws FileAccessException {
    return folders.open(index.folder(row)).openFile(index.name(row));
  }

  private int read(OpenFile file, long offset, int length) throws FileAccessException {
    int read = (int) file.read(block.asSlice(0, length), offset);
    if (read < length) {
      throw new FileAccessException(Reason.CHANGED, "the file became shorter");
    }
    bytesRead += read;
    MemorySegment.copy(block, JAVA_BYTE, 0, bytes, 0, read);
    return read;
  }

  private void requireUnchanged(int row, OpenFile file) throws FileAccessException {
    if (!index.isUnchanged(row, file.facts())) {
      throw new FileAccessException(Reason.CHANGED, "no longer the file that was listed");
    }
  }

  @Override
  public void close() {
    folders.close();
    arena.close();
  }
}
