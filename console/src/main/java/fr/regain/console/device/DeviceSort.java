package fr.regain.console.device;

/** What a list of devices can be ordered by. */
public enum DeviceSort {
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
