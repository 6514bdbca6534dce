package fr.regain.console.backup;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.DataDirectory;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes backups: every day by itself while the console runs, and when somebody asks. */
@Singleton
public final class Backups {
  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String PREFIX = "regain-";
  private static final String SUFFIX = ".zip";
  private static final Duration BETWEEN = Duration.ofDays(1);
  // A backup that is due is tried each hour.
  private static final Duration GRACE = Duration.ofHours(2);

  private final Database database;
  private final Path data;
  private final Path directory;
  private final int keep;
  private final Clock clock;
  private final Instant started;
  private volatile String failure = "";

  Backups(Database database, DataDirectory data, ConsoleConfig config, Clock clock) {
    this.database = database;
    this.data = data.path();
    Path configured = config.backup().directory();
    this.directory = configured == null ? this.data.resolve("backups") : configured;
    this.keep = config.backup().keep();
    this.clock = clock;
    this.started = clock.instant();
  }

  /** Makes the backup of the day, unless there is one or none is wanted; removes the oldest. */
  @Scheduled(initialDelay = "10m", fixedDelay = "1h")
  void makeDue() {
    if (keep == 0 || !database.isEmbedded()) {
      return;
    }
    try {
      if (newest().filter(this::isRecent).isEmpty()) {
        LOG.info("Backup made: {}", write(directory));
        removeOldest();
      }
      failure = "";
    } catch (RuntimeException failed) {
      failure = String.valueOf(failed.getMessage());
      throw failed;
    }
  }

  private void removeOldest() {
    List<Path> all = all();
    for (Path old : all.subList(0, Math.max(0, all.size() - keep))) {
      try {
        Files.delete(old);
      } catch (IOException stays) {
        LOG.warn("An old backup cannot be removed: {}", stays.getMessage());
      }
    }
  }

  /** How they stand. What the console cannot tell of them, it calls failed. */
  public BackupStanding standing() {
    if (!database.isEmbedded()) {
      return new BackupStanding(BackupStanding.State.ELSEWHERE, null, "");
    }
    if (keep == 0) {
      return new BackupStanding(BackupStanding.State.NOT_WANTED, null, "");
    }
    try {
      Instant newest = newest().map(Backups::madeAt).orElse(null);
      if (!failure.isEmpty()) {
        return new BackupStanding(BackupStanding.State.FAILED, newest, failure);
      }
      // Nothing is due while the console is down.
      Instant due = newest == null ? started : later(started, newest.plus(BETWEEN));
      boolean late = clock.instant().isAfter(due.plus(GRACE));
      return new BackupStanding(
          late ? BackupStanding.State.LATE : BackupStanding.State.SOUND, newest, "");
    } catch (Problem unreadable) {
      return new BackupStanding(
          BackupStanding.State.FAILED, null, String.valueOf(unreadable.getMessage()));
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** The newest backup in the console's own directory of backups, if it is not of the future. */
  Optional<Path> newest() {
    List<Path> all = all();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()).filter(this::isPast);
  }

  private boolean isPast(Path backup) {
    return !madeAt(backup).isAfter(clock.instant());
  }

  private boolean isRecent(Path backup) {
    return madeAt(backup).plus(BETWEEN).isAfter(clock.instant());
  }

  private static Instant madeAt(Path backup) {
    String name = backup.getFileName().toString();
    return TIME.parse(
        name.substring(PREFIX.length(), name.length() - SUFFIX.length()), Instant::from);
  }

  private List<Path> all() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches("regain-\\d{8}T\\d{6}Z\\.zip"))
          .sorted()
          // What a clock that was ahead has made stands for no day, and is the first to go.
          .sorted(Comparator.comparing(this::isPast))
          .toList();
    } catch (IOException unreadable) {
      throw failed(directory, unreadable);
    }
  }

  /**
   * Writes a backup. The console may go on meanwhile: what it holds is the state of one moment.
   *
   * @param into directory, made where it is missing
   * @return the file; it holds secret keys, and the console's account alone can read it
   * @throws Problem with {@link ProblemCode#CONFIGURATION_INVALID} when the database is not the
   *     embedded one, {@link ProblemCode#DISK_FULL} when the backup cannot be written
   */
  public Path write(Path into) {
    if (!database.isEmbedded()) {
      throw new Problem(
          ProblemCode.CONFIGURATION_INVALID,
          "The database is a PostgreSQL server: back it up with pg_dump, and keep a copy of "
              + data.resolve("authority")
              + " beside it.");
    }
    Path directory = into.toAbsolutePath();
    String name = PREFIX + TIME.format(clock.instant().truncatedTo(ChronoUnit.SECONDS)) + SUFFIX;
    Path unfinished = directory.resolve(name + ".part");
    try {
      DataDirectory.createPrivately(directory);
      DataDirectory.writePrivately(unfinished, "");
      try {
        fill(unfinished);
        return Files.move(unfinished, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException unwritten) {
      throw failed(directory, unwritten);
    }
  }

  private void fill(Path backup) throws IOException {
    database.backUp(backup);
    try (FileSystem zip = FileSystems.newFileSystem(backup)) {
      Files.createDirectory(zip.getPath("authority"));
      for (String key : Restore.KEYS) {
        Files.copy(data.resolve(key), zip.getPath(key));
      }
    }
  }

  private static Problem failed(Path directory, IOException cause) {
    return new Problem(
        ProblemCode.DISK_FULL,
        "The backup in "
            + directory
            + " could not be made ("
            + cause.getMessage()
            + "). Check the space and the rights there.",
        cause);
  }
}
