package fr.regain.console.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The files of the embedded database. */
final class EmbeddedDatabase {
  static final String USER = "regain";
  static final String PASSWORD = "";

  // A step of a campaign over a large fleet holds the campaign for seconds; others wait for it.
  private static final int LOCK_MILLIS = 30_000;

  // Of a heap of 256 MiB. By default it would be a sixteenth of it, and each round of check-ins
  // would read anew the pages that the last one wrote.
  private static final int CACHE_KIBIBYTES = 48 * 1_024;

  private final Path directory;

  /**
   * @param directory in which the database is
   */
  EmbeddedDatabase(Path directory) {
    this.directory = directory.toAbsolutePath();
  }

  /** Its JDBC address. */
  String url() {
    return url("regain");
  }

  // Without a delay the commit itself meets a disk that fails, and not a thread that nobody asks.
  private String url(String name) {
    return "jdbc:h2:file:"
        + directory.resolve(name)
        + ";WRITE_DELAY=0;CACHE_SIZE="
        + CACHE_KIBIBYTES
        + ";QUERY_CACHE_SIZE=64;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT="
        + LOCK_MILLIS;
  }

  /**
   * Brings the schema up to date on a copy, which then takes the place of the database. H2 commits
   * each statement that changes a schema by itself: a process that is killed among them would
   * otherwise leave half a schema, with which no later process could start. The database must be
   * closed.
   *
   * @param keep whether the database of before stays in the directory of backups, in which each
   *     upgrade takes the place of the last
   * @throws Problem with {@link ProblemCode#DISK_FULL} when there is no room for the copy
   */
  void upgrade(boolean keep) {
    Path database = directory.resolve("regain.mv.db");
    Path copy = directory.resolve("regain-upgrade.mv.db");
    try {
      Files.copy(database, copy, StandardCopyOption.REPLACE_EXISTING);
      Schema.embedded(url("regain-upgrade"), USER, PASSWORD).migrate();
      try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      if (keep) {
        Path backups = directory.resolve("backups");
        DataDirectory.createPrivately(backups);
        Files.copy(
            database,
            backups.resolve("regain-before-upgrade.mv.db"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(
          copy, database, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new Problem(
          ProblemCode.DISK_FULL,
          "The database could not be brought up to date in "
              + directory
              + ": "
              + failed.getMessage()
              + ". Nothing of it was changed; check the space and the rights there, then start the"
              + " console again.",
          failed);
    }
  }
}
