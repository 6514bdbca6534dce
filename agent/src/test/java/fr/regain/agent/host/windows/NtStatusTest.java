package fr.regain.agent.host.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NtStatusTest {
  @ParameterizedTest
  @CsvSource({
    "C0000034, GONE",
    "C0000022, DENIED",
    "C000050B, LINK",
    "C00000D4, OTHER_VOLUME",
    "C0000103, NOT_A_DIRECTORY",
    "C00000BA, NOT_REGULAR",
    "C0000035, EXISTS",
    "C0000101, NOT_EMPTY",
    "C0000043, BUSY",
    "C0000121, BUSY",
    "C00000A2, READ_ONLY",
    "C000007F, FULL",
    "C0000044, QUOTA",
    "C0000033, NAME",
    "C000011F, OPEN_FILES",
    "C0000102, MEDIUM",
    "C0000003, UNSUPPORTED",
    "C000CF02, PLACEHOLDER",
    "C0DEDEAD, OTHER"
  })
  void theSystemsResult_hasAReason(String status, Reason reason) {
    int number = (int) Long.parseLong(status, 16);

    assertThat(NtStatus.reason(number)).isEqualTo(reason);
    assertThatThrownBy(() -> NtStatus.check(number, "NtCall"))
        .isInstanceOf(FileAccessException.class)
        .hasMessageContaining("0x" + status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C:\\a\\b", "c:/a/b", "\\\\?\\C:\\a\\b", "C:\\a\\\\b\\", "C:\\a/b"})
  void aPathWithADriveLetter_isRead(String text) throws FileAccessException {
    FilePath path = WindowsPath.parse(text);

    assertThat(path.root()).isEqualTo("C:\\");
    assertThat(path.display()).isEqualTo("C:\\a\\b");
  }

  @ParameterizedTest
  @CsvSource({
    "a\\b, NAME",
    "\\a, NAME",
    "C:a, NAME",
    "C:\\a\\..\\b, NAME",
    "C:\\a:stream, NAME",
    "\\\\server\\share, REMOTE",
    "\\\\?\\UNC\\server\\share, REMOTE",
    "\\\\.\\PhysicalDrive0, REMOTE"
  })
  void anotherPath_isRefused(String text, Reason reason) {
    assertThatThrownBy(() -> WindowsPath.parse(text))
        .isInstanceOfSatisfying(
            FileAccessException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void halvesOfSurrogatePairs_areKept() throws FileAccessException {
    String name = "\uD83D and \uDE00 apart";

    assertThat(WindowsPath.parse("C:\\" + name).names().getFirst().raw())
        .hasSize(2 * name.length());
    assertThat(WindowsPath.parse("C:\\" + name).display()).contains("\\x3D\\xD8");
  }
}
