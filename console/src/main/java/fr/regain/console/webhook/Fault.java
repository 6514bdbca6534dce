package fr.regain.console.webhook;

/** What can be wrong with an attempt. Stored by name. */
public enum Fault {
  /** The name has no address. */
  NAME_UNKNOWN,
  /** An address of the name is none that the settings allow. */
  ADDRESS_REFUSED,
  /** Nobody listens there, or the line broke. */
  NO_CONNECTION,
  /** The receiver is not who its name says, or speaks no TLS. */
  NO_TRUST,
  /** The answer did not come in time. */
  TOO_SLOW,
  /** No answer of HTTP came back. */
  NO_ANSWER,
  /** The receiver sends elsewhere: that is never followed. */
  REDIRECTED,
  /** The receiver says that it wants nothing any more (410). */
  GONE,
  /** The receiver answered with another status than 200 to 299. */
  REFUSED
}
