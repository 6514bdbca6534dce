package fr.regain.console.device;

/** Whether a device may talk to the console. */
public enum DeviceState {
  /** It checks in. */
  ACTIVE,
  /** A person shut it out. */
  REVOKED
}
