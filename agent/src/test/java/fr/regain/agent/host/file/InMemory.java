package fr.regain.agent.host.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Directories on a {@code tmpfs} of their own, for tests of thousands of runs that watch syncs by
 * themselves: there a sync costs nothing. Where the machine does not let it be mounted, any
 * temporary directory.
 */
public final class InMemory implements TempDirFactory {
  private @Nullable Path mount;

  @Override
  public Path createTempDirectory(
      AnnotatedElementContext element, ExtensionContext extensionContext) throws Exception {
    return createDirectory();
  }

  /** A new directory, to be removed before this is closed. */
  public Path createDirectory() throws IOException, InterruptedException {
    if (mount == null) {
      Path place = Files.createTempDirectory("regain-memory");
      if (!run("mount", "-t", "tmpfs", "-o", "mode=0700", "tmpfs", place.toString())) {
        return Files.createTempDirectory(place, "test");
      }
      mount = place;
    }
    return Files.createTempDirectory(mount, "test");
  }

  @Override
  public void close() throws IOException {
    if (mount != null) {
      try {
        // Lazily: a test that ends in the middle of its work leaves files open.
        run("umount", "--lazy", mount.toString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      Files.delete(mount);
      mount = null;
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor() == 0;
  }
}
