package fr.regain.console.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.regain.console.testing.TestingDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DataDirectoryTest {
  @TempDir private Path parent;
  private Path data;

  @BeforeEach
  void name() throws IOException {
    assumeTrue(Files.getFileStore(parent).supportsFileAttributeView("posix"));
    data = parent.resolve("data");
  }

  private Path open() {
    return new DataDirectory(
            TestingDatabase.config(data, new ConsoleConfig.Store(null, null, null)))
        .path();
  }

  @Test
  void aMissingDirectory_isMadeForTheConsoleAlone_andTakenAgain() throws IOException {
    assertThat(open()).isEqualTo(data);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
    assertThat(open()).isEqualTo(data);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-xr-x", "rwx--x---", "rwx-----x"})
  void aDirectoryThatOthersMayEnter_isRefused_untilItIsClosed(String permissions)
      throws IOException {
    Files.createDirectory(data);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString(permissions));

    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CONFIGURATION_INVALID))
        .hasMessageContaining(data.toString())
        .hasMessageContaining("chmod 700");

    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    assertThat(open()).isEqualTo(data);
  }
}
