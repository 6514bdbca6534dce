package fr.regain.agent.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.plan.KeepReason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Root cleans directories in which an unprivileged process swaps directories, links and files at
 * full speed all the while. Whatever it does, nothing outside is touched.
 */
class AdversaryTest {
  private static final int ROUNDS = 60;
  private static final int FILES = 40;
  private static final String NOBODY = "65534";

  /**
   * Swaps a directory for a link and back, a file for a link to the canary and back, and a FIFO.
   */
  private static final String SWAPPER =
      """
      my ($place, $outside) = @ARGV;
      chdir $place or die;
      my $swaps = 0;
      $SIG{TERM} = sub { print "$swaps\\n"; exit };
      while (1) {
        for my $name ("deep", "deep/er", "f1", "f7") {
          rename($name, "aside") or next;
          symlink($name =~ /^f/ ? "$outside/canary" : $outside, $name);
          unlink($name);
          link("$outside/canary", $name) and unlink($name);
          rename("aside", $name);
          $swaps++;
        }
      }
      """;

  @TempDir private Path directory;

  @Test
  @Timeout(300)
  void rootCleansWhereAPupilSwapsEverything_andNothingOutsideIsTouched() throws Exception {
    assumeThat(LocalFileAccess.ofThisSystem().account().id())
        .as("dropping to another account needs root")
        .isEqualTo("0");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    TestingHome home = new TestingHome(directory);
    Files.setPosixFilePermissions(home.home(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Path outside = home.outside();
    Files.createDirectories(outside.resolve("er"));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(outside.resolve("f" + i), "alive");
      Files.writeString(outside.resolve("er/f" + i), "alive");
    }
    Map<KeepReason, Long> skipped = new EnumMap<>(KeepReason.class);
    long swaps = 0;
    for (Path place : new Path[] {home.browserCache(), home.downloads()}) {
      fill(place);
      Process pupil = swapper(place, outside);
      try {
        for (int round = 0; round < ROUNDS; round++) {
          fill(place);
          CleanupResult result = home.clean(home.plan("cache.browser", "dl.old"));
          result.skipped().forEach((reason, count) -> skipped.merge(reason, count, Long::sum));
          assertOutsideIsUntouched(outside);
        }
      } finally {
        pupil.toHandle().destroy();
        String count = new String(pupil.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        pupil.waitFor();
        swaps += Long.parseLong(count.strip());
      }
    }
    assertThat(swaps).isGreaterThan(ROUNDS);
    assertThat(skipped).isNotEmpty();
    assertThat(TestingHome.contents(home.storage().resolve("quarantine/content")).keySet())
        .isNotEmpty()
        .doesNotContain("alive");
  }

  private static void assertOutsideIsUntouched(Path outside) throws IOException {
    assertThat(outside.resolve("canary")).content().isEqualTo("alive");
    for (int i = 0; i < FILES; i++) {
      assertThat(outside.resolve("f" + i)).content().isEqualTo("alive");
      assertThat(outside.resolve("er/f" + i)).content().isEqualTo("alive");
    }
  }

  /** Makes what is missing; the other process may take it away at any moment. */
  private static void fill(Path place) throws IOException {
    Set<PosixFilePermission> everybody = PosixFilePermissions.fromString("rwxrwxrwx");
    for (Path each : new Path[] {place, place.resolve("deep"), place.resolve("deep/er")}) {
      try {
        Files.createDirectories(each);
        if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
          Files.setPosixFilePermissions(each, everybody);
        }
        for (int i = 0; i < FILES; i++) {
          create(each.resolve("f" + i));
        }
      } catch (NoSuchFileException | FileAlreadyExistsException e) {
        // Swapped away just now; the next round makes it again.
        continue;
      }
    }
  }

  /** Never through a link: a test that wrote outside would prove nothing. */
  private static void create(Path file) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.write(
          ("content of " + System.identityHashCode(out) + file).getBytes(StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException e) {
      return;
    }
  }

  private static Process swapper(Path place, Path outside) throws IOException {
    return new ProcessBuilder(
            "/usr/bin/setpriv",
            "--reuid=" + NOBODY,
            "--regid=" + NOBODY,
            "--clear-groups",
            "--no-new-privs",
            "/usr/bin/perl",
            "-e",
            SWAPPER,
            place.toString(),
            outside.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
