package fr.regain.agent.cleanup;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.NewFile;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.OpenFile;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.plan.CleanupPlan;
import fr.regain.agent.quarantine.OwnedDirectories;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Plans on disk, privately, each under the SHA-256 of its canonical form: what is carried out is
 * exactly what was shown. The latest few are kept.
 */
final class PlanStore {
  /** Those of all leases that a device may hold at once, and as many that people asked for. */
  private static final int KEPT = 32;

  private static final long LARGEST = 1L << 30;
  private static final String ENDING = ".plan";
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final FileAccess access;
  private final OwnedDirectories directories;
  private final FilePath path;

  PlanStore(FileAccess access, OwnedDirectories directories, FilePath path) {
    this.access = access;
    this.directories = directories;
    this.path = path;
  }

  /** Keeps a plan and returns its digest, in lower-case hexadecimal. */
  String save(CleanupPlan plan) throws IOException {
    byte[] bytes = PlanFormat.encode(plan);
    String digest = sha256(bytes);
    try (OpenDirectory directory = directories.openPrivate(path)) {
      removeOldest(directory);
      try (NewFile file = directory.createFile(access.name(digest + ENDING));
          Arena arena = Arena.ofConfined()) {
        MemorySegment content = arena.allocate(bytes.length);
        content.copyFrom(MemorySegment.ofArray(bytes));
        file.write(content, 0);
        file.sync();
      } catch (FileAccessException e) {
        if (e.reason() != Reason.EXISTS) {
          throw e;
        }
      }
      directory.sync();
    }
    return digest;
  }

  /** The plan of that digest; empty when none is kept, or when what is kept is not that plan. */
  Optional<CleanupPlan> find(String digest) throws IOException {
    if (!DIGEST.matcher(digest).matches()) {
      return Optional.empty();
    }
    try (OpenDirectory directory = directories.openPrivate(path);
        OpenFile file = directory.openFile(access.name(digest + ENDING));
        Arena arena = Arena.ofConfined()) {
      long size = file.facts().size();
      if (size > LARGEST) {
        return Optional.empty();
      }
      MemorySegment content = arena.allocate(Math.max(1, size));
      long length = file.read(content, 0);
      byte[] bytes = content.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
      return sha256(bytes).equals(digest)
          ? Optional.of(PlanFormat.decode(bytes))
          : Optional.empty();
    } catch (FileAccessException e) {
      if (e.reason() == Reason.GONE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static void removeOldest(OpenDirectory directory) throws IOException {
    Map<FileName, FileFacts> plans = new TreeMap<>();
    directory.list(
        entry -> {
          if (entry.name().display().endsWith(ENDING)) {
            plans.put(entry.name(), directory.stat(entry.name()));
          }
          return true;
        });
    Comparator<Map.Entry<FileName, FileFacts>> byAge =
        Comparator.comparing((Map.Entry<FileName, FileFacts> plan) -> modified(plan));
    for (var plan :
        plans.entrySet().stream()
            .sorted(byAge)
            .limit(Math.max(0, plans.size() - KEPT + 1))
            .toList()) {
      directory.unlink(plan.getKey(), plan.getValue());
    }
  }

  private static Instant modified(Map.Entry<FileName, FileFacts> plan) {
    return plan.getValue().modified();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
