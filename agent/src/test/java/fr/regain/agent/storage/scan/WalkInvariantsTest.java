package fr.regain.agent.storage.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.host.file.WatchedFileAccess;
import fr.regain.agent.host.file.WatchedFileAccess.Call;
import fr.regain.agent.host.file.WatchedFileAccess.Watcher;
import fr.regain.agent.host.linux.LinuxFileAccess;
import fr.regain.agent.storage.tree.Pace;
import fr.regain.agent.storage.tree.RealVolume;
import fr.regain.agent.storage.tree.SystemTool;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs(OS.LINUX)
@Timeout(120)
@ParameterizedClass
@EnumSource(RealVolume.class)
class WalkInvariantsTest {
  private static final long CANARY_SIZE = 1L << 36;
  private static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");

  private final FileAccess access = new LinuxFileAccess();
  @Parameter private RealVolume volume;
  @AutoClose private RealVolume.Scratch scratch;
  private Path tree;
  private Path outside;

  @BeforeEach
  void makeTree() throws IOException {
    scratch = volume.scratch();
    Path temporary = scratch.path();
    tree = Files.createDirectory(temporary.resolve("tree"));
    outside = Files.createDirectory(temporary.resolve("outside"));
    try (RandomAccessFile canary = new RandomAccessFile(outside.resolve("canary").toFile(), "rw")) {
      canary.setLength(CANARY_SIZE);
    }
  }

  @Test
  void I1_foldersSwappedForLinksAtAnyCall_neverLeadOutside() throws IOException {
    int calls = countCalls();
    for (int at = 0; at < calls; at++) {
      Path swapped = makeDeepTree("swap-" + at).resolve("a");
      AtomicInteger left = new AtomicInteger(at);
      ScanReport report =
          scan(
              new WatchedFileAccess(
                  access,
                  new Watcher() {
                    @Override
                    public void before(Call call) {
                      if (left.getAndDecrement() == 0) {
                        swap(swapped);
                      }
                    }
                  }),
              swapped.getParent());

      assertThat(report.logicalBytes()).as("swapped at call %d", at).isLessThan(CANARY_SIZE);
    }
  }

  private int countCalls() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    scan(
        new WatchedFileAccess(
            access,
            new Watcher() {
              @Override
              public void before(Call call) {
                calls.incrementAndGet();
              }
            }),
        makeDeepTree("count"));
    assertThat(calls).hasPositiveValue();
    return calls.get();
  }

  private Path makeDeepTree(String name) throws IOException {
    Path root = tree.resolve(name);
    Files.createDirectories(root.resolve("a/b/c"));
    Files.createDirectories(root.resolve("d"));
    for (String file : List.of("one", "a/two", "a/b/three", "a/b/c/four", "d/five")) {
      Files.writeString(root.resolve(file), file);
    }
    return root;
  }

  private void swap(Path folder) {
    try {
      Files.move(folder, folder.resolveSibling("moved-" + folder.getFileName()));
      Files.createSymbolicLink(folder, outside);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void I2_links_areCounted_neverFollowed() throws IOException {
    Files.createSymbolicLink(tree.resolve("to-folder"), outside);
    Files.createSymbolicLink(tree.resolve("to-file"), outside.resolve("canary"));
    Files.createSymbolicLink(tree.resolve("loop"), tree);
    Files.createSymbolicLink(tree.resolve("nowhere"), Path.of("/does/not/exist"));

    ScanReport report = scan(access, tree);

    assertThat(report.links()).isEqualTo(4);
    assertThat(report.files()).isZero();
    assertThat(report.directories()).isEqualTo(1);
  }

  @Test
  void I3_neverCrossesAMount() throws Exception {
    Path mounted = Files.createDirectory(tree.resolve("mounted"));
    Path bound = Files.createDirectory(tree.resolve("bound"));
    Path boundFile = Files.createFile(tree.resolve("bound-file"));
    try (AutoCloseable other = SystemTool.mount("-t", "tmpfs", "none", mounted.toString());
        AutoCloseable bind = SystemTool.mount("--bind", outside.toString(), bound.toString());
        AutoCloseable file =
            SystemTool.mount(
                "--bind", outside.resolve("canary").toString(), boundFile.toString())) {
      Files.writeString(mounted.resolve("elsewhere"), "x");

      ScanReport report = scan(access, tree);

      assertThat(report.files()).isZero();
      assertThat(report.skipped())
          .singleElement()
          .satisfies(
              skip -> {
                assertThat(skip.reason()).isEqualTo(Reason.OTHER_VOLUME);
                assertThat(skip.count()).isEqualTo(3);
              });
      assertThat(List.of(other, bind, file)).isNotEmpty();
    }
  }

  @Test
  void I3_aFolderThatBecomesAMount_isRefusedWhenItIsOpened() throws Exception {
    Path folder = Files.createDirectory(tree.resolve("folder"));
    try (AutoCloseable bind = SystemTool.mount("--bind", outside.toString(), folder.toString());
        OpenDirectory parent = access.open(access.path(tree.toString()))) {
      assertThat(refusal(() -> parent.openDirectory(access.name("folder"))))
          .isEqualTo(Reason.OTHER_VOLUME);
      assertThat(bind).isNotNull();
    }
  }

  @Test
  void I8_aReadOnlyMount_isScannedWhole() throws Exception {
    makeDeepTree("content");
    try (AutoCloseable bind = SystemTool.mount("--bind", tree.toString(), tree.toString())) {
      SystemTool.run("mount", "-o", "remount,bind,ro", tree.toString());
      ScanReport report = scan(access, tree);

      assertThat(report.files()).isEqualTo(5);
      assertThat(report.skipped()).isEmpty();
      assertThat(bind).isNotNull();
    }
  }

  @Test
  void I8_aScan_leavesNoAccessTimeBehind() throws IOException {
    Path root = makeDeepTree("content");
    FileTime longAgo = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
    List<Path> all;
    try (var paths = Files.walk(root)) {
      all = paths.toList();
    }
    for (Path path : all) {
      Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setTimes(null, longAgo, null);
    }

    scan(access, root);

    assertThat(all)
        .allSatisfy(
            path ->
                assertThat(Files.readAttributes(path, BasicFileAttributes.class).lastAccessTime())
                    .isEqualTo(longAgo));
  }

  @Test
  void I13_fifosAndSockets_neitherBlockNorCount() throws IOException {
    SystemTool.run("mkfifo", tree.resolve("fifo").toString());
    try (var server =
        java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
      server.bind(java.net.UnixDomainSocketAddress.of(tree.resolve("socket")));
      ScanReport report = scan(access, tree);

      assertThat(report.special()).isEqualTo(2);
      assertThat(report.files()).isZero();
    }
  }

  @Test
  void I13_aFifoWhereAFolderWas_isSkippedWithoutWaiting() throws IOException {
    Path folder = Files.createDirectory(tree.resolve("folder"));
    Files.writeString(tree.resolve("file"), "x");
    SystemTool.run("mkfifo", outside.resolve("fifo").toString());

    ScanReport report =
        scan(
            new WatchedFileAccess(
                access,
                new Watcher() {
                  @Override
                  public void before(Call call) {
                    if (call.name().equals("openDirectory")) {
                      replaceByFifo(folder);
                    }
                  }
                }),
            tree);

    assertThat(report.skipped())
        .singleElement()
        .satisfies(skip -> assertThat(skip.reason()).isEqualTo(Reason.NOT_A_DIRECTORY));
    try (OpenDirectory parent = access.open(access.path(tree.toString()))) {
      assertThat(refusal(() -> parent.openFile(access.name("folder"))))
          .isEqualTo(Reason.NOT_REGULAR);
    }
  }

  private void replaceByFifo(Path folder) {
    try {
      Files.delete(folder);
      Files.move(outside.resolve("fifo"), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void I23_namesOfEveryKind_areSeenOnce() throws IOException {
    try (OpenDirectory directory = access.open(access.path(tree.toString()))) {
      for (String name :
          List.of(
              "e\u0301",
              "\u00e9",
              "CASE",
              "case",
              "dot.",
              "space ",
              "-rf",
              "a\nb",
              "$(reboot)",
              "*",
              "x".repeat(255))) {
        directory.createFile(access.name(name)).close();
      }
      directory.createFile(FileName.ofBytes(new byte[] {(byte) 0xC3, 'x'})).close();
      directory.createFile(FileName.ofBytes(new byte[] {(byte) 0xFF})).close();
    }

    ScanReport report = scan(access, tree);

    assertThat(report.files()).isEqualTo(13);
    assertThat(report.oldest().stream().map(ListedFile::path).distinct()).hasSize(13);
    assertThat(report.skipped()).isEmpty();
  }

  @Test
  void I23_aPathOf32ThousandBytes_isWalkedToItsEnd() throws IOException {
    FileName name = access.name("d".repeat(200));
    int depth = 165;
    OpenDirectory directory = access.open(access.path(tree.toString()));
    for (int level = 0; level < depth; level++) {
      OpenDirectory below = directory.createDirectory(name);
      directory.close();
      directory = below;
    }
    directory.createFile(access.name("deepest")).close();
    directory.close();

    ScanReport report = scan(access, tree);
    removeDeep(depth, name);

    assertThat(report.files()).isEqualTo(1);
    assertThat(report.directories()).isEqualTo(depth + 1);
    FilePath deepest = report.oldest().getFirst().path();
    assertThat(deepest.display().getBytes(UTF_8)).hasSizeGreaterThan(32 * 1024);
  }

  /** JUnit's own removal goes by path, which is too long for the system here. */
  private void removeDeep(int depth, FileName name) throws IOException {
    for (int level = depth; level > 0; level--) {
      OpenDirectory directory = access.open(access.path(tree.toString()));
      for (int step = 1; step < level; step++) {
        OpenDirectory below = directory.openDirectory(name);
        directory.close();
        directory = below;
      }
      try (OpenDirectory last = directory) {
        if (level == depth) {
          try (OpenDirectory deepest = last.openDirectory(name)) {
            FileName file = access.name("deepest");
            deepest.unlink(file, deepest.stat(file));
          }
        }
        last.removeDirectory(name);
      }
    }
  }

  @Test
  void I25_aCallThatFails_isCounted_andTheRestIsSeen() throws IOException {
    int calls = countCalls();
    for (int at = 0; at < calls; at++) {
      Path root = makeDeepTree("fail-" + at);
      AtomicInteger left = new AtomicInteger(at);
      ScanReport report =
          scan(
              new WatchedFileAccess(
                  access,
                  new Watcher() {
                    @Override
                    public void before(Call call) throws FileAccessException {
                      if (left.getAndDecrement() == 0) {
                        throw new FileAccessException(Reason.MEDIUM, "a fault of the test");
                      }
                    }
                  }),
              root);

      assertThat(report.skipped())
          .as("failed at call %d", at)
          .singleElement()
          .satisfies(
              skip -> {
                assertThat(skip.reason()).isEqualTo(Reason.MEDIUM);
                assertThat(skip.count()).isEqualTo(1);
              });
    }
  }

  private static ScanReport scan(FileAccess access, Path root) throws IOException {
    MonotonicClock clock = MonotonicClock.ofThisMachine();
    return new StorageScan(access, InstantSource.fixed(NOW), clock, 1)
        .scan(List.of(access.path(root.toString())), Pace.unlimited(clock));
  }

  private interface Attempt {
    AutoCloseable make() throws FileAccessException;
  }

  private static Reason refusal(Attempt attempt) {
    try (AutoCloseable opened = attempt.make()) {
      throw new AssertionError("was opened: " + opened);
    } catch (FileAccessException e) {
      return e.reason();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
