package fr.regain.console.secondlife;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Erasures and disks as tests need them. */
final class Samples {
  private Samples() {}

  static KnownDisk disk(String serial) {
    return disk(serial, DiskMedium.HDD);
  }

  static KnownDisk disk(String serial, DiskMedium medium) {
    return new KnownDisk("KBG40ZNS256G", serial, 256_060_514_304L, medium);
  }

  /** A verified erasure of a disk of which nobody said what it is made of. */
  static Erasure ofUnknownMedium(String serial, EraseLevel level) {
    return new Erasure(
        "",
        serial,
        null,
        DiskMedium.UNKNOWN,
        "PRNG Stream",
        level,
        "nwipe",
        "0.36",
        null,
        null,
        100,
        true,
        "Inès",
        "",
        "",
        Erasure.Origin.NWIPE);
  }

  static Erasure erasure(String serial, @Nullable Integer percent, boolean success) {
    return erasure(serial, EraseLevel.CLEAR, percent, success, "");
  }

  static Erasure erasure(
      String serial, EraseLevel level, @Nullable Integer percent, boolean success, String witness) {
    return erasure(serial, level, percent, success, witness, null);
  }

  /** A verified erasure that ended at a moment. */
  static Erasure erasure(String serial, Instant endedAt) {
    return erasure(serial, EraseLevel.CLEAR, 100, true, "", endedAt);
  }

  private static Erasure erasure(
      String serial,
      EraseLevel level,
      @Nullable Integer percent,
      boolean success,
      String witness,
      @Nullable Instant endedAt) {
    return new Erasure(
        "KBG40ZNS256G",
        serial,
        256_060_514_304L,
        DiskMedium.HDD,
        "PRNG Stream",
        level,
        "nwipe",
        "0.36",
        null,
        endedAt,
        percent,
        success,
        "Inès",
        witness,
        "",
        Erasure.Origin.PERSON);
  }
}
