package fr.regain.agent.host.linux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Small files through which the kernel and udev tell about the device. A file that is missing,
 * forbidden or refused by its driver is an ordinary answer: the fact is absent.
 *
 * @param root "/", or the root of a recorded tree
 */
record KernelFiles(Path root) {
  private static final int MAXIMUM_BYTES = 1 << 20;

  Path path(String relative) {
    return root.resolve(relative);
  }

  boolean exists(String relative) {
    return Files.exists(path(relative));
  }

  Optional<byte[]> bytes(String relative) {
    try (InputStream in = Files.newInputStream(path(relative))) {
      return Optional.of(in.readNBytes(MAXIMUM_BYTES));
    } catch (IOException | SecurityException absent) {
      return Optional.empty();
    }
  }

  /** The text of a file without surrounding white space; absent when blank. */
  Optional<String> text(String relative) {
    return bytes(relative)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).replace("\0", "").strip())
        .filter(text -> !text.isEmpty());
  }

  /** The decimal number that a file holds. */
  OptionalLong number(String relative) {
    return text(relative).map(Decimal::parse).orElse(OptionalLong.empty());
  }

  /** A decimal number greater than zero: many drivers write zero for what they do not know. */
  OptionalLong positive(String relative) {
    OptionalLong number = number(relative);
    return number.isPresent() && number.getAsLong() > 0 ? number : OptionalLong.empty();
  }

  /** Names in a directory, sorted. */
  List<String> names(String relative) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path(relative))) {
      for (Path entry : entries) {
        names.add(entry.getFileName().toString());
      }
    } catch (IOException | DirectoryIteratorException absent) {
      return List.of();
    }
    Collections.sort(names);
    return names;
  }

  /** Where a path leads once every link is followed, relative to the root. */
  Optional<String> resolved(String relative) {
    try {
      return Optional.of(root.toRealPath().relativize(path(relative).toRealPath()).toString());
    } catch (IOException absent) {
      return Optional.empty();
    }
  }
}
