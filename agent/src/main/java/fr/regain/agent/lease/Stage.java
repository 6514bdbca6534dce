package fr.regain.agent.lease;

/** How far a lease has come on this device. Stored by name. */
enum Stage {
  /** Verified; its time has not come, or nothing has begun. */
  WAITING,
  /** Begun, and not at its end. */
  STARTED,
  /** The device's own share is done; the people at the device may still answer. */
  ASKING,
  /** Nothing more happens. Kept until it expires, so that it is never carried out again. */
  ENDED
}
