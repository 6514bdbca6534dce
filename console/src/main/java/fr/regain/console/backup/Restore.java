package fr.regain.console.backup;

import fr.regain.console.platform.DataDirectory;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
  private static final String AUTHORITY = "authority";

  /** What a backup holds beside the database: without any of it, devices would be lost. */
  static final Set<String> KEYS =
      Set.of("authority/ca.key", "authority/ca.pem", "authority/lease.key");

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
    for (String held : List.of(DATABASE, AUTHORITY)) {
      if (Files.exists(data.resolve(held))) {
        throw new Problem(
            ProblemCode.REQUEST_INVALID,
            "There is "
                + data.resolve(held)
                + " already. Restore into another directory, or move "
                + DATABASE
                + " and "
                + AUTHORITY
                + " away first, both.");
      }
    }
    try (ZipFile zip = new ZipFile(backup.toFile())) {
      List<? extends ZipEntry> files =
          Collections.list(zip.entries()).stream().filter(entry -> !entry.isDirectory()).toList();
      Set<String> names =
          files.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
      Set<String> expected = new TreeSet<>(KEYS);
      expected.add(DATABASE);
      if (!names.equals(expected)) {
        throw new Problem(
            ProblemCode.REQUEST_INVALID,
            backup + " is no whole backup: it holds " + names + " instead of " + expected + ".");
      }
      DataDirectory.createPrivately(data);
      DataDirectory.createPrivately(data.resolve(AUTHORITY));
      for (String key : KEYS) {
        unpack(zip, key, data.resolve(key));
      }
      // The database comes last and whole: a console finds either everything or no database.
      Path unfinished = data.resolve(DATABASE + ".part");
      try {
        unpack(zip, DATABASE, unfinished);
        Files.move(unfinished, data.resolve(DATABASE), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException failed) {
      throw new Problem(
          ProblemCode.DISK_FULL,
          "The backup could not be restored (" + failed.getMessage() + ").",
          failed);
    }
  }

  private static void unpack(ZipFile zip, String name, Path to) throws IOException {
    try (InputStream content = zip.getInputStream(zip.getEntry(name))) {
      DataDirectory.copyPrivately(content, to);
    }
  }
}
