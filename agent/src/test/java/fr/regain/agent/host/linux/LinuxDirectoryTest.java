package fr.regain.agent.host.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FileState;
import fr.regain.agent.host.file.NewFile;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.OpenFile;
import fr.regain.agent.host.file.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LinuxDirectoryTest {
  private final LinuxFileAccess access = new LinuxFileAccess();
  @TempDir private Path folder;
  private OpenDirectory directory;

  @BeforeEach
  void open() throws IOException {
    directory = access.open(access.path(folder.toRealPath().toString()));
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void factsOfAFile_areThoseOfTheJdk() throws IOException {
    Path file = Files.writeString(folder.resolve("été"), "hello");
    Files.createLink(folder.resolve("twin"), file);

    FileFacts facts = directory.stat(access.name("été"));

    assertThat(facts.kind()).isEqualTo(FileKind.REGULAR);
    assertThat(facts.size()).isEqualTo(5);
    assertThat(facts.allocated()).isPositive();
    assertThat(facts.links()).isEqualTo(2);
    assertThat(facts.identity().low()).isEqualTo(Files.getAttribute(file, "unix:ino"));
    assertThat(facts.modified()).isEqualTo(Files.getLastModifiedTime(file).toInstant());
    assertThat(facts.changed())
        .isEqualTo(
            ((java.nio.file.attribute.FileTime) Files.getAttribute(file, "unix:ctime"))
                .toInstant());
    assertThat(facts.mode()).isEqualTo((int) Files.getAttribute(file, "unix:mode") & 07777);
    assertThat(facts.owner().orElseThrow().id())
        .isEqualTo(Files.getAttribute(file, "unix:uid").toString());
    assertThat(facts.identity()).isEqualTo(directory.stat(access.name("twin")).identity());
  }

  @Test
  void theStateOfAFile_isThatOfItsFacts() throws IOException {
    Files.writeString(folder.resolve("f"), "hello");
    FileState expected = FileState.of(directory.stat(access.name("f")));

    assertThat(directory.state(access.name("f"))).isEqualTo(expected);
    try (OpenFile file = directory.openFile(access.name("f"))) {
      assertThat(file.state()).isEqualTo(expected);
    }
  }

  @Test
  void aSparseFile_countsWhatIsAllocated() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("sparse").toFile(), "rw")) {
      file.setLength(1L << 30);
    }

    FileFacts facts = directory.stat(access.name("sparse"));

    assertThat(facts.size()).isEqualTo(1L << 30);
    assertThat(facts.allocated()).isLessThan(1L << 20);
  }

  @Test
  void aListing_holdsEveryEntryOnce_alsoBeyondOneBuffer() throws IOException {
    Set<String> expected = new HashSet<>();
    for (int i = 0; i < 3_000; i++) {
      String name = "file-with-a-rather-long-name-" + i;
      Files.createFile(folder.resolve(name));
      expected.add(name);
    }
    Set<String> seen = new HashSet<>();

    directory.list(
        entry -> {
          assertThat(seen.add(entry.name().display())).isTrue();
          return true;
        });

    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void whatAFileHolds_isReadByOffset() throws IOException {
    Files.writeString(folder.resolve("f"), "0123456789");
    try (Arena arena = Arena.ofConfined();
        OpenFile file = directory.openFile(access.name("f"))) {
      MemorySegment into = arena.allocate(6);
      assertThat(file.read(into, 2)).isEqualTo(6);
      assertThat(text(into, 6)).isEqualTo("234567");
      assertThat(file.read(into, 8)).isEqualTo(2);
      assertThat(text(into, 2)).isEqualTo("89");
    }
  }

  @Test
  void aNewFile_isPrivate_andHoldsWhatWasWritten() throws IOException {
    try (Arena arena = Arena.ofConfined();
        NewFile file = directory.createFile(access.name("new"))) {
      file.write(arena.allocateFrom("content", StandardCharsets.UTF_8).asSlice(0, 7), 0);
      file.sync();
      assertThat(file.facts().mode()).isEqualTo(0600);
    }
    directory.sync();

    assertThat(folder.resolve("new")).hasContent("content");
    refused(Reason.EXISTS, () -> directory.createFile(access.name("new")));
  }

  @Test
  void aNewDirectory_isPrivate_andGoesWhenEmpty() throws IOException {
    try (OpenDirectory created = directory.createDirectory(access.name("d"))) {
      assertThat(created.facts().mode()).isEqualTo(0700);
      created.createFile(access.name("f")).close();
      refused(Reason.NOT_EMPTY, () -> directory.removeDirectory(access.name("d")));
      created.unlink(access.name("f"), created.stat(access.name("f")));
    }
    directory.removeDirectory(access.name("d"));

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aMove_neverReplaces_andKeepsTheFile() throws IOException {
    Files.writeString(folder.resolve("a"), "a");
    Files.writeString(folder.resolve("b"), "b");
    FileFacts a = directory.stat(access.name("a"));

    refused(
        Reason.EXISTS,
        () -> directory.moveNoReplace(access.name("a"), a, directory, access.name("b")));
    directory.moveNoReplace(access.name("a"), a, directory, access.name("c"));

    assertThat(folder.resolve("b")).hasContent("b");
    assertThat(directory.stat(access.name("c")).identity()).isEqualTo(a.identity());
  }

  @Test
  void aFileThatChanged_isNeitherRemovedNorMoved() throws IOException {
    Path path = Files.writeString(folder.resolve("a"), "a");
    FileFacts before = directory.stat(access.name("a"));
    Files.writeString(path, "longer");

    refused(Reason.CHANGED, () -> directory.unlink(access.name("a"), before));
    refused(
        Reason.CHANGED,
        () -> directory.moveNoReplace(access.name("a"), before, directory, access.name("b")));
    assertThat(path).hasContent("longer");
  }

  @Test
  void anotherFileOfTheSameName_isNotRemoved() throws IOException {
    Path path = Files.writeString(folder.resolve("a"), "a");
    FileFacts before = directory.stat(access.name("a"));
    Files.move(path, folder.resolve("kept"));
    Files.writeString(path, "b");
    Files.setLastModifiedTime(
        path, java.nio.file.attribute.FileTime.from(Instant.from(before.modified())));

    refused(Reason.CHANGED, () -> directory.unlink(access.name("a"), before));
  }

  @Test
  void aLink_isDescribed_neverFollowed() throws IOException {
    Files.createDirectory(folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

    assertThat(directory.stat(access.name("link")).kind()).isEqualTo(FileKind.LINK);
    refused(Reason.LINK, () -> directory.openDirectory(access.name("link")));
    refused(Reason.LINK, () -> directory.openFile(access.name("link")));
    refused(
        Reason.LINK,
        () -> access.open(access.path(folder.resolve("link").toAbsolutePath().toString())));
    directory.unlink(access.name("link"), directory.stat(access.name("link")));
    assertThat(folder.resolve("real")).isDirectory();
  }

  @Test
  void openFiles_areLockedByOneOnly() throws IOException {
    Files.writeString(folder.resolve("f"), "x");
    try (OpenFile first = directory.openFile(access.name("f"));
        OpenFile second = directory.openFile(access.name("f"))) {
      assertThat(first.tryLock()).isTrue();
      assertThat(second.tryLock()).isFalse();
    }
  }

  @Test
  void theFinalPath_isWhereTheDirectoryIsNow() throws IOException {
    Path before = Files.createDirectory(folder.resolve("before"));
    try (OpenDirectory opened = directory.openDirectory(access.name("before"))) {
      Files.move(before, folder.resolve("after"));

      assertThat(opened.finalPath()).isEqualTo(directory.finalPath().child(access.name("after")));
    }
  }

  @Test
  void theVolume_isTheOneThatTheJdkSees() throws IOException {
    var store = Files.getFileStore(folder);

    var volume = directory.volume();

    assertThat(volume.capacity()).isEqualTo(store.getTotalSpace());
    assertThat(volume.readOnly()).isEqualTo(store.isReadOnly());
  }

  @Test
  void namesThatAreNotOneComponent_areRefused() {
    for (String bad : new String[] {"", ".", "..", "a/b", "a\0b", "\uD800"}) {
      refused(Reason.NAME, () -> access.name(bad));
    }
    refused(Reason.NAME, () -> access.path("relative"));
    refused(Reason.NAME, () -> access.path("/a/../b"));
  }

  @Test
  void anUndecodableName_isKeptRaw_andShownEscaped() throws IOException {
    FileName name = FileName.ofBytes(new byte[] {'a', (byte) 0xFF, 0x1B, 'b'});
    directory.createFile(name).close();

    directory.list(entry -> assertThat(entry.name()).isEqualTo(name) != null);

    assertThat(name.display()).isEqualTo("a\\xFF\\u{1B}b");
    assertThat(directory.stat(name).kind()).isEqualTo(FileKind.REGULAR);
  }

  private static String text(MemorySegment segment, long length) {
    return new String(
        segment.asSlice(0, length).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE),
        StandardCharsets.UTF_8);
  }

  private static void refused(Reason reason, ThrowingCallable call) {
    assertThatExceptionOfType(FileAccessException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
