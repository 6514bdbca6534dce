package fr.regain.console.identity;

/** Why nobody came in by the identity provider. */
public enum IdentityFault {
  /** It does not answer, not in time, or with something else than an answer. */
  UNREACHABLE,
  /** It and this console are not set to each other: another issuer, an unknown client. */
  MISCONFIGURED,
  /** What it says cannot be believed: a signature, an audience, a date, a nonce. */
  UNTRUSTED,
  /** It says no: the person gave up, or may not come here. */
  DECLINED,
  /** The way back does not match a way out: too old, used already, or somebody else's. */
  NOT_ASKED_FOR
}
