package fr.regain.console.secondlife;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Erasures and disks as tests need them. */
final class Samples {
  private Samples() {}

  static KnownDisk disk(String serial) {
    return new KnownDisk("KBG40ZNS256G", serial, 256_060_514_304L, DiskMedium.NVME);
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
        DiskMedium.NVME,
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
