package fr.regain.agent.storage.duplicate;

/**
 * What is known of one file's content, as eight words: the same in the index, in the cache and on
 * disk, so that it is copied and compared whole.
 */
final class Slot {
  static final int BYTES = 64;

  /** The key: which file, and in which state. */
  static final int KEY_BYTES = 48;

  static final int VOLUME = 0;
  static final int NUMBER_HIGH = 8;
  static final int NUMBER = 16;
  static final int SIZE = 24;
  static final int MODIFIED = 32;
  static final int CHANGED = 40;

  /** The search that compared the file; zero in a slot that is empty. */
  static final int ROUND = 48;

  /** Equal for files of one size that are equal by that search, and for those only. */
  static final int CONTENT = 56;

  private Slot() {}

  /** Where a file belongs in a table; files differ in these two first of all. */
  static long hash(long number, long changed) {
    long hash = (number ^ Long.rotateLeft(changed, 17)) * 0x9E3779B97F4A7C15L;
    return hash ^ (hash >>> 32);
  }
}
