package fr.regain.agent.cleanup;

import static fr.regain.agent.cleanup.TestingHome.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.host.file.WatchedFileAccess;
import fr.regain.agent.plan.Caps;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.quarantine.Held;
import fr.regain.agent.quarantine.Outcome;
import fr.regain.agent.quarantine.Quarantine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each invariant of the clean-up by its number, on the real file system of this machine. */
class SafetyInvariantsTest {
  @TempDir private Path directory;
  private TestingHome home;

  @BeforeEach
  void make() throws IOException {
    home = new TestingHome(directory);
  }

  /** Every directory above a file is swapped for a link in turn, before every call of the run. */
  @Test
  void I1_aDirectorySwappedForALinkAtAnyStep_neverLeadsOutside() throws IOException {
    int step = 0;
    int steps;
    do {
      Path round = Files.createDirectory(directory.resolve("round" + step));
      TestingHome one = new TestingHome(round);
      Path cache = one.browserCache().resolve("a/b");
      one.write(cache.resolve("file"));
      Path outside = one.outside();
      Files.createDirectories(outside.resolve("a/b"));
      Files.writeString(outside.resolve("a/b/file"), "alive");
      Files.writeString(outside.resolve("file"), "alive");
      StoredPlan plan = one.plan("cache.browser");
      Path victim = List.of(cache, cache.getParent(), one.browserCache()).get(step % 3);
      int at = step / 3;
      int[] calls = {0};
      one.reachThrough(
          new WatchedFileAccess(
              LocalFileAccess.ofThisSystem(),
              new WatchedFileAccess.Watcher() {
                @Override
                public void before(WatchedFileAccess.Call call) {
                  if (calls[0]++ == at) {
                    swap(victim, outside);
                  }
                }
              }));
      one.clean(plan);
      assertThat(outside.resolve("canary")).content().isEqualTo("alive");
      assertThat(outside.resolve("a/b/file")).content().isEqualTo("alive");
      assertThat(outside.resolve("file")).content().isEqualTo("alive");
      steps = calls[0];
      step++;
    } while (step / 3 < steps);
    assertThat(step).isGreaterThan(60);
  }

  private static void swap(Path victim, Path outside) {
    try {
      if (Files.exists(victim)) {
        Files.move(victim, victim.resolveSibling("moved-away"));
        Files.createSymbolicLink(victim, outside);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void I2_aLink_isNeitherFollowedNorRemoved() throws IOException {
    Path link = home.browserCache().resolve("link");
    Path dangling = home.browserCache().resolve("dangling");
    Files.createDirectories(home.browserCache());
    Files.createSymbolicLink(link, home.outside());
    Files.createSymbolicLink(dangling, Path.of("/nowhere"));
    StoredPlan plan = home.plan("cache.browser");
    assertThat(reason(plan, link)).contains(KeepReason.LINK);
    assertThat(reason(plan, dangling)).contains(KeepReason.LINK);
    home.clean(plan);
    assertThat(link).isSymbolicLink();
    assertThat(home.outside().resolve("canary")).exists();
  }

  @Test
  void I4_aRootThatIsALink_isRefused() throws IOException {
    Files.createSymbolicLink(home.downloads(), home.outside());
    StoredPlan plan = home.plan("dl.old");
    assertThat(reason(plan, home.downloads())).contains(KeepReason.LINK);
    assertThat(plan.plan().removals()).isEmpty();
  }

  @Test
  void I4_aHomeThatOthersCanReplace_isRefused() throws IOException {
    home.write(home.downloads().resolve("old.iso"));
    Files.setPosixFilePermissions(
        home.home().getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> home.plan("dl.old"))
        .isInstanceOfSatisfying(
            FileAccessException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.UNTRUSTED));
  }

  @Test
  void I6_whatIsProtected_staysWhateverTheRuleSays() throws IOException {
    Path key = home.write(home.downloads().resolve("passwords.kdbx"));
    Path work = home.write(home.downloads().resolve("project/.git/objects/ab/cd"));
    Path cloud = home.write(home.downloads().resolve("OneDrive - Lycée/essay.odt"));
    StoredPlan plan = home.plan("dl.old");
    assertThat(reason(plan, key)).contains(KeepReason.PROTECTED);
    assertThat(reason(plan, work)).contains(KeepReason.PROTECTED);
    assertThat(reason(plan, cloud)).contains(KeepReason.PROTECTED);
  }

  @Test
  void I6_aDirectoryMovedBelowAProtectedOneAfterThePlan_isJudgedByWhereItIs() throws IOException {
    Path cache = home.browserCache().resolve("data");
    home.write(cache.resolve("file"));
    StoredPlan plan = home.plan("cache.browser");
    Path ssh = Files.createDirectories(home.home().resolve(".ssh"));
    home.reachThrough(
        new WatchedFileAccess(
            LocalFileAccess.ofThisSystem(),
            new WatchedFileAccess.Watcher() {
              @Override
              public void before(WatchedFileAccess.Call call) {
                if (call.name().equals("finalPath") && call.path().display().endsWith("data")) {
                  try {
                    Files.move(cache, ssh.resolve("data"));
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }
              }
            }));
    CleanupResult result = home.clean(plan);
    assertThat(ssh.resolve("data/file")).exists();
    assertThat(result.skipped()).containsKey(KeepReason.PROTECTED);
  }

  @Test
  void I9_aHardLinkedFile_staysOutsideCaches_andIsCreditedOnceInThem() throws IOException {
    Path download = home.write(home.downloads().resolve("old.iso"));
    Files.createLink(home.home().resolve("other-name"), download);
    assertThat(reason(home.plan("dl.old"), download)).contains(KeepReason.HARD_LINKED);

    Path first = home.write(home.browserCache().resolve("first"));
    Files.createLink(home.browserCache().resolve("second"), first);
    Path third = home.write(home.browserCache().resolve("third"));
    Files.createLink(home.home().resolve("kept-name"), third);
    StoredPlan plan = home.plan("cache.browser");
    assertThat(plan.plan().removals()).hasSize(3);
    assertThat(plan.plan().credit()).isEqualTo(4096);
  }

  @Test
  void I10_theLatestTimeDecides_andATimeInTheFutureKeeps() throws IOException {
    Path backdated = home.write(home.downloads().resolve("backdated.iso"));
    Files.setLastModifiedTime(backdated, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
    Path future = home.write(home.downloads().resolve("future.iso"));
    Files.setLastModifiedTime(future, FileTime.from(home.now().plus(Duration.ofDays(1))));
    Path zero = home.write(home.downloads().resolve("zero.iso"));
    Files.setLastModifiedTime(zero, FileTime.from(Instant.EPOCH));
    home.pass(TestingHome.AHEAD.negated().plus(Duration.ofDays(30)));
    StoredPlan plan = home.plan("dl.old");
    assertThat(reason(plan, backdated)).contains(KeepReason.TOO_YOUNG);
    assertThat(reason(plan, future)).contains(KeepReason.AGE_UNKNOWN);
    assertThat(reason(plan, zero)).contains(KeepReason.AGE_UNKNOWN);
  }

  @Test
  void I10_aRecentReading_keepsWhatWouldGo() throws IOException {
    Path read = home.write(home.downloads().resolve("read.iso"));
    Files.getFileAttributeView(read, BasicFileAttributeView.class)
        .setTimes(null, FileTime.from(home.now().minus(Duration.ofDays(1))), null);
    assertThat(reason(home.plan("dl.old"), read)).contains(KeepReason.RECENTLY_READ);
  }

  @Test
  void I11_anOpenFile_staysAtThePlanAndAtTheCleanUp() throws IOException {
    Path open = home.write(home.browserCache().resolve("open"));
    Path later = home.write(home.browserCache().resolve("later"));
    StoredPlan plan;
    try (FileChannel reader = FileChannel.open(open, StandardOpenOption.READ)) {
      plan = home.plan("cache.browser");
      assertThat(reason(plan, open)).contains(KeepReason.IN_USE);
      assertThat(reader.isOpen()).isTrue();
    }
    try (FileChannel writer = FileChannel.open(later, StandardOpenOption.WRITE)) {
      CleanupResult result = home.clean(plan);
      assertThat(result.skipped()).containsEntry(KeepReason.IN_USE, 1L);
      assertThat(writer.isOpen()).isTrue();
    }
    assertThat(later).exists();
  }

  @Test
  void I11_aMappedFile_staysAfterItsChannelIsClosed() throws IOException {
    Path mapped = home.write(home.browserCache().resolve("mapped"));
    MemorySegment content;
    try (Arena arena = Arena.ofConfined()) {
      try (FileChannel channel = FileChannel.open(mapped, StandardOpenOption.READ)) {
        content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      }
      assertThat(reason(home.plan("cache.browser"), mapped)).contains(KeepReason.IN_USE);
      assertThat(content.byteSize()).isPositive();
    }
  }

  @Test
  void I12_aProgramThatRuns_keepsItsCache_andOnlyItsOwn() throws IOException {
    Path chrome = home.write(home.browserCache().resolve("file"));
    Path firefox =
        home.write(home.home().resolve(".cache/mozilla/firefox/abc.default/cache2/entries/1"));
    home.run("chrome");
    StoredPlan plan = home.plan("cache.browser");
    assertThat(reason(plan, chrome)).contains(KeepReason.RUNNING);
    assertThat(reason(plan, firefox)).isEmpty();
  }

  @Test
  void I12_aProgramStartedAfterThePlan_keepsItsCache() throws IOException {
    Path file = home.write(home.browserCache().resolve("file"));
    StoredPlan plan = home.plan("cache.browser");
    home.run("chrome");
    CleanupResult result = home.clean(plan);
    assertThat(file).exists();
    assertThat(result.skipped()).containsKey(KeepReason.RUNNING);
  }

  @Test
  void I12_whenProgramsCannotBeListed_nothingGuardedGoes() throws IOException {
    Path file = home.write(home.browserCache().resolve("file"));
    home.hidePrograms();
    assertThat(reason(home.plan("cache.browser"), file)).contains(KeepReason.GUARD_UNKNOWN);
  }

  @Test
  @Timeout(20)
  void I13_aFifoWhereAFileWas_neitherBlocksNorGoes() throws Exception {
    Path file = home.write(home.browserCache().resolve("file"));
    Path directoryPath = home.browserCache().resolve("directory");
    home.write(directoryPath.resolve("inner"));
    StoredPlan plan = home.plan("cache.browser");
    Files.delete(file);
    makeFifo(file);
    Files.delete(directoryPath.resolve("inner"));
    Files.delete(directoryPath);
    makeFifo(directoryPath);
    CleanupResult result = home.clean(plan);
    assertThat(file).exists();
    assertThat(directoryPath).exists();
    assertThat(result.deletedFiles()).isZero();
    assertThat(reason(home.plan("cache.browser"), file)).contains(KeepReason.NOT_REGULAR);
  }

  private static void makeFifo(Path path) throws Exception {
    assertThat(new ProcessBuilder("/usr/bin/mkfifo", path.toString()).start().waitFor()).isZero();
  }

  @Test
  void I13_aStickyFile_stays() throws Exception {
    Path sticky = home.write(home.browserCache().resolve("sticky"));
    assertThat(new ProcessBuilder("/usr/bin/chmod", "+t", sticky.toString()).start().waitFor())
        .isZero();
    assertThat(reason(home.plan("cache.browser"), sticky)).contains(KeepReason.PINNED);
  }

  @Test
  void I14_whatChangedAfterThePlan_stays_andWhatIsNotInItIsNotTouched() throws IOException {
    Path changed = home.write(home.browserCache().resolve("changed"));
    Path replaced = home.write(home.browserCache().resolve("replaced"));
    StoredPlan plan = home.plan("cache.browser");
    Files.writeString(changed, "more", StandardOpenOption.APPEND);
    byte[] same = Files.readAllBytes(replaced);
    Files.delete(replaced);
    Files.write(replaced, same);
    Path added = home.write(home.browserCache().resolve("added"));
    CleanupResult result = home.clean(plan);
    assertThat(List.of(changed, replaced, added)).allMatch(Files::exists);
    assertThat(result.skipped()).containsEntry(KeepReason.CHANGED, 2L);
  }

  @Test
  void I14_aPlanChangedOnDisk_isNotFound() throws IOException {
    home.write(home.browserCache().resolve("file"));
    StoredPlan plan = home.plan("cache.browser");
    Path stored = home.storage().resolve("plans").resolve(plan.digest() + ".plan");
    try (FileChannel channel = FileChannel.open(stored, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {1}), 200);
    }
    assertThat(home.workspace().find(plan.digest())).isEmpty();
    assertThat(home.workspace().find("../../etc/passwd")).isEmpty();
  }

  @Test
  void I14_thePlanReadBack_isThePlanShown() throws IOException {
    home.write(home.browserCache().resolve("file"));
    home.write(home.downloads().resolve("old.iso"));
    StoredPlan plan = home.plan("cache.browser", "dl.old", "dl.installers");
    assertThat(home.workspace().find(plan.digest())).contains(plan);
  }

  @Test
  void I16_userContent_comesBackWithContentModeTimesAndAttributes() throws IOException {
    Path file = home.write(home.downloads().resolve("thesis.odt"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x---"));
    UserDefinedFileAttributeView attributes =
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    attributes.write("origin", StandardCharsets.UTF_8.encode("https://example.org"));
    Set<?> mode = Files.getPosixFilePermissions(file);
    FileTime time = Files.getLastModifiedTime(file);
    Object owner = Files.getOwner(file);
    CleanupResult result = home.clean(home.plan("dl.old"));
    assertThat(file).doesNotExist();
    assertThat(result.quarantinedFiles()).isEqualTo(1);
    assertThat(result.deletedFiles()).isZero();
    try (Quarantine quarantine = home.quarantine()) {
      Held held = quarantine.held().getFirst();
      assertThat(quarantine.restore(held.id()))
          .isInstanceOfSatisfying(
              Outcome.Back.class, back -> assertThat(back.unchanged()).isTrue());
    }
    assertThat(file).content().isEqualTo("content of " + file);
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(mode);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
    assertThat(Files.getOwner(file)).isEqualTo(owner);
    assertThat(attributes.list()).contains("origin");
  }

  @Test
  void I17_freedBytes_areMeasured_andPendingOnesAreNotAmongThem() throws IOException {
    home.write(home.downloads().resolve("old.iso"));
    CleanupResult result = home.clean(home.plan("dl.old"));
    assertThat(result.pendingBytes()).isEqualTo(4096);
    assertThat(result.deletedBytes()).isZero();
    assertThat(result.returnedBytes()).isZero();
    assertThat(result.freeSpaceChange()).isPresent();
  }

  @Test
  void I18_aboveACap_theRestStays() throws IOException {
    for (int i = 0; i < 5; i++) {
      home.write(home.browserCache().resolve("file" + i));
    }
    home.cap(new Caps(3, 1L << 30, 100, 0));
    StoredPlan plan = home.plan("cache.browser");
    assertThat(plan.plan().reasons()).containsEntry(KeepReason.ABOVE_CAP, 2L);
    home.cap(new Caps(100, 8192, 100, 0));
    assertThat(home.plan("cache.browser").plan().credit()).isEqualTo(8192);
  }

  @Test
  void I18_aRuleThatWouldTakeTooLargeAShare_takesNothing() throws IOException {
    Path file = home.write(home.downloads().resolve("old.iso"));
    home.cap(new Caps(100, 1L << 30, 0, 0));
    assertThat(reason(home.plan("dl.old"), file)).contains(KeepReason.ABOVE_SHARE);
  }

  @Test
  void I20_aQuarantineThatOthersMayEnter_isRefused() throws IOException {
    home.write(home.downloads().resolve("old.iso"));
    home.clean(home.plan("dl.old"));
    for (String part : List.of("", "content", "journal", "content/1")) {
      Path opened = home.storage().resolve("quarantine").resolve(part);
      Files.setPosixFilePermissions(opened, PosixFilePermissions.fromString("rwxr-xr-x"));
      assertThatThrownBy(() -> home.quarantine().held())
          .isInstanceOfSatisfying(
              FileAccessException.class,
              refused -> assertThat(refused.reason()).isEqualTo(Reason.UNTRUSTED));
      Files.setPosixFilePermissions(opened, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void I20_aQuarantineSwappedForALink_isRefused() throws IOException {
    Files.createDirectories(home.storage());
    Files.createSymbolicLink(home.storage().resolve("quarantine"), home.outside());
    assertThatThrownBy(home::quarantine)
        .isInstanceOfSatisfying(
            FileAccessException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.LINK));
  }

  @Test
  void I23_oddNames_goAndComeBack() throws Exception {
    Path downloads = Files.createDirectories(home.downloads());
    String script =
        "cd \"$1\" && touch -- \"$(printf 'bad\\377name.iso')\" \"$(printf 'new\\nline.iso')\""
            + " '-rf' 'trailing. ' 'CASE' 'case' \"$(printf 'e\\314\\201')\""
            + " \"$(printf '\\303\\251')\" '$(id)' '*'";
    assertThat(
            new ProcessBuilder("/bin/sh", "-c", script, "sh", downloads.toString())
                .start()
                .waitFor())
        .isZero();
    List<byte[]> before = rawNames(downloads);
    assertThat(before).hasSize(10);
    CleanupResult result = home.clean(home.plan("dl.old"));
    assertThat(result.quarantinedFiles()).isEqualTo(10);
    assertThat(downloads).isEmptyDirectory();
    try (Quarantine quarantine = home.quarantine()) {
      for (Held held : quarantine.held()) {
        quarantine.restore(held.id());
      }
    }
    assertThat(rawNames(downloads)).containsExactlyElementsOf(before);
  }

  private List<byte[]> rawNames(Path path) throws IOException {
    List<FileName> names = new ArrayList<>();
    try (var open = LocalFileAccess.ofThisSystem().open(home.path(path))) {
      open.list(entry -> names.add(entry.name()));
    }
    return names.stream().sorted().map(FileName::raw).toList();
  }

  @Test
  void I25_everyItemOfAPlan_endsInOneCount() throws IOException {
    for (int i = 0; i < 6; i++) {
      home.write(home.browserCache().resolve("file" + i));
    }
    StoredPlan plan = home.plan("cache.browser");
    Files.delete(home.browserCache().resolve("file0"));
    Files.writeString(home.browserCache().resolve("file1"), "changed");
    CleanupResult result = home.clean(plan);
    long skipped = result.skipped().values().stream().mapToLong(Long::longValue).sum();
    assertThat(result.deletedFiles()).isEqualTo(4);
    assertThat(result.skipped())
        .containsEntry(KeepReason.GONE, 1L)
        .containsEntry(KeepReason.CHANGED, 1L);
    assertThat(result.deletedFiles() + result.removedDirectories() + skipped)
        .isEqualTo(plan.plan().removals().size());
  }

  @Test
  void I26_aWishToStop_endsTheRun() throws IOException {
    home.write(home.browserCache().resolve("file"));
    CleanupResult result =
        home.clean(
            home.plan("cache.browser"),
            new Progress() {
              @Override
              public void reached(long done, long all) {}

              @Override
              public boolean stopWanted() {
                return true;
              }
            });
    assertThat(result.deletedFiles()).isZero();
    assertThat(result.skipped()).containsOnlyKeys(KeepReason.STOPPED);
  }

  @Test
  void aFullDiskBeforeTheIntent_movesNothing() throws IOException {
    Path file = home.write(home.downloads().resolve("old.iso"));
    StoredPlan plan = home.plan("dl.old");
    home.reachThrough(
        new WatchedFileAccess(
            LocalFileAccess.ofThisSystem(),
            new WatchedFileAccess.Watcher() {
              @Override
              public void before(WatchedFileAccess.Call call) throws FileAccessException {
                if (call.name().equals("syncFile")) {
                  throw new FileAccessException(Reason.FULL, "no space left");
                }
              }
            }));
    CleanupResult result = home.clean(plan);
    assertThat(file).exists();
    assertThat(result.skipped()).containsOnlyKeys(KeepReason.FULL);
  }

  @Test
  void aFileSwappedBetweenLookAndMove_goesBack() throws IOException {
    Path file = home.write(home.downloads().resolve("old.iso"));
    Path other = home.write(home.downloads().resolve("other.iso"));
    StoredPlan plan = home.plan("dl.old");
    Files.delete(other);
    Path precious = Files.writeString(home.downloads().resolve("precious"), "mine");
    home.reachThrough(
        new WatchedFileAccess(
            LocalFileAccess.ofThisSystem(),
            new WatchedFileAccess.Watcher() {
              @Override
              public void after(WatchedFileAccess.Call call) {
                if (call.name().equals("moveNoReplace")
                    && call.path().display().equals(file.toString())) {
                  // What arrived is replaced, as if it had been swapped just before the move.
                  Path arrived = Path.of(call.to().display());
                  try {
                    Files.delete(arrived);
                    Files.move(precious, arrived);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }
              }
            }));
    CleanupResult result = home.clean(plan);
    assertThat(file).content().isEqualTo("mine");
    assertThat(result.quarantinedFiles()).isZero();
    assertThat(result.skipped()).containsEntry(KeepReason.CHANGED, 1L);
  }
}
