package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small file system of its own, which a test can fill to the last byte. */
final class SmallVolume implements AutoCloseable {
  private static final int BLOCK_BYTES = 4096;

  private final Path mountPoint;

  private SmallVolume(Path mountPoint) {
    this.mountPoint = mountPoint;
  }

  /** Mounts it on a new directory; the test is skipped where that is not allowed. */
  static SmallVolume mount(Path mountPoint, int megabytes)
      throws IOException, InterruptedException {
    Files.createDirectory(mountPoint);
    boolean mounted =
        System.getProperty("os.name").equals("Linux")
            && run(
                List.of(
                    "mount",
                    "-t",
                    "tmpfs",
                    "-o",
                    "size=" + megabytes + "m,mode=700",
                    "tmpfs",
                    mountPoint.toString()));
    assumeTrue(mounted, "a full disk needs a small tmpfs: run this test as root on Linux");
    return new SmallVolume(mountPoint);
  }

  /** Takes all the room that is left. */
  void fill() throws IOException {
    try (OutputStream filler = Files.newOutputStream(filler())) {
      byte[] block = new byte[BLOCK_BYTES];
      while (mountPoint.toFile().getUsableSpace() > 0) {
        filler.write(block);
      }
    }
    assertThat(mountPoint.toFile().getUsableSpace()).isZero();
  }

  /** Gives the room back. */
  void makeRoom() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return mountPoint.resolve("filler");
  }

  private static boolean run(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    assertThat(run(List.of("umount", mountPoint.toString()))).isTrue();
  }
}
