package fr.regain.console.backup;

import static fr.regain.console.schema.Tables.SITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.backup.BackupStanding.State;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.DataDirectory;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.testing.TestClock;
import fr.regain.console.testing.TestingDatabase;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupTest {
  @TempDir private Path directory;
  private final TestClock clock = new TestClock();
  private Path data;
  private ConsoleConfig config;
  private Database database;
  private Backups backups;

  @BeforeEach
  void startConsole() throws IOException {
    data = directory.resolve("console");
    config = TestingDatabase.config(data, new ConsoleConfig.Store(null, null, null));
    DataDirectory dataDirectory = new DataDirectory(config);
    Path authority = Files.createDirectory(data.resolve("authority"));
    for (String name : new String[] {"ca.key", "ca.pem", "lease.key"}) {
      Files.writeString(authority.resolve(name), "content of " + name);
    }
    database = Database.open(config.database(), data);
    addSite("before");
    backups = new Backups(database, dataDirectory, config, clock);
  }

  @AfterEach
  void endConsole() {
    database.close();
  }

  private void addSite(String name) {
    database.update(
        dsl ->
            dsl.insertInto(SITE)
                .set(SITE.KIND, "ETABLISSEMENT")
                .set(SITE.NAME, name)
                .set(SITE.PATH, "/1/" + name + "/")
                .set(SITE.CREATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
  }

  private static int sites(Database database) {
    return database.<Integer>read(dsl -> dsl.fetchCount(SITE));
  }

  @Test
  void aBackupOfARunningConsole_isRestoredInAnEmptyDirectory_withEqualCountsAndKeys()
      throws IOException {
    Path backup = backups.write(directory.resolve("elsewhere"));
    addSite("after");

    Path restored = directory.resolve("restored");
    Restore.into(restored, backup);
    try (Database copy = TestingDatabase.h2(restored)) {
      assertThat(sites(copy)).isEqualTo(2).isEqualTo(sites(database) - 1);
    }
    assertThat(restored.resolve("authority/ca.key")).hasContent("content of ca.key");
    assertThat(restored.resolve("authority/lease.key")).hasContent("content of lease.key");
  }

  @Test
  void backupAndRestoredKeys_areForTheConsolesAccountAlone() throws IOException {
    Path backup = backups.write(directory.resolve("elsewhere"));
    Path restored = directory.resolve("restored");
    Restore.into(restored, backup);

    for (Path file : new Path[] {backup, restored.resolve("authority/ca.key")}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aBackupThatCannotBeFinished_leavesNothingOfItself() throws IOException {
    Files.move(data.resolve("authority"), data.resolve("elsewhere"));
    Path into = directory.resolve("backups");

    assertThatThrownBy(() -> backups.write(into)).isInstanceOf(Problem.class);
    assertThat(into).isEmptyDirectory();
  }

  @Test
  void aDirectoryThatHoldsADatabase_orItsKeys_isNotRestoredInto() throws IOException {
    Path backup = backups.write(directory.resolve("elsewhere"));
    Path keysAlone = directory.resolve("keys");
    Files.createDirectories(keysAlone.resolve("authority"));

    for (Path held : new Path[] {data, keysAlone}) {
      assertThatThrownBy(() -> Restore.into(held, backup))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("already")
          .hasMessageContaining("regain.mv.db and authority");
    }
    assertThat(keysAlone.resolve("regain.mv.db")).doesNotExist();
  }

  @Test
  void whatElseLiesBesideTheKeys_isNoPartOfABackup() throws IOException {
    Files.writeString(data.resolve("authority/ca.pem.bak"), "of an administrator");

    Path restored = directory.resolve("restored");
    Restore.into(restored, backups.write(directory.resolve("elsewhere")));

    assertThat(restored.resolve("authority/ca.pem")).hasContent("content of ca.pem");
    assertThat(restored.resolve("authority/ca.pem.bak")).doesNotExist();
    assertThat(restored.resolve("regain.mv.db.part")).doesNotExist();
  }

  @Test
  void anArchiveWithMoreOrLessThanABackup_isRefusedWhole() throws IOException {
    Path backup = backups.write(directory.resolve("elsewhere"));
    try (FileSystem zip = FileSystems.newFileSystem(backup)) {
      Files.writeString(zip.getPath("authority/../../escape"), "x");
    }
    Path restored = directory.resolve("restored");

    assertThatThrownBy(() -> Restore.into(restored, backup)).isInstanceOf(Problem.class);
    assertThat(restored).doesNotExist();
    assertThat(directory.resolve("escape")).doesNotExist();
  }

  @Test
  void oneBackupADay_isMadeByItself_andTheOldestGo() throws IOException {
    for (int hour = 0; hour < 24 * 4; hour++) {
      backups.makeDue();
      clock.advance(Duration.ofHours(1));
    }

    try (Stream<Path> kept = Files.list(data.resolve("backups"))) {
      assertThat(kept.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("regain-20261125T080000Z.zip", "regain-20261126T080000Z.zip");
    }
  }

  @Test
  void aBackupByAClockThatWasAhead_standsForNoDay_andIsTheFirstToGo() throws IOException {
    clock.advance(Duration.ofDays(30));
    backups.makeDue();
    clock.advance(Duration.ofDays(-30));
    backups.makeDue();
    assertThat(backups.standing().newestAt()).isEqualTo(clock.instant());
    clock.advance(Duration.ofDays(1));
    backups.makeDue();

    try (Stream<Path> kept = Files.list(data.resolve("backups"))) {
      assertThat(kept.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("regain-20261123T080000Z.zip", "regain-20261124T080000Z.zip");
    }
  }

  @Test
  void backupsAreSound_untilOneIsMissing_orCannotBeMade() throws IOException {
    assertThat(backups.standing().state()).as("none yet").isEqualTo(State.SOUND);
    backups.makeDue();
    Instant made = clock.instant();
    clock.advance(Duration.ofHours(25));
    assertThat(backups.standing()).isEqualTo(new BackupStanding(State.SOUND, made, ""));

    clock.advance(Duration.ofHours(2));
    assertThat(backups.standing()).isEqualTo(new BackupStanding(State.LATE, made, ""));

    Files.move(data.resolve("authority"), data.resolve("elsewhere"));
    assertThatThrownBy(backups::makeDue).isInstanceOf(Problem.class);
    assertThat(backups.standing().state()).isEqualTo(State.FAILED);
    assertThat(backups.standing().newestAt()).isEqualTo(made);
    assertThat(backups.standing().failure()).contains("could not be made");

    Files.move(data.resolve("elsewhere"), data.resolve("authority"));
    backups.makeDue();
    assertThat(backups.standing()).isEqualTo(new BackupStanding(State.SOUND, clock.instant(), ""));
  }

  @Test
  void aConsoleThatHasJustStarted_isGivenTimeForTheBackupThatItMissed() {
    backups.makeDue();
    clock.advance(Duration.ofDays(3));
    Backups afterTheHolidays = new Backups(database, new DataDirectory(config), config, clock);

    assertThat(afterTheHolidays.standing().state()).isEqualTo(State.SOUND);
    clock.advance(Duration.ofHours(3));
    assertThat(afterTheHolidays.standing().state()).isEqualTo(State.LATE);
  }

  @Test
  void theBackupsOfADatabaseServer_areNotTheConsoles() {
    ConsoleConfig other = TestingDatabase.config(data, TestingDatabase.postgres());
    try (Database server = Database.open(other.database(), data)) {
      assertThat(new Backups(server, new DataDirectory(other), other, clock).standing().state())
          .isEqualTo(State.ELSEWHERE);
    }
  }
}
