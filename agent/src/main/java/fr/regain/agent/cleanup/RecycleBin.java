package fr.regain.agent.cleanup;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.OpenFile;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.host.windows.WindowsTime;
import fr.regain.agent.plan.KeepReason;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the bin of one account on one volume of Windows. What was thrown away is named {@code $R…},
 * its record {@code $I…}: a version (1 to Windows 8, 2 since), the size, and the time, 64 bits
 * each. The path inside a record is never used. What has no readable record has no age, and stays.
 * Records always stay: without its own, what comes back from the quarantine is not shown.
 */
final class RecycleBin {
  private static final int RECORD_BYTES = 24;
  private static final int TIME_AT = 16;
  private static final int KIND_AT = 2;

  private final FileAccess access;
  private final Walk walk;

  RecycleBin(FileAccess access, Walk walk) {
    this.access = access;
    this.walk = walk;
  }

  void read(FilePath path, OpenDirectory bin) throws IOException {
    List<FileName> thrownAway = new ArrayList<>();
    bin.list(
        entry -> {
          if (entry.name().text().startsWith("$R")) {
            thrownAway.add(entry.name());
          }
          return true;
        });
    for (FileName name : thrownAway) {
      if (!walk.mayGoOn(path, name)) {
        break;
      }
      item(path, bin, name);
    }
  }

  private void item(FilePath path, OpenDirectory bin, FileName name) throws IOException {
    try {
      Optional<Instant> when = time(bin, recordName(name));
      if (when.isEmpty()) {
        walk.skip(path.child(name), KeepReason.AGE_UNKNOWN);
      } else if (bin.stat(name).kind() == FileKind.DIRECTORY) {
        try (OpenDirectory thrown = bin.openDirectory(name)) {
          walk.read(path.child(name), thrown, when.get());
        }
      } else {
        walk.add(path, bin, name, when);
      }
    } catch (FileAccessException e) {
      walk.skip(
          path.child(name),
          e.reason() == Reason.GONE ? KeepReason.AGE_UNKNOWN : KeepReason.of(e.reason()));
    }
  }

  private FileName recordName(FileName name) throws FileAccessException {
    byte[] raw = name.raw();
    raw[KIND_AT] = 'I';
    return access.nameOf(raw);
  }

  private static Optional<Instant> time(OpenDirectory bin, FileName record)
      throws FileAccessException {
    try (OpenFile file = bin.openFile(record);
        Arena arena = Arena.ofConfined()) {
      MemorySegment content = arena.allocate(RECORD_BYTES, 8);
      boolean whole = file.read(content, 0) == RECORD_BYTES;
      long version = content.get(JAVA_LONG, 0);
      return whole && (version == 1 || version == 2)
          ? Optional.of(WindowsTime.instant(content.get(JAVA_LONG, TIME_AT)))
          : Optional.empty();
    }
  }
}
