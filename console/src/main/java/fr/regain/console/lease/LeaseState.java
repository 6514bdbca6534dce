package fr.regain.console.lease;

/** What became of a lease. Stored by name. */
enum LeaseState {
  /** The device has it, or it is on its way. */
  HELD,
  /** Its report came. */
  ENDED,
  /** The device dropped it because it was told to. */
  WITHDRAWN,
  /** It expired, or the device does not know of it any more. */
  LOST
}
