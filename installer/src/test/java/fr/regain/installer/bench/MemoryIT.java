package fr.regain.installer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The most resident memory that work on files may take, measured on the image itself. */
@EnabledOnOs(OS.LINUX)
class MemoryIT {
  private static final int FILES = 5_000;
  private static final Path IMAGE =
      Path.of(System.getProperty("basedir", ""))
          .toAbsolutePath()
          .resolveSibling("agent/target/regain-agent");

  @TempDir private Path directory;

  @Test
  void I26_aScan_staysBelow100MB() throws Exception {
    assertThat(peak("scan")).isPositive().isLessThan(100_000_000);
  }

  @Test
  void I26_aSearchForDuplicates_staysBelow256MB() throws Exception {
    assertThat(peak("duplicates", "--min-size", "1")).isPositive().isLessThan(256_000_000);
  }

  private long peak(String... command) throws IOException, InterruptedException {
    Path tree = Trees.ofSmallFiles(Files.createDirectory(directory.resolve("tree")), FILES);
    List<String> words = new ArrayList<>();
    words.add(IMAGE.resolve("bin/regain").toString());
    words.addAll(List.of(command));
    words.addAll(List.of("--json", "--data-directory", directory.resolve("state").toString()));
    words.add(tree.toString());
    return WholeProcess.run(words).peakBytes();
  }
}
