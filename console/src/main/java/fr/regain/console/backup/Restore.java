package fr.regain.console.backup;

import fr.regain.console.platform.DataDirectory;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Puts a backup into an empty data directory. */
public final class Restore {
  private static final String DATABASE = "regain.mv.db";
  private static final Set<String> EXPECTED =
      Set.of(DATABASE, "authority/ca.key", "authority/ca.pem", "authority/lease.key");

  private Restore() {}

  /**
   * Puts the files of a backup in their place. A console that is started there goes on from the
   * moment of the backup; devices that have told more since are asked to tell it again.
   *
   * @param data a data directory without a database; made where it is missing
   * @throws Problem with {@link ProblemCode#REQUEST_INVALID} when the file is no whole backup or
   *     the directory is in use, with nothing changed; {@link ProblemCode#DISK_FULL} when a file
   *     cannot be written
   */
  public static void into(Path data, Path backup) {
    if (Files.exists(data.resolve(DATABASE))) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          "There is a database in "
              + data
              + " already. Restore into another directory, or move it away first.");
    }
    try (ZipFile zip = new ZipFile(backup.toFile())) {
      List<? extends ZipEntry> files =
          Collections.list(zip.entries()).stream().filter(entry -> !entry.isDirectory()).toList();
      Set<String> names =
          files.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
      if (!names.equals(EXPECTED)) {
        throw new Problem(
            ProblemCode.REQUEST_INVALID,
            backup + " is no whole backup: it holds " + names + " instead of " + EXPECTED + ".");
      }
      DataDirectory.createPrivately(data);
      DataDirectory.createPrivately(data.resolve("authority"));
      // The database comes last: a console finds either everything or no database.
      for (String name : List.copyOf(names)) {
        try (InputStream content = zip.getInputStream(zip.getEntry(name))) {
          DataDirectory.copyPrivately(content, data.resolve(name));
        }
      }
    } catch (IOException failed) {
      throw new Problem(
          ProblemCode.DISK_FULL,
          "The backup could not be restored (" + failed.getMessage() + ").",
          failed);
    }
  }
}
