package fr.regain.agent.storage.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.jr.ob.JSON;
import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.host.file.WatchedFileAccess;
import fr.regain.agent.host.file.WatchedFileAccess.Call;
import fr.regain.agent.host.file.WatchedFileAccess.Watcher;
import fr.regain.agent.storage.tree.NeutralFolder;
import fr.regain.agent.storage.tree.Pace;
import fr.regain.agent.storage.tree.Place;
import fr.regain.agent.storage.tree.SystemTool;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class DuplicateSearchTest {
  private static final int LARGE = 300_000;

  private final FileAccess access = LocalFileAccess.ofThisSystem();
  private final MonotonicClock clock = MonotonicClock.ofThisMachine();
  private InstantSource wallClock = InstantSource.fixed(Instant.now().plus(Duration.ofDays(1)));

  @TempDir(factory = NeutralFolder.class)
  private Path temporary;

  private final List<DuplicateReport> reports = new ArrayList<>();

  private Path tree;
  private Path cache;

  @BeforeEach
  void makeFolders() throws IOException {
    temporary = temporary.toRealPath();
    tree = Files.createDirectory(temporary.resolve("tree"));
    cache = Files.createDirectory(temporary.resolve("own")).resolve("cache");
  }

  @AfterEach
  void closeReports() {
    reports.forEach(DuplicateReport::close);
  }

  @Test
  void equalFilesOfEverySize_areGroups_andNearlyEqualOnesAreNot() throws IOException {
    for (int size : new int[] {1, 4095, 4096, 64 * 1024, 64 * 1024 + 1, LARGE}) {
      byte[] content = content(size);
      write("a/" + size, content);
      write("b/" + size, content);
      byte[] other = content.clone();
      other[size / 2] ^= 1;
      write("c/" + size, other);
    }

    DuplicateReport report = search(access);

    assertThat(report.compared()).isEqualTo(18);
    assertThat(report.groups()).hasSize(6);
    assertThat(report.groups())
        .allSatisfy(
            group -> {
              Set<String> folders = new HashSet<>();
              folders.add(folder(group.survivor()));
              group.others().forEach(other -> folders.add(folder(other)));
              assertThat(folders).containsExactlyInAnyOrder("a", "b");
            });
    assertThat(report.skipped()).isEmpty();
  }

  private static String folder(DuplicateFile file) {
    List<FileName> names = file.path().names();
    return names.get(names.size() - 2).display();
  }

  @Test
  void theFoundGroups_areThoseOfASimpleComparison() throws IOException {
    Random random = new Random(20261121);
    for (int file = 0; file < 400; file++) {
      byte[] content = new byte[1 + random.nextInt(3) * 70_000 + random.nextInt(2)];
      content[content.length - 1] = (byte) random.nextInt(3);
      write("d" + random.nextInt(9) + "/f" + file, content);
    }
    Map<List<Byte>, Set<String>> expected = new java.util.HashMap<>();
    try (var paths = Files.walk(tree)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        byte[] content = Files.readAllBytes(path);
        List<Byte> key =
            List.of(
                content[content.length - 1],
                (byte) content.length,
                (byte) (content.length / 70_000));
        expected.computeIfAbsent(key, first -> new HashSet<>()).add(path.toString());
      }
    }

    Set<Set<String>> found = new HashSet<>();
    for (DuplicateGroup group : search(access).groups()) {
      Set<String> names = new HashSet<>(Set.of(group.survivor().display()));
      group.others().forEach(other -> names.add(other.display()));
      found.add(names);
    }

    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            expected.values().stream().filter(names -> names.size() > 1).toList());
  }

  @Test
  void namesOfOneFile_areNotDuplicates_andFreeNothing() throws IOException {
    Path first = write("first", content(LARGE));
    Files.createLink(tree.resolve("second"), first);
    assertThat(search(access).groups()).isEmpty();

    write("copy", content(LARGE));
    DuplicateReport report = search(access);

    assertThat(report.groups()).hasSize(1);
    long freed = report.reclaimableBytes();
    boolean copyGoes = report.groups().getFirst().survivor().display().endsWith("first");
    assertThat(freed).isEqualTo(copyGoes ? allocated("copy") : 0);
  }

  @Test
  void reclaimableBytes_areAllocatedOnes_ofAllButTheSurvivors() throws IOException {
    for (String name : List.of("a", "b", "c")) {
      write(name, content(LARGE));
    }

    DuplicateReport report = search(access);

    assertThat(report.groups().getFirst().sizeBytes()).isEqualTo(LARGE);
    assertThat(report.reclaimableBytes()).isEqualTo(2 * allocated("a"));
  }

  private long allocated(String name) throws IOException {
    String blocks = SystemTool.run("stat", "-c", "%b", tree.resolve(name).toString());
    return Long.parseLong(blocks.strip()) * 512;
  }

  @Test
  void I15_filesOfDifferentOwners_areNeverDoubles() throws IOException {
    write("mine", content(LARGE));
    Path theirs = write("theirs", content(LARGE));
    SystemTool.run("chown", "12345", theirs.toString());

    assertThat(search(access).groups()).isEmpty();
  }

  @Test
  void I15_theSurvivor_isTheOneInTheBestPlace() throws IOException {
    setModified(write("Downloads/x", content(LARGE)), 2000);
    setModified(write("Documents/x", content(LARGE)), 2020);
    setModified(write("elsewhere/x", content(LARGE)), 2010);

    assertThat(folder(search(access).groups().getFirst().survivor())).isEqualTo("Documents");
  }

  @Test
  void I15_theSurvivor_isOutsideDownloads_whateverTheyAreCalled() throws IOException {
    Path downloaded = write("Descargas/letra.pdf", content(LARGE));
    Path kept = write("Documentos/letra.pdf", content(LARGE));
    setModified(downloaded, 2000);
    setModified(kept, 2020);
    FilePath downloads = access.path(downloaded.getParent().toString());
    FilePath documents = access.path(kept.getParent().toString());
    DuplicateSearch search =
        new DuplicateSearch(
            access,
            wallClock,
            clock,
            2,
            Optional.empty(),
            Map.of(downloads, Place.DOWNLOADS, documents, Place.DOCUMENTS));

    try (DuplicateReport report =
        search.search(List.of(downloads, documents), 1, Pace.unlimited(clock))) {
      assertThat(report.groups().getFirst().survivor().path().display()).isEqualTo(kept.toString());
    }
  }

  @Test
  void aCacheThatMayNotBeRead_isNone_andTheSearchGoesOn() throws IOException {
    write("a", content(LARGE));
    write("b", content(LARGE));
    Path directoryInItsPlace = Files.createDirectory(tree.resolveSibling("unreadable"));
    DuplicateSearch search =
        new DuplicateSearch(
            access, wallClock, clock, 2, Optional.of(directoryInItsPlace), Map.of());

    try (DuplicateReport report =
        search.search(List.of(access.path(tree.toString())), 1, Pace.unlimited(clock))) {
      assertThat(report.groups()).hasSize(1);
      assertThat(report.notKept()).isPresent();
    }
  }

  @Test
  void I15_whatBelongsToPrograms_isNeverProposed() throws IOException {
    write(".config/app/x", content(LARGE));
    write(".config/app/y", content(LARGE));

    DuplicateReport report = search(access);

    assertThat(report.groups()).isEmpty();
    assertThat(report.skipped()).isEqualTo(Map.of(Reason.PROTECTED, 2L));
  }

  private static void setModified(Path file, int year) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(year + "-01-01T00:00:00Z")));
  }

  @Test
  void aFileThatChangesWhileItIsRead_isLeftOut() throws IOException {
    write("a", content(LARGE));
    write("b", content(LARGE));
    Path changing = write("c", content(LARGE));

    DuplicateReport report =
        search(
            new WatchedFileAccess(
                access,
                new Watcher() {
                  @Override
                  public void after(Call call) {
                    if (call.name().equals("openFile") && call.path().display().endsWith("/c")) {
                      append(changing);
                    }
                  }
                }));

    assertThat(report.groups())
        .singleElement()
        .satisfies(group -> assertThat(group.others()).hasSize(1));
    assertThat(report.skipped()).containsEntry(Reason.CHANGED, 1L);
  }

  private static void append(Path file) {
    try {
      Files.write(file, new byte[1], java.nio.file.StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aSurvivorThatIsGone_isReplacedByTheNext() throws IOException {
    setModified(write("a", content(LARGE)), 2001);
    setModified(write("b", content(LARGE)), 2002);
    setModified(write("c", content(LARGE)), 2003);

    DuplicateReport report =
        search(
            new WatchedFileAccess(
                access,
                new Watcher() {
                  @Override
                  public void before(Call call) throws FileAccessException {
                    if (call.name().equals("stat") && call.path().display().endsWith("/a")) {
                      throw new FileAccessException(Reason.GONE, "a fault of the test");
                    }
                  }
                }));

    assertThat(report.groups().getFirst().survivor().display()).endsWith("/b");
    assertThat(report.groups().getFirst().others()).hasSize(1);
  }

  @Test
  void aProcessThatMayOpenNoMoreFiles_closesFoldersAndGoesOn() throws IOException {
    for (String name : List.of("a/x", "b/x", "c/x")) {
      write(name, content(LARGE));
    }
    AtomicInteger opened = new AtomicInteger();

    DuplicateReport report =
        search(
            new WatchedFileAccess(
                access,
                new Watcher() {
                  @Override
                  public void before(Call call) throws FileAccessException {
                    if (call.name().equals("openFile") && opened.incrementAndGet() == 2) {
                      throw new FileAccessException(Reason.OPEN_FILES, "a fault of the test");
                    }
                  }
                }));

    assertThat(report.skipped()).isEmpty();
    assertThat(report.groups())
        .singleElement()
        .satisfies(group -> assertThat(group.others()).hasSize(2));
  }

  @Test
  void I25_aCallThatFails_isCounted_andNoWrongGroupAppears() throws IOException {
    for (String name : List.of("a/x", "a/y", "b/x", "b/z")) {
      write(name, content(LARGE));
    }
    AtomicInteger calls = new AtomicInteger();
    search(counting(calls, Integer.MAX_VALUE));
    int all = calls.get();
    assertThat(all).isGreaterThan(10);

    for (int at = 0; at < all; at++) {
      DuplicateReport report = search(counting(new AtomicInteger(), at));

      assertThat(report.skipped()).as("failed at call %d", at).containsKey(Reason.MEDIUM);
      assertThat(report.groups().size()).isLessThanOrEqualTo(1);
    }
  }

  private FileAccess counting(AtomicInteger calls, int failing) {
    return new WatchedFileAccess(
        access,
        new Watcher() {
          @Override
          public void before(Call call) throws FileAccessException {
            if (calls.getAndIncrement() == failing) {
              throw new FileAccessException(Reason.MEDIUM, "a fault of the test");
            }
          }
        });
  }

  @Test
  void aSecondSearch_readsNoContent_andFindsTheSame() throws IOException {
    write("a", content(LARGE));
    write("b", content(LARGE));
    write("s1", content(10));
    write("s2", content(10));
    DuplicateReport first = searchWithCache();

    DuplicateReport second = searchWithCache();

    assertThat(first.bytesRead()).isPositive();
    assertThat(second.bytesRead()).isZero();
    assertThat(second.groups()).isEqualTo(first.groups()).hasSize(2);
  }

  @Test
  void aNewFile_isComparedWithThoseThatAreKnown() throws IOException {
    write("a", content(LARGE));
    write("b", content(LARGE));
    searchWithCache();
    write("c", content(LARGE));

    assertThat(searchWithCache().groups())
        .singleElement()
        .satisfies(group -> assertThat(group.others()).hasSize(2));
    assertThat(searchWithCache().bytesRead()).isZero();
  }

  @Test
  void whatTheCacheKnows_isNotLookedAtAgainAfterTheWalk() throws IOException {
    write("a", content(LARGE));
    write("b", content(LARGE));
    searchWithCache();
    Set<String> calls = new HashSet<>();

    DuplicateReport report =
        search(
            new WatchedFileAccess(
                access,
                new Watcher() {
                  @Override
                  public void before(Call call) {
                    calls.add(call.name());
                  }
                }),
            Optional.of(cache),
            "");

    assertThat(report.groups()).hasSize(1);
    assertThat(calls).doesNotContain("stat", "openFile");
  }

  @Test
  void filesThatWereComparedInDifferentSearches_areComparedWithEachOther() throws IOException {
    byte[] other = content(LARGE);
    other[LARGE - 1] ^= 1;
    for (String folder : List.of("one", "two")) {
      write(folder + "/a", content(LARGE));
      write(folder + "/b", content(LARGE));
      write(folder + "/c", other);
      search(access, Optional.of(cache), folder);
    }

    DuplicateReport report = searchWithCache();

    assertThat(report.groups())
        .extracting(group -> group.others().size() + 1)
        .containsExactlyInAnyOrder(4, 2);
    assertThat(report.groups()).isEqualTo(search(access).groups());
  }

  @Test
  void moreFilesOfOneSizeThanTheMemoryHolds_areAllCompared() throws IOException {
    int different = 1100;
    for (int file = 0; file < different + 50; file++) {
      byte[] content = content(5000);
      content[4990] = (byte) (file % different);
      content[1] = (byte) (file % different >> 8);
      write("d" + file % 7 + "/f" + file, content);
    }

    DuplicateReport report = search(access);

    assertThat(report.groups())
        .hasSize(50)
        .allSatisfy(group -> assertThat(group.others()).hasSize(1));
  }

  @Test
  void theCache_isPrivate_andKnowsNoNames() throws IOException {
    write("secret-name-1", content(LARGE));
    write("secret-name-2", content(LARGE));
    searchWithCache();

    assertThat(Files.getPosixFilePermissions(cache))
        .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    assertThat(new String(Files.readAllBytes(cache), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("secret-name");
  }

  @Test
  void aFileThatChangedSince_isReadAgain_alsoWithItsOldTime() throws IOException {
    write("a", content(LARGE));
    Path b = write("b", content(LARGE));
    searchWithCache();
    FileTime before = Files.getLastModifiedTime(b);
    byte[] other = content(LARGE);
    other[LARGE / 2] ^= 1;
    Files.write(b, other);
    Files.setLastModifiedTime(b, before);

    assertThat(searchWithCache().groups()).isEmpty();
  }

  @Test
  void aFileThatChangedAMomentAgo_isNotRemembered() throws IOException {
    write("a", content(LARGE));
    write("b", content(LARGE));
    wallClock = InstantSource.system();
    searchWithCache();

    assertThat(searchWithCache().bytesRead()).isPositive();
  }

  @Test
  void aDamagedCache_isAsIfItWereNotThere() throws IOException {
    write("a", content(LARGE));
    write("b", content(LARGE));
    DuplicateReport first = searchWithCache();
    byte[] whole = Files.readAllBytes(cache);
    Random random = new Random(7);
    for (int damage = 0; damage < 200; damage++) {
      byte[] damaged =
          damage % 4 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (damage % 4 != 0) {
        damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(cache, damaged);

      assertThat(searchWithCache().groups()).isEqualTo(first.groups());
    }
  }

  @Test
  void aCacheThatCannotBeWritten_costsNoResult() throws IOException {
    write("a", content(LARGE));
    write("b", content(LARGE));

    DuplicateReport report =
        search(access, Optional.of(cache.resolveSibling("absent").resolve("cache")), "");

    assertThat(report.groups()).hasSize(1);
    assertThat(report.notKept()).isPresent();
  }

  @Test
  void anotherTree_doesNotForgetTheFirst() throws IOException {
    write("one/a", content(LARGE));
    write("one/b", content(LARGE));
    write("two/a", content(LARGE + 1));
    write("two/b", content(LARGE + 1));
    search(access, Optional.of(cache), "one");
    search(access, Optional.of(cache), "two");

    assertThat(search(access, Optional.of(cache), "one").bytesRead()).isZero();
  }

  @Test
  void filesBelowTheMinimum_andEmptyOnes_areNotCompared() throws IOException {
    write("a", content(99));
    write("b", content(99));
    write("e1", new byte[0]);
    write("e2", new byte[0]);
    DuplicateSearch search =
        new DuplicateSearch(access, wallClock, clock, 2, Optional.empty(), Map.of());
    List<FilePath> roots = List.of(access.path(tree.toString()));

    try (DuplicateReport large = search.search(roots, 100, Pace.unlimited(clock));
        DuplicateReport all = search.search(roots, 1, Pace.unlimited(clock))) {
      assertThat(large.compared()).isZero();
      assertThat(all.compared()).isEqualTo(2);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> search.search(roots, 0, Pace.unlimited(clock)));
  }

  @Test
  void theJson_hasTheKeysThatScriptsRelyOn() throws IOException {
    write("a", content(LARGE));
    write("b", content(LARGE));
    StringWriter text = new StringWriter();

    DuplicateJson.write(search(access), new PrintWriter(text));

    Map<String, Object> json = JSON.std.mapFrom(text.toString());
    assertThat(json).containsKeys("groups", "reclaimableBytes", "skipped", "elapsedMillis");
    assertThat((List<?>) json.get("groups"))
        .singleElement()
        .asInstanceOf(
            org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("sizeBytes", LARGE)
        .hasEntrySatisfying("files", files -> assertThat((List<?>) files).hasSize(2))
        .containsKey("survivor");
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = tree.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  private DuplicateReport searchWithCache() throws IOException {
    return search(access, Optional.of(cache), "");
  }

  private DuplicateReport search(FileAccess through) throws IOException {
    return search(through, Optional.empty(), "");
  }

  private DuplicateReport search(FileAccess through, Optional<Path> cacheFile, String below)
      throws IOException {
    DuplicateReport report =
        new DuplicateSearch(through, wallClock, clock, 2, cacheFile, Map.of())
            .search(List.of(access.path(tree.resolve(below).toString())), 1, Pace.unlimited(clock));
    reports.add(report);
    return report;
  }
}
