package fr.regain.agent.host.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.agent.host.file.DirectoryEntry;
import fr.regain.agent.host.file.EntryCursor;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileMark;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.NewFile;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.OpenFile;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.file.Reason;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file calls of Windows on a real volume. */
@Tag("windows")
class WindowsFileAccessTest {
  @TempDir private Path temporary;

  private final WindowsFileAccess access = new WindowsFileAccess();
  private Path path;
  private OpenDirectory directory;

  @BeforeEach
  void open() throws IOException {
    path = Files.createDirectory(temporary.toRealPath().resolve("tree"));
    directory = access.open(access.path(path.toString()));
  }

  @AfterEach
  void close() {
    directory.close();
  }

  private FileName name(String text) throws FileAccessException {
    return access.name(text);
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(path.resolve(name), content);
  }

  private static void assertRefused(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FileAccessException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void factsOfAFile_areThoseThatTheRuntimeReadsToo() throws IOException {
    Path file = write("letter.txt", "content");
    Instant modified = Instant.parse("2024-05-06T07:08:09Z");
    Files.setLastModifiedTime(file, FileTime.from(modified));

    FileFacts facts = directory.stat(name("letter.txt"));

    assertThat(facts.kind()).isEqualTo(FileKind.REGULAR);
    assertThat(facts.size()).isEqualTo(7);
    assertThat(facts.allocated()).isPositive();
    assertThat(facts.links()).isEqualTo(1);
    assertThat(facts.modified()).isEqualTo(modified);
    assertThat(facts.owner()).contains(access.account());
    assertThat(facts.identity().volume()).isEqualTo(directory.facts().identity().volume());
    assertThat(facts.identity().low()).isNotZero();
    assertThat(facts.unchangedIn(directory.stat(name("LETTER.TXT")))).isTrue();
  }

  @Test
  void aListing_tellsTheSameFactsAsTheHandles() throws IOException {
    write("one.TXT", "1");
    write("deux-é.pdf", "22");
    Files.createDirectory(path.resolve("below"));
    Map<String, FileFacts> listed = new HashMap<>();

    try (EntryCursor cursor = access.newCursor()) {
      cursor.start(directory);
      while (cursor.next()) {
        FileFacts facts = directory.stat(cursor.name());
        listed.put(cursor.name().text(), facts);
        assertThat(cursor.failure()).isNull();
        assertThat(cursor.kind()).isEqualTo(facts.kind());
        assertThat(cursor.volume()).isEqualTo(facts.identity().volume());
        assertThat(cursor.number()).isEqualTo(facts.identity().low());
        assertThat(cursor.numberHigh()).isEqualTo(facts.identity().high());
        assertThat(cursor.links()).isEqualTo(facts.links());
        assertThat(cursor.owner()).isNotNegative();
        assertThat(Instant.ofEpochSecond(0, cursor.modified())).isEqualTo(facts.modified());
        assertThat(Instant.ofEpochSecond(0, cursor.changed())).isEqualTo(facts.changed());
        if (facts.kind() == FileKind.REGULAR) {
          assertThat(cursor.size()).isEqualTo(facts.size());
          assertThat(cursor.allocated()).isEqualTo(facts.allocated());
        }
        if (cursor.name().text().equals("one.TXT")) {
          assertThat(text(cursor.nameEnd())).isEqualTo("\0one.txt");
        }
      }
    }

    assertThat(listed).containsOnlyKeys("one.TXT", "deux-é.pdf", "below");
  }

  private static String text(long nameEnd) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Long.BYTES; i++) {
      text.append((char) (nameEnd >>> (Byte.SIZE * i) & 0xFF));
    }
    return text.toString();
  }

  @Test
  void aLargeDirectory_isListedWhole_andAgain() throws IOException {
    int files = 1500;
    for (int i = 0; i < files; i++) {
      Files.createFile(path.resolve("a file with a rather long name, number " + i));
    }

    assertThat(names()).hasSize(files).doesNotHaveDuplicates();
    assertThat(names()).hasSize(files);
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    directory.list(entry -> names.add(entry.name().text()));
    return names;
  }

  @Test
  void aPathOfThousandsOfUnits_isWalkedNameByName() throws IOException {
    FileName component = name("d".repeat(120));
    int depth = 20;
    List<OpenDirectory> levels = new ArrayList<>(List.of(directory));
    for (int i = 0; i < depth; i++) {
      levels.add(levels.getLast().createDirectory(component));
    }
    OpenDirectory deepest = levels.getLast();
    deepest.createFile(name("deep")).close();
    FilePath whole = access.path(path.toString());
    for (int i = 0; i < depth; i++) {
      whole = whole.child(component);
    }

    try (OpenDirectory again = access.open(whole)) {
      assertThat(again.facts().identity()).isEqualTo(deepest.facts().identity());
      again.unlink(name("deep"), again.stat(name("deep")));
    }

    for (int i = depth; i > 0; i--) {
      levels.get(i).close();
      levels.get(i - 1).removeDirectory(component);
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void theFinalPath_isTheOneByWhichItWasOpened() throws IOException {
    try (OpenDirectory made = directory.createDirectory(name("Été"))) {
      assertThat(made.finalPath()).isEqualTo(access.path(path.resolve("Été").toString()));
      assertThat(made.finalPath().display()).isEqualTo(path.resolve("Été").toString());
    }
  }

  @Test
  void namesThatWindowsProgramsCannotReach_keepTheirUnits() throws IOException {
    FileName dotted = name("ends with a dot.");
    FileName spaced = name("ends with a space ");
    directory.createFile(dotted).close();
    directory.createFile(spaced).close();
    List<FileName> found = new ArrayList<>();
    directory.list(entry -> found.add(entry.name()));

    assertThat(found).containsExactlyInAnyOrder(dotted, spaced);
    directory.unlink(dotted, directory.stat(dotted));
    directory.unlink(spaced, directory.stat(spaced));
    assertThat(names()).isEmpty();
  }

  @Test
  void aColon_whichWouldOpenAnotherStream_isNoName() {
    assertRefused(Reason.NAME, () -> name("letter.txt:stream"));
    assertRefused(Reason.NAME, () -> access.path("C:\\a\\..\\b"));
    assertRefused(Reason.NAME, () -> access.path("relative"));
    assertRefused(Reason.REMOTE, () -> access.path("\\\\server\\share\\a"));
  }

  @Test
  void whatIsNotThere_isGone_andWhatIsTheWrongKind_isRefused() throws IOException {
    write("file", "x");
    Files.createDirectory(path.resolve("below"));

    assertRefused(Reason.GONE, () -> directory.stat(name("nothing")));
    assertRefused(Reason.GONE, () -> directory.openDirectory(name("nothing")));
    assertRefused(Reason.NOT_A_DIRECTORY, () -> directory.openDirectory(name("file")));
    assertRefused(Reason.NOT_REGULAR, () -> directory.openFile(name("below")));
    assertRefused(Reason.EXISTS, () -> directory.createFile(name("file")));
    assertRefused(Reason.EXISTS, () -> directory.createDirectory(name("below")));
  }

  @Test
  void whatWasWritten_isRead_upToTheEnd() throws IOException {
    try (NewFile file = directory.createFile(name("new"));
        Arena arena = Arena.ofConfined()) {
      MemorySegment content = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes("0123456789"));
      file.write(content, 0);
      file.write(content, 5);
      file.sync();
    }
    directory.sync();
    try (OpenFile file = directory.openFile(name("new"));
        Arena arena = Arena.ofConfined()) {
      MemorySegment into = arena.allocate(100);
      assertThat(file.read(into, 3)).isEqualTo(12);
      assertThat(new String(into.asSlice(0, 12).toArray(ValueLayout.JAVA_BYTE), charset()))
          .isEqualTo("340123456789");
      assertThat(file.read(into, 500)).isZero();
      assertThat(file.facts().size()).isEqualTo(15);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(charset());
  }

  private static java.nio.charset.Charset charset() {
    return StandardCharsets.US_ASCII;
  }

  @Test
  void reading_leavesTheFileAsItWasExamined() throws IOException {
    write("read.txt", "content");
    FileFacts facts = directory.stat(name("read.txt"));

    try (OpenFile file = directory.openFile(name("read.txt"));
        Arena arena = Arena.ofConfined()) {
      assertThat(file.read(arena.allocate(16), 0)).isEqualTo(7);
    }

    assertThat(directory.stat(name("read.txt")).unchangedIn(facts)).isTrue();
  }

  @Test
  void whatTheAgentMakes_isPrivate_andItsOwn() throws IOException {
    try (OpenDirectory made = directory.createDirectory(name("private"));
        NewFile file = made.createFile(name("file"))) {
      for (FileFacts facts : List.of(made.facts(), file.facts())) {
        assertThat(facts.owner()).contains(access.account());
        assertThat(facts.is(FileMark.SHARED)).isFalse();
        assertThat(facts.is(FileMark.SHARED_WRITE)).isFalse();
      }
    }
  }

  @Test
  void aFileThatAProgramHasOpen_isInUse_andStays() throws IOException {
    write("open.txt", "content");
    FileFacts facts = directory.stat(name("open.txt"));
    assertThat(directory.inUse(name("open.txt"))).isFalse();

    try (FileChannel held = FileChannel.open(path.resolve("open.txt"), StandardOpenOption.WRITE)) {
      assertThat(held.size()).isEqualTo(7);
      assertThat(directory.inUse(name("open.txt"))).isTrue();
      assertRefused(Reason.BUSY, () -> directory.unlink(name("open.txt"), facts));
      assertRefused(
          Reason.BUSY,
          () -> directory.moveNoReplace(name("open.txt"), facts, directory, name("elsewhere")));
    }
    assertThat(directory.inUse(name("open.txt"))).isFalse();
    assertThat(names()).containsExactly("open.txt");
    assertThat(directory.stat(name("open.txt")).unchangedIn(facts)).isTrue();
  }

  @Test
  void onlyTheFileThatWasExamined_isDeleted() throws IOException {
    write("cache", "old");
    FileFacts examined = directory.stat(name("cache"));
    Files.delete(path.resolve("cache"));
    write("cache", "precious");

    assertRefused(Reason.CHANGED, () -> directory.unlink(name("cache"), examined));
    assertThat(path.resolve("cache")).hasContent("precious");
    directory.unlink(name("cache"), directory.stat(name("cache")));
    assertThat(names()).isEmpty();
  }

  @Test
  void aMove_keepsTheVeryFile_andNeverReplaces() throws IOException {
    write("letter", "mine");
    write("taken", "other");
    FileFacts facts = directory.stat(name("letter"));
    try (OpenDirectory to = directory.createDirectory(name("to"))) {
      assertRefused(
          Reason.EXISTS,
          () -> directory.moveNoReplace(name("letter"), facts, directory, name("taken")));
      directory.moveNoReplace(name("letter"), directory.stat(name("letter")), to, name("1"));

      FileFacts moved = to.stat(name("1"));
      assertThat(moved.identity()).isEqualTo(facts.identity());
      assertThat(moved.modified()).isEqualTo(facts.modified());
      assertThat(moved.mode()).isEqualTo(facts.mode());
      assertThat(moved.owner()).isEqualTo(facts.owner());
      to.sync();
    }
    assertThat(path.resolve("taken")).hasContent("other");
    assertThat(path.resolve("to").resolve("1")).hasContent("mine");
    assertThat(path.resolve("letter")).doesNotExist();
  }

  @Test
  void aSecondNameOfAFile_isCounted() throws IOException {
    Path first = write("first", "x");
    Files.createLink(path.resolve("second"), first);

    assertThat(directory.stat(name("second")).links()).isEqualTo(2);
    assertThat(directory.stat(name("second")).identity())
        .isEqualTo(directory.stat(name("first")).identity());
  }

  @Test
  void onlyAnEmptyDirectory_isRemoved() throws IOException {
    Files.createDirectory(path.resolve("below"));
    write("below/file", "x");

    assertRefused(Reason.NOT_EMPTY, () -> directory.removeDirectory(name("below")));
    Files.delete(path.resolve("below/file"));
    directory.removeDirectory(name("below"));
    assertThat(names()).isEmpty();
  }

  @Test
  void aReadOnlyFile_saysSo_andIsNotDeleted() throws IOException {
    Path file = write("kept", "x");
    Files.setAttribute(file, "dos:readonly", true);
    try {
      FileFacts facts = directory.stat(name("kept"));
      assertThat(facts.is(FileMark.READ_ONLY)).isTrue();
      assertThatThrownBy(() -> directory.unlink(name("kept"), facts))
          .isInstanceOf(FileAccessException.class);
      assertThat(file).hasContent("x");
    } finally {
      Files.setAttribute(file, "dos:readonly", false);
    }
  }

  @Test
  void aLock_isHeldByOneOnly_andLetsOthersRead() throws IOException {
    try (NewFile first = directory.createFile(name("lock"))) {
      assertThat(first.tryLock()).isTrue();
      try (OpenFile second = directory.openFile(name("lock"));
          Arena arena = Arena.ofConfined()) {
        assertThat(second.tryLock()).isFalse();
        assertThat(second.read(arena.allocate(8), 0)).isZero();
      }
    }
    try (OpenFile again = directory.openFile(name("lock"))) {
      assertThat(again.tryLock()).isTrue();
    }
  }

  @Test
  void theVolume_isTheOneThatTheRuntimeMeasures() throws IOException {
    var store = Files.getFileStore(path);
    var volume = directory.volume();

    assertThat(volume.fileSystem()).isEqualTo(store.type());
    assertThat(volume.capacity()).isEqualTo(store.getTotalSpace());
    assertThat(volume.available()).isBetween(0L, volume.capacity());
    assertThat(volume.readOnly()).isFalse();
    assertThat(volume.local()).isTrue();
  }

  @Test
  void aTrustedDirectory_belongsToItsOwner() throws IOException {
    try (OpenDirectory made = directory.createDirectory(name("mine"))) {
      var mine = made.finalPath();
      access.openTrusted(mine, access.account()).close();
      assertRefused(
          Reason.UNTRUSTED, () -> access.openTrusted(mine, new Principal("S-1-5-21-1-2-3-1234")));
    }
  }

  @Test
  void aFileHeldOpenForWriting_isReadAllTheSame() throws IOException {
    try (FileChannel held =
        FileChannel.open(
            path.resolve("log"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      held.write(ByteBuffer.wrap(bytes("line")));
      try (OpenFile file = directory.openFile(name("log"));
          Arena arena = Arena.ofConfined()) {
        assertThat(file.read(arena.allocate(8), 0)).isEqualTo(4);
      }
    }
  }

  /** A junction that every Windows has, or else the mount of Linux that Wine shows as one. */
  @Test
  void whatLeadsElsewhere_isALink_andNeverEntered() throws IOException {
    boolean wine = Files.isDirectory(Path.of("Z:\\proc"));
    FilePath link = access.path(wine ? "Z:\\proc" : "C:\\Documents and Settings");
    try (OpenDirectory top = access.open(new FilePath(link.root(), List.of()))) {
      FileName name = link.names().getFirst();

      assertThat(top.stat(name).kind()).isEqualTo(FileKind.LINK);
      assertRefused(Reason.LINK, () -> top.openDirectory(name));
      assertRefused(Reason.LINK, () -> top.openFile(name));
      assertRefused(Reason.LINK, () -> top.removeDirectory(name));
      assertRefused(Reason.LINK, () -> access.open(link));
    }
  }

  @Test
  void aListing_fallsBack_whereTheFileSystemKnowsNoLongNumbers() throws IOException {
    write("file", "x");
    NtHandle handle = ((WindowsDirectory) directory).handle();
    NtScratch scratch = NtScratch.ofThread();
    int status =
        NtCalls.queryDirectory(
            handle.number(),
            scratch.status,
            scratch.security,
            NtCalls.ID_EXTENDED_DIRECTORY_INFORMATION,
            true);

    assertThat(NtStatus.isSuccess(status) || NtStatus.isUnknownCall(status)).isTrue();
    assertThat(names()).containsExactly("file");
  }

  @Test
  void everyEntry_hasAKindInTheListing() throws IOException {
    write("file", "x");
    Files.createDirectory(path.resolve("below"));
    List<DirectoryEntry> entries = new ArrayList<>();
    directory.list(entries::add);

    assertThat(entries)
        .containsExactlyInAnyOrder(
            new DirectoryEntry(name("file"), FileKind.REGULAR),
            new DirectoryEntry(name("below"), FileKind.DIRECTORY));
  }
}
