package fr.regain.agent.host;

import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Optional;

/**
 * The agent's own files: identity, spool, state. Beside {@code cleanup} and {@code quarantine}, the
 * only code that deletes or moves files, and only inside the data directory. Nothing here ever
 * follows a user's path.
 */
public final class StateFiles {
  private static final PrivateAccess ACCESS = PrivateAccess.ofThisSystem();

  private StateFiles() {}

  /**
   * Makes a directory that only the agent and administrators can enter, its parents included, or
   * checks that an existing one is so.
   *
   * @throws AgentProblem "storage.unsafe" or "storage.unusable"
   */
  public static void ensurePrivateDirectory(Path directory) {
    try {
      Path parent = directory.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createDirectory(directory, ACCESS.ofNewDirectory());
    } catch (FileAlreadyExistsException present) {
      ACCESS.requirePrivate(directory);
    } catch (IOException failure) {
      throw unusable(directory, failure);
    }
  }

  /**
   * Whole content of a file, or nothing if it is not there. A larger file than the limit is an
   * error.
   */
  public static Optional<byte[]> read(Path file, int maximumBytes) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      byte[] bytes = content.readNBytes(maximumBytes + 1);
      if (bytes.length > maximumBytes) {
        throw new IOException(file + " is larger than " + maximumBytes + " bytes");
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /**
   * Replaces the content of a file so that a crash at any moment leaves the old content or the new
   * one. Durable when this returns.
   */
  public static void replace(Path file, byte[] content) throws IOException {
    replace(file, ByteBuffer.wrap(content));
  }

  /** As {@link #replace(Path, byte[])}, for content that is not on the heap. */
  public static void replace(Path file, ByteBuffer content) throws IOException {
    replace(file, content, true, Optional.empty());
    syncDirectory(file);
  }

  /**
   * As {@link #replace(Path, byte[])}, for everybody at the device to read. It is open to them
   * before it has its name: no crash leaves a closed one.
   */
  public static void replaceReadable(Path file, byte[] content) throws IOException {
    replace(file, ByteBuffer.wrap(content), true, Optional.of(SharedAccess.ofThisSystem()));
    syncDirectory(file);
  }

  /**
   * Replaces the content of a file, and leaves it to the system when that reaches the medium: for
   * what is checked when it is read and can be made again. After a loss of power the file can hold
   * anything.
   */
  public static void replaceInTime(Path file, ByteBuffer content) throws IOException {
    replace(file, content, false, Optional.empty());
  }

  private static void replace(
      Path file, ByteBuffer content, boolean durably, Optional<SharedAccess> readers)
      throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try {
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              ACCESS.ofNewFile())) {
        writeFully(channel, content, 0);
        if (readers.isPresent()) {
          readers.get().allowReading(fresh);
        }
        if (durably) {
          channel.force(true);
        }
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      Files.deleteIfExists(fresh);
      throw failure;
    }
  }

  /** Opens a file for reading and writing, made private if it is new. */
  public static FileChannel open(Path file) throws IOException {
    try {
      FileChannel channel =
          FileChannel.open(
              file,
              EnumSet.of(
                  StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
              ACCESS.ofNewFile());
      syncDirectory(file);
      return channel;
    } catch (FileAlreadyExistsException present) {
      return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
  }

  /** Writes all of a buffer at a position. */
  public static void writeFully(FileChannel channel, ByteBuffer content, long position)
      throws IOException {
    long at = position;
    while (content.hasRemaining()) {
      at += channel.write(content, at);
    }
  }

  /** Removes a file of the agent, if it is there. */
  public static void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /**
   * Takes the lock of a file for as long as the result stays open; nothing if another process or
   * thread holds it. The system releases it when the process ends, however it ends.
   */
  public static Optional<FileChannel> lock(Path file) throws IOException {
    FileChannel channel = open(file);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException held) {
      channel.close();
      return Optional.empty();
    }
    channel.close();
    return Optional.empty();
  }

  /** The failure of the agent's own storage. */
  public static AgentProblem unusable(Path path, IOException failure) {
    return new AgentProblem(
        "storage.unusable",
        ExitCode.LOCAL_STORAGE,
        new Text(
            "L'agent ne peut pas utiliser %s (%s). Vérifiez l'espace libre et les droits, puis recommencez."
                .formatted(path, failure),
            "The agent cannot use %s (%s). Check free space and permissions, then try again."
                .formatted(path, failure)),
        failure);
  }

  private static void syncDirectory(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null && OperatingFamily.current() == OperatingFamily.LINUX) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
