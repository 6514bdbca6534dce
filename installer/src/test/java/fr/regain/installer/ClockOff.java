package fr.regain.installer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A wall clock that is wrong for one process. */
final class ClockOff {
  private ClockOff() {}

  /** An environment in which the wall clock alone is off, for the whole process. */
  static Map<String, String> by(Duration offset) throws IOException {
    Optional<Path> library = library();
    assumeTrue(library.isPresent(), "a wrong clock needs libfaketime: apt-get install faketime");
    return Map.of(
        "LD_PRELOAD",
        library.get().toString(),
        "FAKETIME",
        "%+dd".formatted(offset.toDays()),
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1");
  }

  private static Optional<Path> library() throws IOException {
    Path libraries = Path.of("/usr/lib");
    if (!Files.isDirectory(libraries)) {
      return Optional.empty();
    }
    PathMatcher wanted =
        FileSystems.getDefault().getPathMatcher("glob:**/faketime/libfaketime.so.1");
    try (Stream<Path> files = Files.find(libraries, 3, (path, kind) -> wanted.matches(path))) {
      return files.findFirst();
    }
  }
}
