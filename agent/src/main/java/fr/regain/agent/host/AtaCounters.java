package fr.regain.agent.host;

import fr.regain.v1.DiskHealth;

/**
 * Counters of ATA's SMART attributes. The standard leaves their meaning to the makers; those taken
 * here mean the same to nearly all of them.
 */
public final class AtaCounters {
  private static final long SIXTEEN_BITS = 0xffff;

  private AtaCounters() {}

  /**
   * Takes the raw value of one attribute, if it is one of 5, 187, 188, 197 and 198.
   *
   * @param raw the whole raw value, of which 5 and 188 may keep further counters above the lowest
   *     16 bits
   */
  public static void put(DiskHealth.Builder health, int attribute, long raw) {
    switch (attribute) {
      case 5 -> health.setReallocatedSectors(raw & SIXTEEN_BITS);
      case 187 -> health.setReportedUncorrectableErrors(raw);
      case 188 -> health.setCommandTimeouts(raw & SIXTEEN_BITS);
      case 197 -> health.setPendingSectors(raw);
      case 198 -> health.setOfflineUncorrectableSectors(raw);
      default -> {
        // An attribute that says nothing of the disk's end.
      }
    }
  }
}
