package fr.regain.agent.cleanup;

/**
 * How many candidates one plan may hold, so that it fits in the memory of a short process. What
 * comes after stays, and is found by the next plan.
 */
final class Budget {
  /** About 700 bytes of memory each. */
  static final int USUAL = 150_000;

  private int left;

  Budget(int candidates) {
    left = candidates;
  }

  /** Whether there is room for one more. */
  boolean take() {
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }
}
