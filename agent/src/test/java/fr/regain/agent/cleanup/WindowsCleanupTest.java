package fr.regain.agent.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import fr.regain.agent.command.AgentCommandLine;
import fr.regain.agent.host.Machine;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.PolicySource;
import fr.regain.agent.host.Surroundings;
import fr.regain.agent.host.SystemPaths;
import fr.regain.agent.host.Uptime;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.windows.KnownFolder;
import fr.regain.agent.host.windows.WindowsFileAccess;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.plan.Caps;
import fr.regain.agent.rule.Root;
import fr.regain.agent.rule.RulesCommand;
import fr.regain.agent.storage.duplicate.DuplicatesCommand;
import fr.regain.agent.storage.scan.ScanCommand;
import fr.regain.agent.storage.tree.Pace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way on Windows, through the agent's own commands and over real files: scan, duplicates,
 * plan, clean, list, restore, purge. The clock runs ahead, so that files made a moment ago are old.
 */
@Tag("windows")
class WindowsCleanupTest {
  private static final Duration AHEAD = Duration.ofDays(400);

  @TempDir private Path temporary;

  private final Map<KnownFolder, Path> folders = new EnumMap<>(KnownFolder.class);
  private final StringWriter out = new StringWriter();
  private final StringWriter error = new StringWriter();
  private Path downloads;
  private Path temp;
  private Path bin;
  private Instant now;

  @BeforeEach
  void makeAHome() throws IOException {
    Path home = Files.createDirectory(temporary.toRealPath().resolve("person"));
    now = Instant.now().plus(AHEAD);
    downloads = Files.createDirectory(home.resolve("Downloads"));
    temp = Files.createDirectories(home.resolve("AppData\\Local\\Temp"));
    bin = home.resolve("bin");
    folders.put(KnownFolder.PROFILE, home);
    folders.put(KnownFolder.LOCAL_APPLICATION_DATA, home.resolve("AppData\\Local"));
    folders.put(KnownFolder.ROAMING_APPLICATION_DATA, home.resolve("AppData\\Roaming"));
    folders.put(KnownFolder.DOWNLOADS, downloads);
    folders.put(KnownFolder.DOCUMENTS, home.resolve("Documents"));
  }

  private ExitCode run(String... arguments) {
    out.getBuffer().setLength(0);
    error.getBuffer().setLength(0);
    Workspaces workspaces =
        new Workspaces(
            Map.of(),
            invocation -> now,
            folder -> Optional.ofNullable(folders.get(folder)).map(Path::toString));
    MonotonicClock time = MonotonicClock.ofThisMachine();
    return new AgentCommandLine(
            List.of(
                new ScanCommand(Machine::here, time),
                new DuplicatesCommand(workspaces::storage, Machine::here, time),
                new PlanCommand(workspaces, workspace -> path -> false, Machine::here, time),
                new CleanCommand(workspaces, Machine::here, time),
                new QuarantineListCommand(workspaces),
                new QuarantineRestoreCommand(workspaces),
                new QuarantinePurgeCommand(workspaces)),
            "test",
            () -> new PolicySource.Found(List.of(), List.of()),
            new SystemPaths(
                temporary.resolve("none.conf"),
                temporary.resolve("agent"),
                temporary.resolve("shared")),
            new Surroundings(
                Clock.fixed(now, ZoneOffset.UTC), Uptime.ofThisSystem(), SecureRandom::new),
            Locale.ENGLISH,
            new PrintWriter(out, true),
            new PrintWriter(error, true))
        .run(arguments);
  }

  private Map<String, Object> json(String... arguments) throws IOException {
    assertThat(run(arguments)).as("%s%n%s", out, error).isEqualTo(ExitCode.OK);
    return JSON.std.mapFrom(out.toString());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> json, String field) {
    return (List<Map<String, Object>>) json.get(field);
  }

  private static long number(Map<String, Object> json, String field) {
    return ((Number) json.get(field)).longValue();
  }

  private static Path write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "content of " + file.getFileName());
  }

  @Test
  void whatWasCleaned_comesBackAsItWas() throws IOException {
    Path letter = write(downloads.resolve("lettre à l'école.odt"));
    Path installer = write(downloads.resolve("below").resolve("Setup.EXE"));
    Path cache = write(temp.resolve("program").resolve("cache.tmp"));
    Path held = write(temp.resolve("open.tmp"));
    Instant modified = Instant.parse("2025-03-04T05:06:07Z");
    Files.setLastModifiedTime(letter, FileTime.from(modified));
    Files.setAttribute(letter, "dos:hidden", true);
    List<AclEntry> access = Files.getFileAttributeView(letter, AclFileAttributeView.class).getAcl();
    UserPrincipal owner = Files.getOwner(letter);

    Map<String, Object> scan = json("scan", downloads.toString(), "--json");
    assertThat(number(scan, "files")).isEqualTo(2);
    assertThat(number(scan, "directories")).isEqualTo(2);
    assertThat(number(scan, "logicalBytes")).isEqualTo(Files.size(letter) + Files.size(installer));
    assertThat(number(scan, "allocatedBytes")).isPositive();

    try (FileChannel open = FileChannel.open(held, StandardOpenOption.WRITE)) {
      assertThat(open.isOpen()).isTrue();
      Map<String, Object> plan =
          json(
              "plan",
              "--rule",
              "dl.old",
              "--rule",
              "dl.installers",
              "--rule",
              "tmp.user",
              "--json");
      assertThat(list(plan, "removals"))
          .extracting(item -> item.get("path"))
          .containsExactlyInAnyOrder(
              letter.toString(),
              installer.toString(),
              cache.toString(),
              cache.getParent().toString());
      assertThat(list(plan, "kept"))
          .filteredOn(item -> item.get("path").equals(held.toString()))
          .extracting(item -> item.get("reason"))
          .containsExactly("in-use");

      Map<String, Object> result = json("clean", "--plan", (String) plan.get("digest"), "--json");
      assertThat(number(result, "quarantinedFiles")).isEqualTo(2);
      assertThat(number(result, "deletedFiles")).isEqualTo(1);
    }

    assertThat(letter).doesNotExist();
    assertThat(installer).doesNotExist();
    assertThat(cache.getParent()).doesNotExist();
    assertThat(held).exists();

    assertThat(list(json("quarantine", "list", "--json"), "items"))
        .extracting(item -> item.get("path"))
        .containsExactlyInAnyOrder(letter.toString(), installer.toString());
    write(installer);
    assertThat(run("quarantine", "restore", "--all"))
        .as("%s%n%s", out, error)
        .isEqualTo(ExitCode.OK);

    assertThat(letter).hasContent("content of lettre à l'école.odt");
    assertThat(Files.getLastModifiedTime(letter).toInstant()).isEqualTo(modified);
    assertThat(Files.getOwner(letter)).isEqualTo(owner);
    assertThat(Files.getFileAttributeView(letter, AclFileAttributeView.class).getAcl())
        .isEqualTo(access)
        .isNotEmpty();
    assertThat(Files.isHidden(letter)).isTrue();
    assertThat(installer.resolveSibling("Setup (1).EXE")).hasContent("content of Setup.EXE");
    assertThat(list(json("quarantine", "list", "--json"), "items")).isEmpty();
  }

  @Test
  void whatWasHeldLongEnough_isPurged() throws IOException {
    write(downloads.resolve("old.iso"));
    Map<String, Object> plan = json("plan", "--rule", "dl.installers", "--json");
    json("clean", "--plan", (String) plan.get("digest"), "--json");
    assertThat(run("quarantine", "purge")).isEqualTo(ExitCode.OK);
    assertThat(list(json("quarantine", "list", "--json"), "items")).hasSize(1);

    now = now.plus(Duration.ofDays(31));
    assertThat(run("quarantine", "purge")).as("%s%n%s", out, error).isEqualTo(ExitCode.OK);

    assertThat(list(json("quarantine", "list", "--json"), "items")).isEmpty();
    assertThat(downloads).isEmptyDirectory();
  }

  @Test
  void filesOfTheSameContent_areFound_andTheSecondSearchReplacesTheCache() throws IOException {
    byte[] content = new byte[1 << 20];
    content[5] = 1;
    Files.write(downloads.resolve("one.bin"), content);
    Files.write(downloads.resolve("two.bin"), content);
    content[content.length - 5] = 1;
    Files.write(downloads.resolve("other.bin"), content);

    String data = temporary.toRealPath().resolve("agent").toString();
    for (int search = 0; search < 2; search++) {
      Map<String, Object> found =
          json("duplicates", downloads.toString(), "--json", "--data-directory", data);

      assertThat(list(found, "groups")).hasSize(1);
      assertThat(number(found, "reclaimableBytes")).isGreaterThanOrEqualTo(1 << 20);
    }
  }

  @Test
  void aDouble_goes_andItsTwinStays() throws IOException {
    Path documents = Files.createDirectory(folders.get(KnownFolder.DOCUMENTS));
    byte[] content = new byte[1 << 20];
    Files.write(documents.resolve("one.bin"), content);
    Files.write(documents.resolve("two.bin"), content);

    Map<String, Object> plan = json("plan", "--rule", "dup.files", "--json");
    assertThat(list(plan, "removals")).as("%s", plan).hasSize(1);
    Map<String, Object> result = json("clean", "--plan", (String) plan.get("digest"), "--json");

    assertThat(number(result, "quarantinedFiles")).as("%s", result).isEqualTo(1);
    try (var left = Files.list(documents)) {
      assertThat(left).hasSize(1).allMatch(file -> file.toFile().length() == content.length);
    }
  }

  @Test
  void theBinOfWindows_givesUpWhatWasThrownAwayLongAgo() throws IOException {
    Files.createDirectories(bin);
    throwAway("AAAAAA.txt", now.minus(Duration.ofDays(31)));
    throwAway("BBBBBB.txt", now.minus(Duration.ofDays(29)));
    write(bin.resolve("$RCCCCCC.txt"));
    throwAway("DDDDDD.txt", now.minus(Duration.ofDays(31)));
    Files.delete(bin.resolve("$RDDDDDD.txt"));
    Workspace workspace = binWorkspace();

    StoredPlan plan =
        workspace.plan(
            List.of(workspace.rules().find("bin.user").orElseThrow()),
            path -> false,
            Pace.unlimited(MonotonicClock.ofThisMachine()));

    assertThat(plan.plan().removals())
        .extracting(item -> item.name().text())
        .containsExactly("$RAAAAAA.txt");
    assertThat(plan.plan().kept())
        .extracting(keep -> keep.path().names().getLast().text(), keep -> keep.reason().code())
        .contains(
            Tuple.tuple("$RBBBBBB.txt", "too-young"), Tuple.tuple("$RCCCCCC.txt", "age-unknown"));
  }

  private void throwAway(String name, Instant when) throws IOException {
    write(bin.resolve("$R" + name));
    long ticks = (when.getEpochSecond() + 11_644_473_600L) * 10_000_000;
    ByteBuffer content = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    content.putLong(2).putLong(20).putLong(ticks).putInt(3).putChar('C').putChar(':');
    Files.write(bin.resolve("$I" + name), content.array());
  }

  private Workspace binWorkspace() throws IOException {
    WindowsFileAccess access = new WindowsFileAccess();
    Roots found =
        new WindowsRoots(
                access, folder -> Optional.ofNullable(folders.get(folder)).map(Path::toString))
            .read();
    Map<Root, FilePath> paths = new EnumMap<>(found.paths());
    paths.put(Root.USER_BIN, access.path(bin.toString()));
    return new Workspace(
        access,
        RulesCommand.builtIn(),
        new Roots(
            found.platform(),
            found.account(),
            found.administrator(),
            found.home(),
            paths,
            found.personal()),
        access.path(temporary.toRealPath().resolve("person").resolve("regain").toString()),
        account -> Set.of(),
        () -> now,
        ZoneOffset.UTC,
        Caps.USUAL);
  }

  @Test
  void foldersOnAnotherMachine_orThatHoldTheHomeItself_areNoRoots() throws IOException {
    Map<KnownFolder, String> moved = new EnumMap<>(KnownFolder.class);
    folders.forEach((folder, path) -> moved.put(folder, path.toString()));
    moved.put(KnownFolder.DOCUMENTS, "\\\\server\\home\\Documents");
    moved.put(KnownFolder.PICTURES, "D:\\Pictures");
    moved.put(
        KnownFolder.DOWNLOADS,
        folders.get(KnownFolder.PROFILE).toString().toUpperCase(Locale.ROOT));

    Roots roots =
        new WindowsRoots(new WindowsFileAccess(), folder -> Optional.ofNullable(moved.get(folder)))
            .read();

    assertThat(roots.path(Root.USER_DOWNLOADS)).isEmpty();
    assertThat(roots.personal()).extracting(FilePath::display).containsExactly("D:\\Pictures");
    assertThat(roots.path(Root.USER_DOCUMENTS)).isEmpty();
    assertThat(roots.path(Root.USER_PICTURES)).map(FilePath::display).contains("D:\\Pictures");
    assertThat(roots.path(Root.USER_TEMP)).map(FilePath::display).contains(temp.toString());
    assertThat(roots.path(Root.SYSTEM_STATE)).isEmpty();
    assertThat(roots.path(Root.USER_BIN))
        .map(FilePath::display)
        .contains("C:\\$Recycle.Bin\\" + roots.account().id());
  }

  @Test
  void anotherPersonsAccount_isRefused_notGuessed() {
    assertThat(run("plan", "--user", "alice")).isEqualTo(ExitCode.USAGE);
    assertThat(error.toString()).contains("session of alice");
  }
}
