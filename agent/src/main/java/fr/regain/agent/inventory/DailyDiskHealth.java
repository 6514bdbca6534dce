package fr.regain.agent.inventory;

import fr.regain.agent.host.DiskHealthAnswer;
import fr.regain.agent.host.DiskHealthAnswer.Reason;
import fr.regain.agent.host.DiskHealthAnswer.Told;
import fr.regain.agent.host.DiskHealthAnswer.Untold;
import fr.regain.agent.host.FixedDisk;
import fr.regain.agent.host.StateFiles;
import fr.regain.v1.DiskHealth;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * Asks each disk once a day and remembers the answer, because asking costs more than all other
 * facts together, and because the hours it has run would make a new inventory of each check-in.
 */
public final class DailyDiskHealth implements Function<FixedDisk, DiskHealthAnswer> {
  private static final Duration FRESH = Duration.ofDays(1);
  private static final String SILENT = "-";
  private static final int MAXIMUM_BYTES = 64 * 1024;

  private final Path file;
  private final Function<FixedDisk, DiskHealthAnswer> disks;
  private final InstantSource clock;

  /**
   * Remembers in a file.
   *
   * @param file in the agent's own directory, which must exist when a disk is asked
   * @param disks asks a disk
   */
  public DailyDiskHealth(
      Path file, Function<FixedDisk, DiskHealthAnswer> disks, InstantSource clock) {
    this.file = file;
    this.disks = disks;
    this.clock = clock;
  }

  /** The answer of today, or of when the disk last was awake. */
  @Override
  public DiskHealthAnswer apply(FixedDisk disk) {
    Properties remembered = load();
    String key = disk.name() + "/" + disk.disk().getModel() + "/" + disk.disk().getSerialNumber();
    Instant now = clock.instant();
    Optional<Memory> memory = recall(remembered, key);
    if (memory.isPresent()
        && !memory.get().at().isAfter(now)
        && memory.get().at().plus(FRESH).isAfter(now)) {
      return memory.get().answer();
    }
    DiskHealthAnswer answer = disks.apply(disk);
    if (answer instanceof Untold(Reason reason) && reason == Reason.ASLEEP) {
      return memory.map(Memory::answer).orElse(answer);
    }
    remembered.setProperty(key, now + " " + text(answer));
    save(remembered);
    return answer;
  }

  private Properties load() {
    Properties remembered = new Properties();
    try {
      remembered.load(
          new ByteArrayInputStream(StateFiles.read(file, MAXIMUM_BYTES).orElse(new byte[0])));
      return remembered;
    } catch (IOException | IllegalArgumentException damaged) {
      return new Properties();
    }
  }

  private void save(Properties remembered) {
    try {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      remembered.store(content, null);
      // Disks that are long gone must not fill the file: it starts anew.
      if (content.size() > MAXIMUM_BYTES) {
        StateFiles.delete(file);
        return;
      }
      StateFiles.replace(file, content.toByteArray());
    } catch (IOException full) {
      // It is asked once more at the next talk, which a disk without room must not prevent.
      return;
    }
  }

  private static String text(DiskHealthAnswer answer) {
    return switch (answer) {
      case Told(DiskHealth health) -> Base64.getEncoder().encodeToString(health.toByteArray());
      case Untold(Reason reason) -> SILENT + reason.name();
    };
  }

  /**
   * What was remembered of one disk.
   *
   * @param at when it was asked
   */
  private record Memory(Instant at, DiskHealthAnswer answer) {}

  /** Absent when nothing is remembered, or nothing that this version can read. */
  private static Optional<Memory> recall(Properties remembered, String key) {
    String[] parts = remembered.getProperty(key, "").split(" ", 2);
    try {
      return parts.length < 2
          ? Optional.empty()
          : Optional.of(new Memory(Instant.parse(parts[0]), answer(parts[1])));
    } catch (DateTimeException | IllegalArgumentException | IOException damaged) {
      return Optional.empty();
    }
  }

  private static DiskHealthAnswer answer(String text) throws IOException {
    return text.startsWith(SILENT)
        ? new Untold(Reason.valueOf(text.substring(SILENT.length())))
        : new Told(DiskHealth.parseFrom(Base64.getDecoder().decode(text)));
  }
}
