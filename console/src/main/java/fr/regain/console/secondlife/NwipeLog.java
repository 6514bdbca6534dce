package fr.regain.console.secondlife;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log of nwipe (0.24 to 0.42): one erasure for each disk on which a method was invoked.
 *
 * <p>A disk counts as erased only when the log says that its last round finished, nothing in it
 * says that the disk failed, and the table at its end, where there is one, says so too. nwipe
 * overwrites, which is {@link EraseLevel#CLEAR} whatever the pattern; it reads a whole disk back,
 * or none of it.
 */
final class NwipeLog {
  /** Longest log that is read, in characters. */
  static final int LONGEST = 2_000_000;

  private static final int LONGEST_LINE = 1_024;
  private static final int MOST_DISKS = 64;
  private static final int LONGEST_FIELD = 255;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss");

  private static final Pattern LINE =
      Pattern.compile(
          "\\[(\\d{4}/\\d{2}/\\d{2} \\d{2}:\\d{2}:\\d{2})\\]\\s+(?:nwipe: )?([a-z]+): (.*)");
  private static final Pattern VERSION =
      Pattern.compile("(?:banner\\s*= )?nwipe (\\d[\\w.+-]{0,30})\\b.*");
  private static final Pattern FOUND =
      Pattern.compile("Found (/dev/\\S+),\\s*(.*?)(?:,\\s*S/N=(\\S*))?\\s*");
  private static final Pattern SERIAL =
      Pattern.compile("(?:Device )?(/dev/\\S+) has serial number (.+)");
  private static final Pattern SIZE =
      Pattern.compile("(/dev/[^,\\s]+), sect/blk/dev \\d+/\\d+/(\\d{1,18})");
  private static final Pattern OLD_SIZE =
      Pattern.compile("Device '(/dev/[^']+)' is size (\\d{1,18})\\.?");
  private static final Pattern INVOKED =
      Pattern.compile("Invoking method '([^']{1,255})' on (?:device )?'?(/dev/[^'.\\s]+)'?\\.?");
  private static final Pattern VERIFIED =
      Pattern.compile("(?:\\[SUCCESS\\] )?Verified .*?'?(/dev/[^'.,\\s]+)'?.*");
  private static final Pattern FINISHED =
      Pattern.compile(
          "Finished (?:final )?round (\\d+) of (\\d+) on (?:device )?'?(/dev/[^'.\\s]+)'?\\.?");
  private static final Pattern FAILED =
      Pattern.compile(".*(?:\\[FAILURE\\]|>>>\\s?FAILURE|failed|[Ee]rror).*?(/dev/[^'.,\\s:]+).*");
  private static final Pattern STATUS =
      Pattern.compile(
          "[! ]\\s*(\\S{1,32})\\s*\\|\\s*([A-Za-z-]{1,16})\\s*\\|[^|]*\\|[^|]*\\|\\s*(.*)");
  private static final Pattern ERRORS =
      Pattern.compile(
          "[! ]\\s*(\\S{1,32})\\s*\\|\\s*(\\d+)\\s*\\|\\s*(\\d+)\\s*(?:\\|\\s*(\\d+)\\s*)?");

  /** One disk of a log; what the log does not say is absent. */
  private static final class Disk {
    String model = "";
    String serial = "";
    @Nullable Long bytes;
    DiskMedium medium = DiskMedium.UNKNOWN;
    @Nullable String method;
    @Nullable Instant startedAt;
    @Nullable Instant endedAt;
    boolean verified;
    boolean finished;
    boolean failed;
  }

  private final ZoneId zone;
  // By the names of the present run; all, those of earlier runs too, whose names may be reused.
  private final Map<String, Disk> disks = new HashMap<>();
  private final List<Disk> all = new ArrayList<>();
  private String version = "";

  private NwipeLog(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * The erasures that a log tells of.
   *
   * @param text the log; what is longer than {@link #LONGEST} is not read at all
   * @param zone in which its clock was set: nwipe writes local time
   * @param operator who ran it
   * @param sha256 of the log's bytes, in hexadecimal
   * @return one for each disk of each run, in their order: nwipe appends to the log that is there;
   *     empty: this is no log of nwipe, or none that came to an erasure
   */
  static List<Erasure> read(String text, ZoneId zone, String operator, String sha256) {
    if (text.length() > LONGEST) {
      return List.of();
    }
    NwipeLog log = new NwipeLog(zone);
    text.lines().filter(line -> line.length() <= LONGEST_LINE).forEach(log::line);
    List<Erasure> erasures = new ArrayList<>();
    for (Disk disk : log.all) {
      if (disk.method != null) {
        erasures.add(log.erasure(disk, disk.method, operator, sha256));
      }
    }
    return List.copyOf(erasures);
  }

  private Erasure erasure(Disk disk, String method, String operator, String sha256) {
    return new Erasure(
        disk.model,
        disk.serial,
        disk.bytes,
        disk.medium,
        method,
        EraseLevel.CLEAR,
        "nwipe",
        version,
        disk.startedAt,
        disk.endedAt,
        disk.verified ? 100 : null,
        disk.finished && !disk.failed,
        operator,
        "",
        sha256,
        Erasure.Origin.NWIPE);
  }

  private void line(String line) {
    Matcher stamped = LINE.matcher(line);
    if (stamped.matches()) {
      message(time(stamped.group(1)), stamped.group(3).strip());
      return;
    }
    Matcher errors = ERRORS.matcher(line);
    if (errors.matches()) {
      boolean none = errors.group(2).matches("0+") && errors.group(3).matches("0+");
      String synced = errors.group(4);
      if (!none || (synced != null && !synced.matches("0+"))) {
        tabled(errors.group(1)).forEach(disk -> disk.failed = true);
      }
      return;
    }
    Matcher status = STATUS.matcher(line);
    if (status.matches() && !status.group(1).equals("Device")) {
      tabled(status.group(1))
          .forEach(disk -> status(disk, status.group(2), status.group(3).strip()));
    }
  }

  private static void status(Disk disk, String status, String identity) {
    if (!status.equalsIgnoreCase("erased")) {
      disk.failed = true;
    }
    int slash = identity.lastIndexOf('/');
    if (slash >= 0 && disk.model.isEmpty()) {
      disk.model = cut(identity.substring(0, slash));
    }
  }

  private void message(@Nullable Instant at, String message) {
    Matcher matcher = VERSION.matcher(message);
    if (matcher.matches()) {
      version = matcher.group(1);
      return;
    }
    matcher = INVOKED.matcher(message);
    if (matcher.matches()) {
      begin(named(matcher.group(2)), matcher.group(1), at);
      return;
    }
    matcher = FINISHED.matcher(message);
    if (matcher.matches()) {
      Disk disk = named(matcher.group(3));
      disk.finished = matcher.group(1).equals(matcher.group(2));
      disk.endedAt = at;
      return;
    }
    matcher = FAILED.matcher(message);
    if (matcher.matches()) {
      named(matcher.group(1)).failed = true;
      return;
    }
    matcher = VERIFIED.matcher(message);
    if (matcher.matches()) {
      Disk disk = named(matcher.group(1));
      disk.verified = true;
      disk.endedAt = at;
      return;
    }
    describe(message);
  }

  private static void begin(Disk disk, String method, @Nullable Instant at) {
    disk.method = method;
    disk.startedAt = at;
    disk.finished = false;
    disk.verified = false;
    disk.failed = false;
  }

  private void describe(String message) {
    Matcher matcher = SERIAL.matcher(message);
    if (matcher.matches()) {
      described(matcher.group(1)).serial = serial(matcher.group(2));
      return;
    }
    matcher = SIZE.matcher(message);
    if (matcher.matches()) {
      described(matcher.group(1)).bytes = Long.parseLong(matcher.group(2));
      return;
    }
    matcher = OLD_SIZE.matcher(message);
    if (matcher.matches()) {
      described(matcher.group(1)).bytes = Long.parseLong(matcher.group(2));
      return;
    }
    matcher = FOUND.matcher(message);
    if (matcher.matches()) {
      Disk disk = described(matcher.group(1));
      disk.model = cut(model(matcher.group(2)));
      disk.medium = matcher.group(2).startsWith("NVME") ? DiskMedium.NVME : DiskMedium.UNKNOWN;
      String serial = matcher.group(3);
      if (serial != null && disk.serial.isEmpty()) {
        disk.serial = serial(serial);
      }
    }
  }

  // nwipe describes its disks before it works on any: a name that was worked on is another disk's.
  private Disk described(String path) {
    String name = name(path);
    Disk former = disks.get(name);
    if (former != null && former.method != null) {
      disks.remove(name);
    }
    return known(name);
  }

  // With its option -q nwipe writes X, or a question mark, in the place of each character.
  private static String serial(String told) {
    String text = told.strip();
    return text.matches("[X?]+") ? "" : cut(text);
  }

  // "ATA, ST1000DM003-1CH1, 1000 GB": the bus comes first, and the size last.
  private static String model(String described) {
    String[] parts = described.split(",\\s*", -1);
    if (parts.length >= 3) {
      return parts[1].strip();
    }
    return parts[0].replaceFirst("^(?:ATA|NVME|USB|SATA|SCSI|SAS)\\s+", "").strip();
  }

  // The tables show the last eight characters of a name.
  private List<Disk> tabled(String name) {
    return disks.entrySet().stream()
        .filter(disk -> disk.getKey().endsWith(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  private Disk named(String path) {
    return known(name(path));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  // Beyond the most disks that a machine can have, what is said goes nowhere.
  private Disk known(String name) {
    Disk known = disks.get(name);
    if (known != null) {
      return known;
    }
    Disk disk = new Disk();
    if (disks.size() < MOST_DISKS) {
      disks.put(name, disk);
      all.add(disk);
    }
    return disk;
  }

  private @Nullable Instant time(String text) {
    try {
      return LocalDateTime.parse(text, TIME).atZone(zone).toInstant();
    } catch (DateTimeException malformed) {
      return null;
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_FIELD ? text : text.substring(0, LONGEST_FIELD);
  }
}
