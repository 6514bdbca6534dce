package fr.regain.console.device;

/** What can happen to a device's identity. */
public enum DeviceEventKind {
  /** It was admitted for the first time. */
  ENROLLED,
  /** It came back with a token and a new key, and was recognised by its hardware. */
  RE_ENROLLED,
  /** Other hardware presented its identity. The detail tells which. */
  CLONE_DETECTED,
  /** A device of another site has the same numbers. The detail is the id of the other. */
  SAME_NUMBERS,
  /** It had presented another device's identity, and was given its own. */
  ENROLLED_AS_CLONE,
  /** Its certificate was replaced in time. */
  RENEWED,
  /** Its certificate was replaced after it had expired. */
  RENEWED_AFTER_EXPIRY,
  /** A person shut it out. */
  REVOKED,
  /** A person let it in again. */
  READMITTED,
  /** A person put it at another site. The detail names both. */
  MOVED
}
