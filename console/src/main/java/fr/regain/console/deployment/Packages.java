package fr.regain.console.deployment;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The files of {@code console.packages-directory}: what an operator lays there is handed out to
 * administrators as it is. No directory below it and no link counts.
 */
@Singleton
public final class Packages {
  private final Optional<Path> directory;
  private final Map<Seen, String> digests = new ConcurrentHashMap<>();

  Packages(ConsoleConfig config) {
    this.directory = Optional.ofNullable(config.packagesDirectory());
  }

  // A file that changed is another one.
  private record Seen(String name, long bytes, FileTime changed) {}

  /** Whether there is a directory to hand out from. */
  public boolean areKept() {
    return directory.isPresent();
  }

  /**
   * The files by name. The first look at a new file reads it whole.
   *
   * @throws Problem {@link ProblemCode#CONFIGURATION_INVALID} when the directory cannot be read
   */
  public List<PackageFile> list() {
    if (directory.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory.get())) {
      List<PackageFile> found = new ArrayList<>();
      for (Path file :
          (Iterable<Path>) files.sorted(Comparator.comparing(Path::toString))::iterator) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          found.add(read(file));
        }
      }
      return found;
    } catch (IOException unreadable) {
      throw new Problem(
          ProblemCode.CONFIGURATION_INVALID,
          "The packages cannot be read from %s; check console.packages-directory and its rights."
              .formatted(directory.get()),
          unreadable);
    }
  }

  private PackageFile read(Path file) throws IOException {
    String name = file.getFileName().toString();
    Seen seen = new Seen(name, Files.size(file), Files.getLastModifiedTime(file));
    String known = digests.get(seen);
    String digest = known == null ? digest(file) : known;
    digests.keySet().removeIf(other -> other.name().equals(name) && !other.equals(seen));
    digests.put(seen, digest);
    return new PackageFile(name, seen.bytes(), digest);
  }

  private static String digest(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  /**
   * Where a file of the list is.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} when none has this name
   */
  public Path find(String name) {
    return directory
        .filter(parent -> list().stream().anyMatch(listed -> listed.name().equals(name)))
        .map(parent -> parent.resolve(name))
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "There is no such package."));
  }
}
