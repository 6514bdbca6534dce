package fr.regain.agent.plan;

/**
 * How much one run may take. What lies above stays, and a person is asked to plan again.
 *
 * @param files number of files
 * @param bytes allocated bytes
 * @param sharePercent largest share of what the volume holds that one rule may take, in percent
 * @param shareFrom allocated bytes below which the share is not judged, because a small volume may
 *     hold little else
 */
public record Caps(long files, long bytes, int sharePercent, long shareFrom) {
  /** 100,000 files, 200 GiB; no rule more than half of a volume once above 1 GiB. */
  public static final Caps USUAL = new Caps(100_000, 200L << 30, 50, 1L << 30);

  /** These caps, with the numbers of files and bytes lowered to those of {@code other}. */
  public Caps within(Caps other) {
    return new Caps(
        Math.min(files, other.files), Math.min(bytes, other.bytes), sharePercent, shareFrom);
  }

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException for a negative number or a share outside 0 to 100
   */
  public Caps {
    if (files < 0 || bytes < 0 || shareFrom < 0 || sharePercent < 0 || sharePercent > 100) {
      throw new IllegalArgumentException("a cap is negative, or a share lies outside 0 to 100");
    }
  }
}
