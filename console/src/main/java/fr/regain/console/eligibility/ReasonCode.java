package fr.regain.console.eligibility;

import static fr.regain.console.eligibility.ReasonCode.Effect.AGAINST;
import static fr.regain.console.eligibility.ReasonCode.Effect.FOR;
import static fr.regain.console.eligibility.ReasonCode.Effect.NOTE;
import static fr.regain.console.eligibility.ReasonCode.Effect.OPEN;

/**
 * What can be said of a piece of equipment, in the order in which it is said. The database holds
 * their numbers, which stay: there is room for 63.
 */
public enum ReasonCode {
  OWNER_UNKNOWN(0, OPEN),
  CARRIER_PROTECTED(1, AGAINST),
  CARRIER_UNKNOWN(2, OPEN),
  BROKEN(3, AGAINST),
  WORKING_UNKNOWN(4, OPEN),
  SURPLUS(5, NOTE),
  AGE_UNKNOWN(6, OPEN),
  AGE_WIDE(7, OPEN),
  AGE_LEGAL_LIMIT(8, AGAINST),
  AGE_RETIRED(9, AGAINST),
  AGE_WITHIN(10, FOR),
  SYSTEM_WITHOUT_UPDATES(11, AGAINST),
  SYSTEM_PAID_UPDATES(12, NOTE),
  SYSTEM_CURRENT(13, FOR),
  SYSTEM_UNKNOWN(14, OPEN),
  WINDOWS_11_READY(15, FOR),
  WINDOWS_11_PROCESSOR(16, AGAINST),
  WINDOWS_11_TPM(17, AGAINST),
  WINDOWS_11_UNKNOWN(18, OPEN),
  SECURE_BOOT_OFF(19, NOTE),
  LINUX_READY(20, FOR),
  LINUX_PROCESSOR(21, AGAINST),
  LINUX_UNKNOWN(22, OPEN),
  MEMORY_ENOUGH(23, FOR),
  MEMORY_SHORT(24, AGAINST),
  MEMORY_ROOM(25, FOR),
  MEMORY_FIXED(26, AGAINST),
  MEMORY_ROOM_UNKNOWN(27, OPEN),
  MEMORY_UNKNOWN(28, OPEN),
  DISK_SOLID(29, FOR),
  DISK_MECHANICAL(30, AGAINST),
  DISK_SMALL(31, AGAINST),
  DISK_UNKNOWN(32, OPEN),
  DISK_FAILING(33, AGAINST),
  DISK_WATCHED(34, NOTE),
  DISK_HEALTHY(35, FOR),
  DISK_HEALTH_UNKNOWN(36, OPEN),
  BATTERY_GOOD(37, FOR),
  BATTERY_WORN(38, NOTE),
  BATTERY_POOR(39, AGAINST),
  BATTERY_UNKNOWN(40, OPEN);

  /** What a reason does. */
  public enum Effect {
    /** It speaks for a longer life. */
    FOR,
    /** It speaks against one. */
    AGAINST,
    /** It is not known, and may decide. */
    OPEN,
    /** It is worth knowing. */
    NOTE
  }

  private final int number;
  private final Effect effect;

  ReasonCode(int number, Effect effect) {
    this.number = number;
    this.effect = effect;
  }

  /** What it does. */
  public Effect effect() {
    return effect;
  }

  /** Key of its text, which takes the parameters of the reason. */
  public String key() {
    return "reason." + name();
  }

  long bit() {
    return 1L << number;
  }
}
