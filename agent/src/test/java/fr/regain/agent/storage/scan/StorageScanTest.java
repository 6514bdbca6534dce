package fr.regain.agent.storage.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.storage.tree.NeutralFolder;
import fr.regain.agent.storage.tree.Pace;
import fr.regain.agent.storage.tree.SystemTool;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class StorageScanTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final FileAccess access = LocalFileAccess.ofThisSystem();
  private final MonotonicClock clock = MonotonicClock.ofThisMachine();

  @TempDir(factory = NeutralFolder.class)
  private Path folder;

  @BeforeEach
  void resolve() throws IOException {
    folder = folder.toRealPath();
  }

  @Test
  void theTotals_areThoseOfDu() throws IOException {
    Path runtime = Path.of(System.getProperty("java.home")).toRealPath();
    String du = SystemTool.run("du", "-s", "--block-size=1", runtime.toString());

    ScanReport report = scan(runtime);

    assertThat(report.allocatedBytes()).isEqualTo(Long.parseLong(du.split("\t", -1)[0]));
    try (var paths = Files.walk(runtime)) {
      assertThat(report.files() + report.hardLinkNames())
          .isEqualTo(
              paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).count());
    }
  }

  private static final java.nio.file.LinkOption NO_LINK = java.nio.file.LinkOption.NOFOLLOW_LINKS;

  @Test
  void aFileWithSeveralNames_isCountedOnce() throws IOException {
    Path first = Files.writeString(folder.resolve("first"), "12345");
    Files.createLink(folder.resolve("second"), first);
    Files.createLink(Files.createDirectory(folder.resolve("d")).resolve("third"), first);

    ScanReport report = scan(folder);

    assertThat(report.files()).isEqualTo(1);
    assertThat(report.hardLinkNames()).isEqualTo(2);
    assertThat(report.logicalBytes()).isEqualTo(5);
  }

  @Test
  void aSparseFile_countsByAllocation() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("s").toFile(), "rw")) {
      file.setLength(1L << 32);
    }

    ScanReport report = scan(folder);

    assertThat(report.logicalBytes()).isEqualTo(1L << 32);
    assertThat(report.allocatedBytes()).isLessThan(1L << 20);
  }

  @Test
  void rootsWithinOneAnother_areCountedOnce() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Files.writeString(inner.resolve("f"), "x");

    ScanReport report = scan(folder, inner, folder);

    assertThat(report.files()).isEqualTo(1);
    assertThat(report.directories()).isEqualTo(2);
  }

  @Test
  void sums_areByPlaceAgeAndKind() throws IOException {
    write("Downloads/setup.EXE", 10, NOW.minus(Duration.ofDays(200)));
    write(".cache/x/Documents/blob", 20, NOW.minus(Duration.ofDays(1)));
    write("Documents/lettre.pdf", 30, NOW.minus(Duration.ofDays(4000)));
    write("demain.txt", 40, NOW.plus(Duration.ofDays(2)));

    ScanReport report = scan(folder);

    assertThat(logical(report.extensions()))
        .isEqualTo(Map.of("installer", 10L, "none", 20L, "document", 70L));
    assertThat(logical(report.ageBands()))
        .isEqualTo(
            Map.of("under-1-year", 10L, "under-30-days", 20L, "over-5-years", 30L, "unknown", 40L));
    assertThat(logical(report.classes()))
        .isEqualTo(Map.of("downloads", 10L, "cache", 20L, "documents", 30L, "other", 40L));
    assertThat(report.largest().getFirst().allocatedBytes()).isPositive();
    assertThat(report.oldest().stream().map(file -> file.path().names().getLast().display()))
        .containsExactly("lettre.pdf", "setup.EXE", "blob");
  }

  private static Map<String, Long> logical(Map<String, Sum> sums) {
    return sums.entrySet().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey, sum -> sum.getValue().logicalBytes()));
  }

  private void write(String name, int size, Instant modified) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[size]);
    Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  @Test
  void aRootThatIsAFile_isLeftOut() throws IOException {
    ScanReport report = scan(Files.writeString(folder.resolve("f"), "x"));

    assertThat(report.files()).isZero();
    assertThat(report.skipped())
        .singleElement()
        .satisfies(skip -> assertThat(skip.reason()).isEqualTo(Reason.NOT_A_DIRECTORY));
  }

  @Test
  void aScanThatIsStopped_saysSo() throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    Pace pace =
        new Pace(clock, () -> Optional.of(Pace.Stop.REQUESTED), Long.MAX_VALUE, Pace.UNBOUNDED);

    ScanReport report =
        new StorageScan(access, InstantSource.fixed(NOW), clock, 2)
            .scan(List.of(access.path(folder.toString())), pace);

    assertThat(report.stopped()).contains(Pace.Stop.REQUESTED);
    assertThat(report.skipped())
        .singleElement()
        .satisfies(skip -> assertThat(skip.reason()).isEqualTo(Reason.STOPPED));
  }

  @Test
  void theJson_hasTheKeysThatScriptsRelyOn() throws IOException {
    Files.writeString(folder.resolve("f"), "x");
    SystemTool.run("mkfifo", folder.resolve("fifo").toString());

    StringWriter text = new StringWriter();
    ScanJson.write(scan(folder), new PrintWriter(text));
    Map<String, Object> json = JSON.std.mapFrom(text.toString());

    assertThat(json)
        .containsKeys(
            "files",
            "directories",
            "logicalBytes",
            "allocatedBytes",
            "classes",
            "ageBands",
            "extensions",
            "largest",
            "oldest",
            "skipped",
            "elapsedMillis")
        .doesNotContainKey("stopped");
    assertThat(json).containsEntry("files", 1).containsEntry("special", 1);
  }

  private ScanReport scan(Path... roots) throws IOException {
    List<FilePath> paths = new ArrayList<>();
    for (Path root : roots) {
      paths.add(access.path(root.toString()));
    }
    return new StorageScan(access, InstantSource.fixed(NOW), clock, 2)
        .scan(paths, Pace.unlimited(clock));
  }
}
