package fr.regain.agent.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The kernel files of a computer, laid out under a directory. One text holds a whole tree: {@code
 * == path} starts a file, {@code =x path} one given in hexadecimal, {@code -> path target} is a
 * link, {@code ##} a comment.
 */
public final class RecordedTree {
  private final Path root;

  private RecordedTree(Path root) {
    this.root = root;
  }

  /** Lays out a tree of the test resources. */
  public static RecordedTree lay(String name, Path root) {
    try (var in =
        Objects.requireNonNull(RecordedTree.class.getResourceAsStream(name + ".tree"), name)) {
      RecordedTree tree = new RecordedTree(root);
      tree.lay(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return tree;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The directory that stands for "/". */
  public Path root() {
    return root;
  }

  /** Changes a file, as a driver would. */
  public void write(String path, String content) {
    try {
      Files.createDirectories(root.resolve(path).getParent());
      Files.writeString(root.resolve(path), content + "\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Puts a program in the tree: a shell script that others may run. */
  public void program(String path, String script) {
    write(path, "#!/bin/sh\n" + script);
    try {
      Files.setPosixFilePermissions(
          root.resolve(path), PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Takes a file away, as a driver does when its device goes. */
  public void remove(String path) {
    try {
      Files.delete(root.resolve(path));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void lay(String text) throws IOException {
    String file = null;
    StringBuilder content = new StringBuilder();
    for (String line : (text + "## end").split("\n", -1)) {
      if (line.matches("(==|=x|->|##) .*")) {
        if (file != null) {
          finish(file, content.toString());
        }
        content.setLength(0);
        file = line.startsWith("=") ? line : null;
        if (line.startsWith("->")) {
          String[] words = line.split(" ", 3);
          Path link = root.resolve(words[1]);
          Files.createDirectories(link.getParent());
          Files.createSymbolicLink(link, Path.of(words[2]));
        }
      } else {
        content.append(line).append('\n');
      }
    }
  }

  private void finish(String marker, String content) throws IOException {
    Path path = root.resolve(marker.substring(3));
    Files.createDirectories(path.getParent());
    if (marker.startsWith("=x")) {
      Files.write(path, HexFormat.of().parseHex(content.strip()));
    } else {
      Files.writeString(path, content);
    }
  }
}
