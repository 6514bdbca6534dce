package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.storage.tree.FolderHandles;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** Makes groups of rows that were found equal, each with a survivor. */
final class Grouping {
  private final FileIndex index;
  private final FileAccess access;
  private final SkipCount skips;
  private final int threads;
  private final RowSort.Order survivorsFirst;
  private final List<DuplicateGroup> groups = new ArrayList<>();

  Grouping(FileIndex index, FileAccess access, SkipCount skips, int threads) {
    this.index = index;
    this.access = access;
    this.skips = skips;
    this.threads = threads;
    survivorsFirst = Survivor.order(index);
  }

  /** Adds the group of equal rows that the walk saw as they were when they were compared. */
  void add(int[] equal) {
    groups.add(group(RowSort.sorted(equal, survivorsFirst), 0));
  }

  /** Adds the groups of rows whose content was just read, with survivors that did not change. */
  void addRead(List<int[]> equal) {
    if (equal.isEmpty()) {
      return;
    }
    List<int[]> sets = new ArrayList<>(equal.size());
    equal.forEach(set -> sets.add(RowSort.sorted(set, survivorsFirst)));
    // In the index, files of one folder are beside each other: so each folder is opened about once.
    sets.sort((set, other) -> Integer.compare(set[0], other[0]));
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
  }

  /** All that were added, most reclaimable bytes first. */
  List<DuplicateGroup> groups() {
    groups.sort((group, other) -> Long.compare(other.reclaimableBytes(), group.reclaimableBytes()));
    return groups;
  }

  private List<DuplicateGroup> checked(List<int[]> sets) {
    List<DuplicateGroup> checked = new ArrayList<>(sets.size());
    try (FolderHandles folders = new FolderHandles(access)) {
      for (int[] set : sets) {
        int first = 0;
        while (first < set.length - 1 && !isUnchanged(set[first], folders)) {
          first++;
        }
        if (first < set.length - 1) {
          checked.add(group(set, first));
        }
      }
    }
    return checked;
  }

  private DuplicateGroup group(int[] rows, int survivor) {
    long reclaimable = 0;
    for (int at = survivor + 1; at < rows.length; at++) {
      reclaimable += index.freed(rows[at]);
    }
    return new DuplicateGroup(
        index.size(rows[survivor]),
        new DuplicateFile(index, rows[survivor]),
        new FilesOf(index, rows, survivor + 1),
        reclaimable);
  }

  private boolean isUnchanged(int row, FolderHandles folders) {
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

  /** The files of the rows from one on. */
  private static final class FilesOf extends AbstractList<DuplicateFile> implements RandomAccess {
    private final FileIndex index;
    private final int[] rows;
    private final int first;

    FilesOf(FileIndex index, int[] rows, int first) {
      this.index = index;
      this.rows = rows;
      this.first = first;
    }

    @Override
    public DuplicateFile get(int at) {
      return new DuplicateFile(index, rows[first + Objects.checkIndex(at, size())]);
    }

    @Override
    public int size() {
      return rows.length - first;
    }
  }
}
