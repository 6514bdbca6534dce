package fr.regain.installer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The most resident memory that work on files may take, measured on the image itself. */
@EnabledOnOs(OS.LINUX)
class MemoryIT {
  private static final int FILES = 5_000;

  /** With a kilobyte for each, the smaller memory below would not do. */
  private static final int HELD = 20_000;

  private static final String LITTLE = "-Xms16m -Xmn4m -Xmx24m";
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

  @Test
  void I26_aQuarantineOf20000Files_isListed_givenBack_purged_andAddedTo_with24MB()
      throws Exception {
    Path store = Path.of("person/.config/google-chrome/OptGuideOnDeviceModel");
    Trees.ofSmallFiles(Files.createDirectories(directory.resolve(store)), HELD);
    agent("", "plan", "--rule", "cache.browser.ai");
    agent("", "clean", "--plan", latestPlan());

    agent(LITTLE, "quarantine", "list");
    agent(LITTLE, "quarantine", "list", "--json");
    agent(LITTLE, "quarantine", "restore", "1/1");
    agent(LITTLE, "quarantine", "purge");
    agent(LITTLE, "plan", "--rule", "cache.browser.ai");
    agent(LITTLE, "clean", "--plan", latestPlan());

    try (Stream<Path> content = Files.list(directory.resolve("state/quarantine/content/1"))) {
      assertThat(content).hasSize(HELD - 1);
    }
    assertThat(directory.resolve("state/quarantine/content/2/1")).exists();
  }

  /** Runs a command for the person to its good end, with options for Java besides its own. */
  private void agent(String options, String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("/usr/bin/env", "HOME=" + directory.resolve("person")));
    words.addAll(List.of("REGAIN_JAVA_OPTIONS=" + options, IMAGE.resolve("bin/regain").toString()));
    words.addAll(List.of(command));
    words.addAll(List.of("--data-directory", directory.resolve("state").toString()));
    WholeProcess.run(words);
  }

  private String latestPlan() throws IOException {
    try (Stream<Path> plans = Files.list(directory.resolve("state/plans"))) {
      Path latest =
          plans.max(Comparator.comparing(plan -> plan.toFile().lastModified())).orElseThrow();
      return latest.getFileName().toString().replace(".plan", "");
    }
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
