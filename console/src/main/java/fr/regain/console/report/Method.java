package fr.regain.console.report;

/** How a figure was obtained. */
public enum Method {
  /** Counted on the console's own records. */
  COUNTED,
  /** Read by the agent on the device itself. */
  MEASURED,
  /** Reckoned from something else. */
  ESTIMATED,
  /** Said by people. */
  DECLARED
}
