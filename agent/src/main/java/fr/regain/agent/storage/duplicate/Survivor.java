package fr.regain.agent.storage.duplicate;

import fr.regain.agent.storage.tree.Place;
import java.util.Comparator;

/**
 * Which of equal files stays: the one in the best place, among those the oldest, among those the
 * one nearest to the root.
 */
final class Survivor {
  private Survivor() {}

  /** The best survivor first. */
  static Comparator<Integer> order(FileIndex index) {
    return Comparator.<Integer>comparingInt(row -> rank(index.folder(row).place()))
        .thenComparingLong(index::modified)
        .thenComparingInt(row -> index.folder(row).depth())
        .thenComparingLong(index::number);
  }

  private static int rank(Place place) {
    return switch (place) {
      case DOCUMENTS -> 0;
      case SYSTEM, APPLICATION, OTHER -> 1;
      case LOG -> 2;
      case DEVELOPMENT_CACHE, CACHE -> 3;
      case DOWNLOADS -> 4;
      case TEMPORARY -> 5;
      case TRASH -> 6;
    };
  }
}
