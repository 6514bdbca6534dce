package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.storage.tree.FolderHandles;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes groups of rows that were found equal, each with a survivor that was just seen unchanged.
 */
final class Grouping {
  private final FileIndex index;
  private final FileAccess access;
  private final SkipCount skips;
  private final int threads;

  Grouping(FileIndex index, FileAccess access, SkipCount skips, int threads) {
    this.index = index;
    this.access = access;
    this.skips = skips;
    this.threads = threads;
  }

  /** A group of each set of equal rows, most reclaimable bytes first. */
  List<DuplicateGroup> groups(List<int[]> equal) {
    List<int[]> sets = new ArrayList<>(equal.size());
    RowSort.Order survivorsFirst = Survivor.order(index);
    equal.forEach(set -> sets.add(RowSort.sorted(set, survivorsFirst)));
    // In the index, files of one folder are beside each other: so each folder is opened about once.
    sets.sort((set, other) -> Integer.compare(set[0], other[0]));
    List<DuplicateGroup> groups = new ArrayList<>(sets.size());
    Parallel.run(
        threads,
        thread -> {
          int from = (int) ((long) sets.size() * thread / threads);
          int to = (int) ((long) sets.size() * (thread + 1) / threads);
          List<DuplicateGroup> some = checked(sets.subList(from, to));
          synchronized (groups) {
            groups.addAll(some);
          }
        });
    groups.sort((group, other) -> Long.compare(other.reclaimableBytes(), group.reclaimableBytes()));
    return groups;
  }

  private List<DuplicateGroup> checked(List<int[]> sets) {
    List<DuplicateGroup> groups = new ArrayList<>(sets.size());
    try (FolderHandles folders = new FolderHandles(access)) {
      for (int[] set : sets) {
        add(groups, set, folders);
      }
    }
    return groups;
  }

  private void add(List<DuplicateGroup> groups, int[] members, FolderHandles folders) {
    int first = 0;
    while (first < members.length - 1 && !isStillThere(members[first], folders)) {
      first++;
    }
    int survivor = members[first];
    List<DuplicateFile> others = new ArrayList<>(members.length - 1 - first);
    long reclaimable = 0;
    for (int at = first + 1; at < members.length; at++) {
      others.add(file(members[at]));
      reclaimable += index.freed(members[at]);
    }
    if (!others.isEmpty()) {
      groups.add(new DuplicateGroup(index.size(survivor), file(survivor), others, reclaimable));
    }
  }

  private boolean isStillThere(int row, FolderHandles folders) {
    try {
      if (index.isUnchanged(row, folders.open(index.folder(row)).state(index.name(row)))) {
        return true;
      }
      skips.add(Reason.CHANGED);
    } catch (FileAccessException e) {
      skips.add(e.reason());
    }
    return false;
  }

  private DuplicateFile file(int row) {
    try {
      return new DuplicateFile(index.folder(row), index.name(row));
    } catch (FileAccessException e) {
      throw new IllegalStateException("the index holds a name that the system does not allow", e);
    }
  }
}
