package fr.regain.agent.storage.duplicate;

import java.nio.LongBuffer;

/**
 * What is known of one file's content, as eight words: the same in the index, in the cache and on
 * disk, so that it is copied and compared whole.
 */
final class Slot {
  static final int WORDS = 8;

  /** The key: which file, and in which state. */
  static final int KEY_WORDS = 6;

  static final int VOLUME = 0;
  static final int NUMBER_HIGH = 1;
  static final int NUMBER = 2;
  static final int SIZE = 3;
  static final int MODIFIED = 4;
  static final int CHANGED = 5;

  /** The search that compared the file; zero in a slot that is empty. */
  static final int ROUND = 6;

  /** Equal for files of one size that are equal by that search, and for those only. */
  static final int CONTENT = 7;

  private Slot() {}

  /** Where a file belongs in a table; files differ in these two first of all. */
  static long hash(long number, long changed) {
    long hash = (number ^ Long.rotateLeft(changed, 17)) * 0x9E3779B97F4A7C15L;
    return hash ^ (hash >>> 32);
  }

  static void copy(LongBuffer from, int fromAt, LongBuffer to, int toAt) {
    to.put(toAt, from, fromAt, WORDS);
  }

  static boolean isSameKey(LongBuffer one, int oneAt, LongBuffer other, int otherAt) {
    for (int word = 0; word < KEY_WORDS; word++) {
      if (one.get(oneAt + word) != other.get(otherAt + word)) {
        return false;
      }
    }
    return true;
  }
}
