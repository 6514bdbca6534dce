package fr.regain.console.access;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The file {@code sign-in-link} of the data directory: one line, the link itself, readable by the
 * console's own account only.
 *
 * <p>It is the trust anchor of the first sign-in and of a lost one: whoever can write the console's
 * data directory may sign in. That is how a command makes a new link while a running console holds
 * the database.
 */
public final class SignInLinkFile {
  static final String PATH = "/entree/";
  private static final int LONGEST_LINK = 2_000;

  private final Path file;

  /** The file of a data directory. */
  public SignInLinkFile(Path dataDirectory) {
    this.file = dataDirectory.resolve("sign-in-link");
  }

  /**
   * A link that is in the file.
   *
   * @param secret the secret of the link
   * @param writtenAt when the file was written
   */
  record Written(Secret secret, Instant writtenAt) {}

  /**
   * Writes a new link, in place of the one before.
   *
   * @param console address of the console, without a path
   * @return the link
   * @throws Problem with {@link ProblemCode#DISK_FULL} when it cannot be written
   */
  public URI renew(URI console, SecureRandom random) {
    Secret secret = Secret.random(random);
    URI link = console.resolve(PATH + secret.text());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = file.resolveSibling("sign-in-link.new");
      Files.deleteIfExists(fresh);
      try (var channel =
              Files.newByteChannel(
                  fresh,
                  Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                  ownerOnly(fresh));
          var out = Channels.newOutputStream(channel)) {
        out.write((link + "\n").getBytes(StandardCharsets.UTF_8));
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileAlreadyExistsException another) {
      throw unwritten("another process is writing it at this moment; try again", another);
    } catch (IOException failed) {
      throw unwritten("check the space and the rights of the data directory", failed);
    }
    return link;
  }

  private Problem unwritten(String remedy, IOException cause) {
    return new Problem(
        ProblemCode.DISK_FULL,
        "The sign-in link could not be written to " + file + ": " + remedy + ".",
        cause);
  }

  private static FileAttribute<?>[] ownerOnly(Path path) {
    // Elsewhere the file inherits the list of the data directory, which the installer restricts.
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(
              Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
        }
        : new FileAttribute<?>[0];
  }

  /** The link in the file; absent when there is no file, or none with a link in it. */
  Optional<Written> read() throws IOException {
    try {
      if (Files.size(file) > LONGEST_LINK) {
        return Optional.empty();
      }
      String link = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
      int start = link.lastIndexOf(PATH);
      return start < 0
          ? Optional.empty()
          : Optional.of(
              new Written(
                  new Secret(link.substring(start + PATH.length())),
                  Files.getLastModifiedTime(file).toInstant()));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /** Removes the file once its link was used. */
  void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
