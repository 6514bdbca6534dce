package fr.regain.console.eligibility;

/** What the interval of a piece's age says for sure. */
public enum AgeBand {
  /** Younger than five years. */
  YOUNG,
  /** From five to ten years. */
  OLD,
  /** Ten years or older: the law knows recycling alone. */
  PAST,
  /** The interval holds the border of two bands, or nothing is known. */
  OPEN
}
