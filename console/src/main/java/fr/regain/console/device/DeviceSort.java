package fr.regain.console.device;

/**
 * The order of a list. Devices that do not tell the value come last either way; equal ones are in
 * the order of their ids, so that pages do not overlap.
 *
 * @param key what is compared
 * @param descending greatest first
 */
public record DeviceSort(Key key, boolean descending) {
  /** What a list can be sorted by. */
  public enum Key {
    /** Host name, without regard to case. */
    HOST_NAME,
    /** Vendor, then model. */
    MODEL,
    /** Used part of all volumes. */
    USED_SHARE,
    /** Age: ascending is the newest first, by the earliest date of manufacture, else the latest. */
    AGE,
    /** Day of the last check-in: ascending is the longest silent first. */
    LAST_CHECK_IN
  }

  /** By host name, as lists open. */
  public static final DeviceSort BY_HOST_NAME = new DeviceSort(Key.HOST_NAME, false);
}
