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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Plans on disk, privately, each under the SHA-256 of its canonical form: what is carried out is
 * exactly what was shown. The latest few are kept, the last one in any case.
 */
final class PlanStore {

  /**
   * How much is kept.
   *
   * @param plans so many
   * @param age since a plan was made
   * @param bytes of all plans together
   */
  record Kept(int plans, Duration age, long bytes) {
    /** For people, who carry a plan out soon or make another. */
    static final Kept OF_PEOPLE = new Kept(32, Duration.ofDays(7), 64L << 20);

    /** Those of all leases that a device may hold at once, however long the approval takes. */
    static final Kept OF_CAMPAIGNS = new Kept(32, Duration.ofDays(400), Long.MAX_VALUE);
  }

  private static final long LARGEST = 1L << 30;
  private static final Comparator<Map.Entry<FileName, FileFacts>> LATEST_FIRST =
      Comparator.comparing(
          (Map.Entry<FileName, FileFacts> plan) -> plan.getValue().modified(),
          Comparator.reverseOrder());
  private static final String ENDING = ".plan";
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final FileAccess access;
  private final OwnedDirectories directories;
  private final FilePath path;
  private final Kept kept;
  private final InstantSource clock;

  PlanStore(
      FileAccess access,
      OwnedDirectories directories,
      FilePath path,
      Kept kept,
      InstantSource clock) {
    this.access = access;
    this.directories = directories;
    this.path = path;
    this.kept = kept;
    this.clock = clock;
  }

  /** Keeps a plan and returns its digest, in lower-case hexadecimal. */
  String save(CleanupPlan plan) throws IOException {
    byte[] bytes = PlanFormat.encode(plan);
    String digest = sha256(bytes);
    try (OpenDirectory directory = directories.openPrivate(path)) {
      makeRoomFor(bytes.length, directory);
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

  private void makeRoomFor(long bytes, OpenDirectory directory) throws IOException {
    Map<FileName, FileFacts> plans = new TreeMap<>();
    directory.list(
        entry -> {
          if (entry.name().display().endsWith(ENDING)) {
            plans.put(entry.name(), directory.stat(entry.name()));
          }
          return true;
        });
    Instant oldest = clock.instant().minus(kept.age());
    int count = 1;
    long together = bytes;
    for (var plan : plans.entrySet().stream().sorted(LATEST_FIRST).toList()) {
      FileFacts facts = plan.getValue();
      count++;
      together += facts.size();
      if (count > kept.plans() || together > kept.bytes() || facts.modified().isBefore(oldest)) {
        directory.unlink(plan.getKey(), facts);
      }
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
