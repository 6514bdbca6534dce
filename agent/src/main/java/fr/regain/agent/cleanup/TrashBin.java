package fr.regain.agent.cleanup;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.OpenFile;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.plan.KeepReason;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a bin of the freedesktop.org Trash specification 1.0. What lies under {@code files} is
 * known by the record of the same name under {@code info}; the path inside a record is never used.
 * What has no readable record has no age, and stays. Records always stay: without its own, desktops
 * do not show what comes back from the quarantine.
 */
final class TrashBin {
  private static final int LARGEST_RECORD = 16 * 1024;
  private static final byte[] ENDING = ".trashinfo".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern DATE =
      Pattern.compile("(?m)^DeletionDate=(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)\\s*$");

  private final FileAccess access;
  private final Walk walk;
  private final ZoneId zone;

  TrashBin(FileAccess access, Walk walk, ZoneId zone) {
    this.access = access;
    this.walk = walk;
    this.zone = zone;
  }

  void read(FilePath path, OpenDirectory bin) throws IOException {
    FileName filesName = access.name("files");
    FileName recordsName = access.name("info");
    try (OpenDirectory files = walk.enter(bin, filesName);
        OpenDirectory records = walk.enter(bin, recordsName)) {
      List<FileName> names = new ArrayList<>();
      files.list(entry -> names.add(entry.name()));
      FilePath filesPath = path.child(filesName);
      for (FileName name : names) {
        if (!walk.mayGoOn(filesPath, name)) {
          break;
        }
        item(filesPath, files, name, records);
      }
    } catch (FileAccessException e) {
      if (e.reason() != Reason.GONE) {
        walk.skip(path, KeepReason.of(e.reason()));
      }
    }
  }

  private void item(FilePath filesPath, OpenDirectory files, FileName name, OpenDirectory records)
      throws IOException {
    try {
      Optional<Instant> thrownAway = date(records, recordName(name));
      if (thrownAway.isEmpty()) {
        walk.skip(filesPath.child(name), KeepReason.AGE_UNKNOWN);
      } else if (files.stat(name).kind() == FileKind.DIRECTORY) {
        try (OpenDirectory thrown = walk.enter(files, name)) {
          walk.read(filesPath.child(name), thrown, thrownAway.get());
        }
      } else {
        walk.add(filesPath, files, name, thrownAway);
      }
    } catch (FileAccessException e) {
      boolean noRecord = e.reason() == Reason.GONE || e.reason() == Reason.NAME;
      walk.skip(
          filesPath.child(name), noRecord ? KeepReason.AGE_UNKNOWN : KeepReason.of(e.reason()));
    }
  }

  private static FileName recordName(FileName name) throws FileAccessException {
    byte[] raw = name.raw();
    byte[] longer = Arrays.copyOf(raw, raw.length + ENDING.length);
    System.arraycopy(ENDING, 0, longer, raw.length, ENDING.length);
    return FileName.ofBytes(longer);
  }

  private Optional<Instant> date(OpenDirectory records, FileName name) throws FileAccessException {
    try (OpenFile file = records.openFile(name);
        Arena arena = Arena.ofConfined()) {
      MemorySegment content = arena.allocate(LARGEST_RECORD);
      long length = file.read(content, 0);
      String text =
          new String(
              content.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
      Matcher date = DATE.matcher(text);
      return date.find()
          ? Optional.of(LocalDateTime.parse(date.group(1)).atZone(zone).toInstant())
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
