package fr.regain.agent.storage.duplicate;

import fr.regain.agent.storage.tree.Folder;
import fr.regain.agent.storage.tree.Place;

/**
 * Which of equal files stays: the one in the best place, among those the oldest, among those the
 * one nearest to the root.
 */
final class Survivor {
  private Survivor() {}

  /** The best survivor first. */
  static RowSort.Order order(FileIndex index) {
    return (row, other) -> compare(index, row, other);
  }

  private static int compare(FileIndex index, int row, int other) {
    Folder folder = index.folder(row);
    Folder otherFolder = index.folder(other);
    int order = Integer.compare(rank(folder.place()), rank(otherFolder.place()));
    if (order == 0) {
      order = Long.compare(index.modified(row), index.modified(other));
    }
    if (order == 0) {
      order = Integer.compare(folder.depth(), otherFolder.depth());
    }
    return order != 0 ? order : Long.compare(index.number(row), index.number(other));
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
