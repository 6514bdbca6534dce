package fr.regain.agent.cleanup;

/**
 * How many candidates one plan may hold, so that it fits in the memory of a short process. Each
 * rule has a share of its own: one that finds very many leaves their shares to those after it. What
 * comes after stays, and the plan says of which rule.
 */
final class Budget {
  /** About 700 bytes of memory each. */
  static final int USUAL = 150_000;

  /** More than a person has in their downloads or their bin. */
  static final int SHARE = 5_000;

  private final int share;
  private int left;
  private int toCome;

  /**
   * For one plan.
   *
   * @param candidates of all rules together
   * @param share kept for each rule, whatever those before it find; less where there are too many
   *     rules
   * @param rules how many there are
   */
  Budget(int candidates, int share, int rules) {
    this.left = candidates;
    this.share = Math.min(share, candidates / Math.max(1, rules));
    this.toCome = rules;
  }

  /** From now on it is the turn of the next rule. */
  void next() {
    toCome--;
  }

  /** Whether the rule whose turn it is has no room for one more. */
  boolean isUsedUp() {
    return left <= share * toCome;
  }

  /** One more is held. */
  void take() {
    left--;
  }
}
