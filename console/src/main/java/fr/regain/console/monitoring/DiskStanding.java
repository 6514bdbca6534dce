package fr.regain.console.monitoring;

/**
 * The space of a volume.
 *
 * @param freeBytes what the console may still write
 * @param totalBytes the whole volume
 */
record DiskStanding(long freeBytes, long totalBytes) {
  // Five times what the console needs to start.
  private static final long FEWEST_FREE_BYTES = 1_000_000_000;
  private static final long SMALLEST_PART = 20;

  /** Whether somebody has to make room: less than a gigabyte or a twentieth of it is free. */
  boolean isNearlyFull() {
    return freeBytes < FEWEST_FREE_BYTES || freeBytes < totalBytes / SMALLEST_PART;
  }
}
