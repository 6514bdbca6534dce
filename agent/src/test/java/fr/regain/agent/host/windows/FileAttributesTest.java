package fr.regain.agent.host.windows;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileAttributesTest {
  private static final int REPARSE_FILE = 0x420;
  private static final int REPARSE_DIRECTORY = 0x410;
  private static final int CLOUD_FILE = 0x9000601A;
  private static final int ONE_MORE_TAG = 0x80007777;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "mount point or junction, A0000003, LINK",
    "symbolic link, A000000C, LINK",
    "link of Linux, A000001D, LINK",
    "alias of an application, 8000001B, LINK",
    "container layer, 90001018, LINK",
    "socket, 80000023, SOCKET",
    "fifo, 80000024, FIFO",
    "character device, 80000025, DEVICE",
    "deduplicated, 80000013, REGULAR",
    "compressed by the system, 80000017, REGULAR",
    "in a cloud, 9000601A, REGULAR"
  })
  void theTagOfAReparsePoint_tellsWhatItIs(String what, String tag, FileKind kind) {
    assertThat(FileAttributes.kind(REPARSE_FILE, (int) Long.parseLong(tag, 16))).isEqualTo(kind);
  }

  @Test
  void aTagThatIsNotKnown_isALink_ofFilesAndDirectories() {
    assertThat(FileAttributes.kind(REPARSE_FILE, ONE_MORE_TAG)).isEqualTo(FileKind.LINK);
    assertThat(FileAttributes.kind(REPARSE_DIRECTORY, ONE_MORE_TAG)).isEqualTo(FileKind.LINK);
    assertThat(FileAttributes.kind(0x10, ONE_MORE_TAG)).isEqualTo(FileKind.DIRECTORY);
    assertThat(FileAttributes.kind(0x20, ONE_MORE_TAG)).isEqualTo(FileKind.REGULAR);
  }

  @Test
  void whatIsInACloud_isAPlaceholder_evenWhileItsContentIsHere() {
    assertThat(FileAttributes.isPlaceholder(0x20 | 0x400000, 0)).isTrue();
    assertThat(FileAttributes.isPlaceholder(0x20 | 0x40000, 0)).isTrue();
    assertThat(FileAttributes.isPlaceholder(0x20 | 0x1000, 0)).isTrue();
    assertThat(FileAttributes.isPlaceholder(REPARSE_FILE, CLOUD_FILE)).isTrue();
    assertThat(FileAttributes.isPlaceholder(0x20, 0)).isFalse();
  }

  @Test
  void aDirectoryOfACloud_isAPlaceholder_onlyWhileItsEntriesAreNotHere() {
    assertThat(FileAttributes.isPlaceholder(REPARSE_DIRECTORY, CLOUD_FILE)).isFalse();
    assertThat(FileAttributes.isPlaceholder(REPARSE_DIRECTORY | 0x400000, CLOUD_FILE)).isTrue();
  }

  @Test
  void marks_areThoseOfTheAttributes() {
    assertThat(FileAttributes.marks(0x1 | 0x2 | 0x4 | 0x800, 0))
        .containsExactlyInAnyOrder(
            FileMark.READ_ONLY, FileMark.HIDDEN, FileMark.SYSTEM, FileMark.COMPRESSED);
    assertThat(FileAttributes.marks(0x10 | 0x1, 0)).isEmpty();
  }

  @Test
  void whatARenameSets_isNotPartOfAFilesAttributes() {
    assertThat(FileAttributes.lasting(0x20 | 0x2)).isEqualTo(0x2);
    assertThat(FileAttributes.lasting(0x80)).isZero();
  }
}
