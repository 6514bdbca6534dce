package fr.regain.console.device;

/** Why a device is no longer the one that it was. */
public enum Departure {
  /** It was forgotten. */
  REMOVED,
  /** A person shut it out. */
  SHUT_OUT,
  /** It was set up anew: what it held is gone. */
  RE_IMAGED,
  /** Other hardware presents its identity, so nobody knows which of the two holds what. */
  CLONED
}
