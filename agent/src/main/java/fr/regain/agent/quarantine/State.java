package fr.regain.agent.quarantine;

/**
 * How far one item has come. The journal records those that the file system cannot tell; the name
 * of the content is fixed in advance, so that after any interruption its presence tells the rest.
 *
 * <p>The order of the constants is the order of time: of two records of one item, however often and
 * in whatever order they are read, the later constant counts.
 */
public enum State {
  /** In a plan. Never recorded here: the plan says it. */
  PLANNED,
  /** Recorded and on the medium before the move. */
  INTENT,
  /** The content has its name in the quarantine. Told by the file system. */
  MOVED,
  /** What was moved is the very file of the plan. Told by the file system. */
  VERIFIED,
  /** It did not stay: the move failed, or brought another file, which went back. Final. */
  REVERTED,
  /** Held. Recorded once both directories are on the medium. */
  COMMITTED,
  /** About to go back. Recorded and on the medium before the move. */
  RESTORE_INTENT,
  /** About to be deleted for good. Recorded and on the medium before it is. */
  PURGE_INTENT,
  /** Back with its owner. Final. */
  RESTORED,
  /** Deleted for good. Final. */
  PURGED;

  /** Whether nothing more can become of the item. */
  public boolean isFinal() {
    return this == REVERTED || this == RESTORED || this == PURGED;
  }

  /** Whether its content has left the quarantine, for good or for its old place. */
  boolean isGone() {
    return this == RESTORED || this == PURGED;
  }
}
