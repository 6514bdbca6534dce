package fr.regain.agent.storage.tree;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file systems that the safety invariants are shown on, each as the kernel has it. */
public enum RealVolume {
  EXT4,
  TMPFS;

  private static final long IMAGE_BYTES = 128 << 20;

  /** A directory of a test, which goes with all that is in it. */
  public record Scratch(Path path, AutoCloseable mount) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      // Java's own removal goes by paths, which tests make longer than the system takes.
      SystemTool.run("rm", "-rf", path.toString());
      mount.close();
    }
  }

  /**
   * A new directory on this file system: where the machine has one anyway, else on a volume mounted
   * for it; the test is skipped, saying so, where that is not permitted.
   */
  public Scratch scratch() throws IOException {
    Path usual = Files.createTempDirectory("regain-volume").toRealPath();
    if (Files.getFileStore(usual).type().equals(type())) {
      return new Scratch(usual, () -> {});
    }
    Optional<Path> image = mount(usual);
    return new Scratch(
        Files.createDirectory(usual.resolve("test")),
        () -> {
          // Lazily: a test that ends in the middle of its work leaves files open.
          SystemTool.run("umount", "--lazy", usual.toString());
          Files.delete(usual);
          if (image.isPresent()) {
            Files.delete(image.get());
          }
        });
  }

  private String type() {
    return switch (this) {
      case EXT4 -> "ext4";
      case TMPFS -> "tmpfs";
    };
  }

  /** Mounts it there; the file that it lies in, if it lies in one. */
  private Optional<Path> mount(Path at) throws IOException {
    return switch (this) {
      case TMPFS -> {
        SystemTool.run("mount", "-t", "tmpfs", "-o", "mode=0700", "tmpfs", at.toString());
        yield Optional.empty();
      }
      case EXT4 -> {
        Path image = Files.createTempFile("regain-volume", ".ext4");
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
          file.setLength(IMAGE_BYTES);
        }
        SystemTool.run("mkfs.ext4", "-q", "-m", "0", image.toString());
        SystemTool.run("mount", "-o", "loop", image.toString(), at.toString());
        yield Optional.of(image);
      }
    };
  }
}
