package fr.regain.console.secondlife;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The erasure of one disk, with all that a certificate says.
 *
 * @param diskModel as printed on the disk or told by it; empty: not told
 * @param diskSerial as printed on the disk or told by it
 * @param diskBytes its capacity; null: not told
 * @param medium what it is made of
 * @param method what was done, in words: "PRNG Stream", "ATA secure erase"
 * @param level of NIST SP 800-88r2
 * @param tool program or machine
 * @param toolVersion of that; empty: not told
 * @param startedAt null: not told
 * @param endedAt null: not told
 * @param verifiedPercent share of the disk that was read back afterwards; null: not told
 * @param success what the tool, or the person, says of the result
 * @param operator who did it
 * @param witness who saw it; empty: nobody
 * @param logSha256 of the tool's log, in hexadecimal; empty: there is none
 * @param origin who filled this in
 */
public record Erasure(
    String diskModel,
    String diskSerial,
    @Nullable Long diskBytes,
    DiskMedium medium,
    String method,
    EraseLevel level,
    String tool,
    String toolVersion,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Integer verifiedPercent,
    boolean success,
    String operator,
    String witness,
    String logSha256,
    Origin origin) {

  /** Who filled an erasure in. */
  public enum Origin {
    PERSON,
    NWIPE
  }

  /**
   * Whether it is one that lets a piece go: it succeeded, and was checked. What is overwritten is
   * checked by reading some of it back; what is destroyed, by a second person.
   */
  public boolean isVerified() {
    return success
        && switch (level) {
          case CLEAR, PURGE -> verifiedPercent != null && verifiedPercent > 0;
          case DESTROY -> !witness.isBlank();
        };
  }

  /**
   * Whether it only wrote over a solid-state disk through its ordinary commands: the blocks that
   * the disk keeps in reserve, or took out of service, are not reached so (NIST SP 800-88r2).
   */
  public boolean isOverwrittenSolidState() {
    return level == EraseLevel.CLEAR
        && switch (medium) {
          case SSD, NVME -> true;
          case HDD, UNKNOWN -> false;
        };
  }

  /** The same of a disk that an inventory tells more of: what it is made of. */
  Erasure of(KnownDisk disk) {
    return medium != DiskMedium.UNKNOWN
        ? this
        : new Erasure(
            diskModel,
            diskSerial,
            diskBytes,
            disk.medium(),
            method,
            level,
            tool,
            toolVersion,
            startedAt,
            endedAt,
            verifiedPercent,
            success,
            operator,
            witness,
            logSha256,
            origin);
  }

  /** Whether it is about the disk of that serial number, however it is spaced and written. */
  public boolean isOf(String serialNumber) {
    return plain(diskSerial).equals(plain(serialNumber));
  }

  static String plain(String serialNumber) {
    return serialNumber.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
  }
}
