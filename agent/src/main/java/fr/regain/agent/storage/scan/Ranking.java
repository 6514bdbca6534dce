package fr.regain.agent.storage.scan;

import fr.regain.agent.host.file.EntryCursor;
import fr.regain.agent.host.file.EpochNanos;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.storage.tree.Folder;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** The few files with the highest ranks of all that one thread saw. */
final class Ranking {
  private record Ranked(
      long rank, Folder folder, FileName name, long logical, long allocated, long modified)
      implements Comparable<Ranked> {
    @Override
    public int compareTo(Ranked other) {
      return Long.compare(rank, other.rank);
    }

    ListedFile file() {
      return new ListedFile(
          folder.path().child(name), logical, allocated, EpochNanos.toInstant(modified));
    }
  }

  private final int length;
  private final PriorityQueue<Ranked> files = new PriorityQueue<>();
  private long floor = Long.MIN_VALUE;

  Ranking(int length) {
    this.length = length;
  }

  void offer(long rank, Folder folder, EntryCursor entry) {
    if (rank <= floor) {
      return;
    }
    try {
      files.add(
          new Ranked(
              rank, folder, entry.name(), entry.size(), entry.allocated(), entry.modified()));
    } catch (FileAccessException e) {
      throw new IllegalStateException("the system listed a name that it does not allow", e);
    }
    if (files.size() > length) {
      files.remove();
      floor = files.element().rank();
    }
  }

  /** The best of several threads' rankings, best first. */
  static List<ListedFile> best(int length, Stream<Ranking> rankings) {
    return rankings
        .flatMap(ranking -> ranking.files.stream())
        .sorted(Collections.reverseOrder())
        .limit(length)
        .map(Ranked::file)
        .toList();
  }
}
