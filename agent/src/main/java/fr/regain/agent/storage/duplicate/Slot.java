package fr.regain.agent.storage.duplicate;

/**
 * What is known of one file's content, as twelve words: the same in the index, in the cache and on
 * disk, so that it is copied and compared whole.
 */
final class Slot {
  static final int BYTES = 96;

  /** The key: which file, and in which state. */
  static final int KEY_BYTES = 48;

  static final int VOLUME = 0;
  static final int NUMBER_HIGH = 8;
  static final int NUMBER = 16;
  static final int SIZE = 24;
  static final int MODIFIED = 32;
  static final int CHANGED = 40;

  /** What is known; zero in a slot that is empty. */
  static final int KNOWN = 48;

  static final int ENDS = 56;
  static final int DIGEST = 64;

  static final int KNOWS_ENDS = 1;
  static final int KNOWS_DIGEST = 2;

  private Slot() {}

  /** Where a file belongs in a table; files differ in these two first of all. */
  static long hash(long number, long changed) {
    long hash = (number ^ Long.rotateLeft(changed, 17)) * 0x9E3779B97F4A7C15L;
    return hash ^ (hash >>> 32);
  }
}
