package fr.regain.console.secondlife;

/** What the law, or plain sense, asks of a lot before it leaves. */
public enum LotRule {
  /** There is something in it. */
  NOT_EMPTY(true),
  /** Somebody receives it. */
  BENEFICIARY(true),
  /** Every piece belongs to the lot's owner. */
  SAME_OWNER(true),
  /** Every piece is at a site on which whoever lets it leave works. */
  OUT_OF_REACH(true),
  /** Every piece is at a stage, and in a condition, in which it may leave so. */
  READY(true),
  /** The owner is a body whose rules are known. */
  OWNER_KIND(true),
  /** The category of the beneficiary is said, for a gift. */
  CATEGORY(true),
  /** The owner may give to a beneficiary of that category. */
  CATEGORY_ALLOWED(true),
  /** Each piece has a value, for a gift or a sale. */
  VALUE(true),
  /** No piece that is given is worth more than 300 € (CG3P, D.3212-3). */
  VALUE_LIMIT(true),
  /** The owner's deliberation or decision is attached, unless it is the State. */
  DECISION(true),
  /** The order of désaffectation is attached, for goods of an établissement that are not waste. */
  DECOMMISSIONING(true),
  /** It was weighed, for recycling. */
  WEIGHT(true),
  /** The acquirer's commitment to reuse is attached: without, it does not count in the rate. */
  COMMITMENT(false),
  /** Pieces over ten years old are outside the obligation of reuse. */
  REUSE_AGE(false),
  /**
   * A solid-state disk is erased by its own command: overwriting leaves blocks (NIST SP 800-88r2).
   */
  OVERWRITTEN(false),
  /** Faults that were found at the inspection are known to whoever receives the piece. */
  FAULTS(false),
  /** What the State sells, it sells through the Domaine. */
  STATE_SALE(false),
  /** The register of waste wants a code and a tracking number. */
  WASTE_REGISTER(false),
  /** A disk leaves with its data: the recycler must destroy it, and say so. */
  WASTE_ERASURE(false);

  private final boolean blocking;

  LotRule(boolean blocking) {
    this.blocking = blocking;
  }

  /** Whether a lot that breaks it stays. */
  public boolean isBlocking() {
    return blocking;
  }
}
