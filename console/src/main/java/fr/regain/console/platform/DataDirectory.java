package fr.regain.console.platform;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory in which the console keeps everything: for its own account alone. */
@Singleton
public final class DataDirectory {
  // A new database, its journal and a log of one day; with less the first full disk is minutes
  // away.
  private static final long SMALLEST_FREE_BYTES = 200_000_000;

  private static final String NOBODY_ELSE = "------";

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path absolute;

  /**
   * Makes the directory where it is missing, and checks that the console can work in it.
   *
   * @throws Problem that says what to do, when it cannot be used
   */
  public DataDirectory(ConsoleConfig config) {
    absolute = config.dataDirectory().toAbsolutePath();
    try {
      createPrivately(absolute);
      refuseOpenToOthers(absolute);
      if (!Files.isWritable(absolute)) {
        throw new Problem(
            ProblemCode.CONFIGURATION_INVALID,
            "The data directory "
                + absolute
                + " is not writable. Give it to the console's account.");
      }
      long free = Files.getFileStore(absolute).getUsableSpace();
      if (free < SMALLEST_FREE_BYTES) {
        throw new Problem(
            ProblemCode.DISK_FULL,
            "Only %,d MB are free for the data directory %s; the console needs %,d MB to start. Free some space."
                .formatted(free / 1_000_000, absolute, SMALLEST_FREE_BYTES / 1_000_000));
      }
    } catch (IOException unusable) {
      throw new Problem(
          ProblemCode.CONFIGURATION_INVALID,
          "The data directory " + absolute + " cannot be made: " + unusable.getMessage(),
          unusable);
    }
  }

  /** A directory that somebody else made: the files in it are readable for whoever may enter. */
  private static void refuseOpenToOthers(Path directory) throws IOException {
    if (!Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      return;
    }
    String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(directory));
    if (!permissions.endsWith(NOBODY_ELSE)) {
      throw new Problem(
          ProblemCode.CONFIGURATION_INVALID,
          "The data directory "
              + directory
              + " is open to other users ("
              + permissions
              + "), and passwords and keys are in it. Check who may have read it, then run chmod"
              + " 700 on it.");
    }
  }

  /** Where it is. */
  public Path path() {
    return absolute;
  }

  /**
   * Writes a secret to a file that the console's account alone can read. An existing file of that
   * name is replaced: its permissions are not taken over.
   */
  public static void writePrivately(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(file, ownerOnly("rw-------"));
    Files.writeString(file, text);
  }

  /** Copies a secret to a new file that the console's account alone can read. */
  public static void copyPrivately(InputStream content, Path file) throws IOException {
    Files.createFile(file, ownerOnly("rw-------"));
    try (OutputStream out = Files.newOutputStream(file)) {
      content.transferTo(out);
    }
  }

  /** Makes a directory for the console's account alone, where it is missing. */
  public static void createPrivately(Path directory) throws IOException {
    Files.createDirectories(directory, ownerOnly("rwx------"));
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
