package fr.regain.console.audit;

/** What the chain of the journal turned out to be. */
public sealed interface Verification {
  /**
   * Every record is as it was written. Who keeps number and hash of the head elsewhere can tell
   * later that nobody rewrote the whole chain.
   *
   * @param first number of the oldest record that is kept; after {@code head} when none is
   * @param head number of the newest record; 0 when there was never one
   * @param hash hash of the newest record
   */
  record Sound(long first, long head, String hash) implements Verification {}

  /**
   * A record is not as it was written, or is gone.
   *
   * @param number the first such record
   * @param fault what is wrong with it
   */
  record Broken(long number, Fault fault) implements Verification {}

  /** What can be wrong with a record. */
  enum Fault {
    /** Its hash does not follow from its content and from the record before. */
    CHANGED,
    /** It is not there. */
    MISSING
  }
}
