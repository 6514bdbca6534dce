package fr.regain.agent.cleanup;

import static fr.regain.agent.cleanup.TestingHome.reason;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.host.file.WatchedFileAccess;
import fr.regain.agent.plan.Caps;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.quarantine.Held;
import fr.regain.agent.quarantine.Outcome;
import fr.regain.agent.quarantine.Quarantine;
import fr.regain.agent.storage.tree.HandClock;
import fr.regain.agent.storage.tree.Pace;
import fr.regain.agent.storage.tree.RealVolume;
import java.io.IOException;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a clean-up may take: invariants by their numbers, on this machine's real file system. */
@ParameterizedClass
@EnumSource(RealVolume.class)
class SafetyInvariantsTest {
  @Parameter private RealVolume volume;
  @AutoClose private RealVolume.Scratch scratch;
  private TestingHome home;

  @BeforeEach
  void make() throws IOException {
    scratch = volume.scratch();
    home = new TestingHome(scratch.path());
  }

  @Test
  void I26_aPlanWhoseTimeIsOver_leavesTheRestUnseen_andSaysSo() throws IOException {
    home.write(home.browserCache().resolve("a"));
    Pace over =
        new Pace(
            MonotonicClock.ofThisMachine(),
            () -> Optional.of(Pace.Stop.BATTERY),
            Long.MAX_VALUE,
            Pace.UNBOUNDED);
    StoredPlan plan = home.workspace().plan(home.rules("cache.browser"), path -> false, over);
    assertThat(plan.plan().removals()).isEmpty();
    assertThat(plan.plan().reasons()).containsKey(KeepReason.STOPPED);
    assertThat(
            home.workspace()
                .planForCampaign(home.rules("cache.browser"), Caps.USUAL, path -> false, over))
        .isEmpty();
  }

  @Test
  void I16_aFolderOfWhatIsSetAside_staysForIt_andIsNoCandidate() throws IOException {
    Path file = home.write(home.downloads().resolve("folder/old.iso"));
    StoredPlan plan = home.plan("dl.old");
    assertThat(plan.plan().kept()).isEmpty();
    home.clean(plan);
    assertThat(file.getParent()).isEmptyDirectory();
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
  void whatIsOnlyReported_isWhatIsLargeAndOld_andStays() throws IOException {
    Path large = home.downloads().resolve("video.mp4");
    home.write(large);
    try (FileChannel channel = FileChannel.open(large, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[1]), 100L << 20);
    }
    home.write(home.downloads().resolve("small/letter.odt"));
    StoredPlan plan = home.plan("big.old");
    assertThat(plan.plan().kept()).hasSize(1);
    assertThat(reason(plan, large)).contains(KeepReason.REPORT_ONLY);
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
  void I18_aRuleThatTakesTooLargeAShareInAllItsDirectoriesTogether_takesNothing()
      throws IOException {
    Path one = home.write(home.browserCache().resolve("one"));
    home.cap(new Caps(100, 1L << 30, 0, 6000));
    assertThat(reason(home.plan("cache.browser"), one)).isEmpty();

    Path other = home.write(home.browserCache().resolveSibling("Code Cache").resolve("other"));
    StoredPlan plan = home.plan("cache.browser");
    assertThat(reason(plan, one)).contains(KeepReason.ABOVE_SHARE);
    assertThat(reason(plan, other)).contains(KeepReason.ABOVE_SHARE);
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

  /** Somebody asks, or the battery, or the end of the window: what is left stays. */
  @ParameterizedTest
  @EnumSource
  void I26_aReasonToEnd_endsTheRunWithinHalfASecond(Pace.Stop reason) throws IOException {
    for (int i = 0; i < 5; i++) {
      home.write(home.browserCache().resolve("file" + i));
    }
    StoredPlan plan = home.plan("cache.browser");
    HandClock clock = new HandClock();
    long start = clock.nanos();
    boolean window = reason == Pace.Stop.WINDOW;
    Pace pace =
        new Pace(
            clock,
            () -> clock.nanos() > start && !window ? Optional.of(reason) : Optional.empty(),
            Long.MAX_VALUE,
            window ? Duration.ofMillis(500) : Pace.UNBOUNDED);
    home.reachThrough(
        new WatchedFileAccess(
            LocalFileAccess.ofThisSystem(),
            new WatchedFileAccess.Watcher() {
              @Override
              public void after(WatchedFileAccess.Call call) {
                if (call.name().equals("unlink")) {
                  clock.sleep(Duration.ofMillis(500));
                }
              }
            }));
    CleanupResult result = home.clean(plan, pace);
    assertThat(result.deletedFiles()).isEqualTo(1);
    assertThat(result.skipped()).containsEntry(KeepReason.STOPPED, 4L);
    assertThat(result.stopped()).contains(reason);
  }

  @Test
  void I24_withoutItsIntentOnTheMedium_nothingMoves() throws IOException {
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
}
