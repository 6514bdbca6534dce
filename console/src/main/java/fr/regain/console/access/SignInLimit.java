package fr.regain.console.access;

/** What bounds how often signing in may be tried. */
enum SignInLimit {
  /** Failures with a browser that the name's person came in with before. */
  BROWSER,
  /** Failures for a name from one address. */
  NAME_AND_ADDRESS,
  /** Failures for a name from everywhere. */
  NAME,
  /** Failures from an address, for whatever names. */
  ADDRESS,
  /** Wrong codes after the right password. */
  CODES
}
