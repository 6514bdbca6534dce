package fr.regain.agent.cleanup;

import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.OperatingFamily;
import fr.regain.agent.host.RunningPrograms;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.plan.Caps;
import fr.regain.agent.plan.Decision;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.quarantine.Quarantine;
import fr.regain.agent.rule.Root;
import fr.regain.agent.rule.Rule;
import fr.regain.agent.rule.RuleSet;
import fr.regain.agent.rule.RuleSetException;
import fr.regain.agent.storage.tree.Pace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A person's directories on a real file system, and a workspace over them. Its clock runs far
 * ahead, so that files made a moment ago are old.
 */
public final class TestingHome {
  /** As fast as the machine can, to the end. */
  public static final Pace UNLIMITED = Pace.unlimited(MonotonicClock.ofThisMachine());

  static final Duration AHEAD = Duration.ofDays(400);

  private final Path directory;
  private final Path home;
  private final Path storage;
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private FileAccess access = LocalFileAccess.ofThisSystem();
  private RuleSet rules;
  private Caps caps = Caps.USUAL;
  private Instant now = Instant.now().plus(AHEAD);
  private boolean programsReadable = true;
  private OperatingFamily platform = OperatingFamily.LINUX;

  public TestingHome(Path directory) throws IOException {
    this.directory = directory.toRealPath();
    home = Files.createDirectory(this.directory.resolve("person"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    storage = home.resolve("regain");
    try {
      rules = RuleSet.builtIn();
    } catch (RuleSetException e) {
      throw new IOException(e);
    }
  }

  public Path home() {
    return home;
  }

  public Path storage() {
    return storage;
  }

  /** From now on the directories are where Windows has them, and its rules look at them. */
  public void asOnWindows() {
    platform = OperatingFamily.WINDOWS;
  }

  private Path cache() {
    return switch (platform) {
      case LINUX -> home.resolve(".cache");
      case WINDOWS -> home.resolve("AppData/Local");
    };
  }

  /** A directory beside the person's own, with something precious in it. */
  public Path outside() throws IOException {
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Path canary = outside.resolve("canary");
    if (Files.notExists(canary)) {
      Files.writeString(canary, "alive");
    }
    return outside;
  }

  public Path downloads() {
    return home.resolve("Downloads");
  }

  public Path browserCache() {
    return home.resolve(".cache/google-chrome/Default/Cache");
  }

  public Path trash() {
    return home.resolve(".local/share/Trash");
  }

  /** Writes a file with content of its own. */
  public Path write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "content of " + file);
  }

  /** Throws a file or directory away as a desktop does. */
  public Path throwAway(String name, Instant when) throws IOException {
    Path files = Files.createDirectories(trash().resolve("files"));
    Path records = Files.createDirectories(trash().resolve("info"));
    String date = when.atZone(ZoneOffset.UTC).toLocalDateTime().withNano(0).toString();
    Files.writeString(
        records.resolve(name + ".trashinfo"),
        "[Trash Info]\nPath=/home/x/" + name + "\nDeletionDate=" + date + "\n");
    return files.resolve(name);
  }

  public void run(String program) {
    running.add(program);
  }

  public void end(String program) {
    running.remove(program);
  }

  public void hidePrograms() {
    programsReadable = false;
  }

  public void reachThrough(FileAccess changed) {
    access = changed;
  }

  public void cap(Caps changed) {
    caps = changed;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public Instant now() {
    return now;
  }

  public RuleSet rules() {
    return rules;
  }

  public Workspace workspace() throws IOException {
    Map<Root, FilePath> paths = new EnumMap<>(Root.class);
    paths.put(Root.USER_HOME, path(home));
    paths.put(Root.USER_CACHE, path(cache()));
    paths.put(Root.USER_SETTINGS, path(home.resolve(".config")));
    paths.put(Root.USER_DOWNLOADS, path(downloads()));
    paths.put(Root.USER_BIN, path(trash()));
    paths.put(Root.USER_DOCUMENTS, path(home.resolve("Documents")));
    Roots roots = new Roots(platform, access.account(), false, path(home), paths, List.of());
    RunningPrograms programs =
        account -> {
          if (!programsReadable) {
            throw new IOException("no list of processes");
          }
          return Set.copyOf(running);
        };
    return new Workspace(
        access, rules, roots, path(storage), programs, () -> now, ZoneOffset.UTC, caps);
  }

  public FilePath path(Path path) throws IOException {
    return access.path(path.toString());
  }

  public StoredPlan plan(String... ids) throws IOException {
    return workspace().plan(rules(ids), path -> false, UNLIMITED);
  }

  public CleanupResult clean(StoredPlan plan) throws IOException {
    return clean(plan, Pace.unlimited(MonotonicClock.ofThisMachine()));
  }

  public CleanupResult clean(StoredPlan plan, Pace pace) throws IOException {
    try {
      return workspace().clean(plan, Set.of(), pace, (done, all) -> {});
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public Quarantine quarantine() throws IOException {
    return workspace().quarantine();
  }

  /** The reason for which a path stays; empty when it goes. */
  public static Optional<KeepReason> reason(StoredPlan plan, Path path) {
    boolean goes =
        plan.plan().removals().stream()
            .anyMatch(
                item -> item.directory().child(item.name()).display().equals(path.toString()));
    if (goes) {
      return Optional.empty();
    }
    return Optional.of(
        plan.plan().kept().stream()
            .filter(keep -> keep.path().display().equals(path.toString()))
            .map(Decision.Keep::reason)
            .findFirst()
            .orElseThrow(() -> new AssertionError(path + " is not in the plan")));
  }

  /** Every regular file below a directory, by content; a content that is there twice fails. */
  public static Map<String, Path> contents(Path directory) throws IOException {
    Map<String, Path> contents = new HashMap<>();
    if (Files.notExists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return contents;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            if (facts.isRegularFile()) {
              String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
              Path before = contents.put(content, file);
              if (before != null && content.startsWith("content of ")) {
                throw new AssertionError(file + " and " + before + " are the same file twice");
              }
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return contents;
  }

  /** The rules of those ids. */
  public List<Rule> rules(String... ids) {
    return List.of(ids).stream().map(id -> rules.find(id).orElseThrow()).toList();
  }
}
