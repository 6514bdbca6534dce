package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.storage.tree.FolderHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes groups of rows that were found equal, each with a survivor that was just seen unchanged.
 */
final class Grouping {
  private final FileIndex index;
  private final FileAccess access;
  private final SkipCount skips;

  Grouping(FileIndex index, FileAccess access, SkipCount skips) {
    this.index = index;
    this.access = access;
    this.skips = skips;
  }

  /** The groups of rows that {@code same} sorts and finds equal, most reclaimable bytes first. */
  List<DuplicateGroup> groups(int[] sorted, RowSort.Order same) {
    List<DuplicateGroup> groups = new ArrayList<>();
    RowSort.Order survivorsFirst = Survivor.order(index);
    try (FolderHandles folders = new FolderHandles(access)) {
      int start = 0;
      for (int end = 1; end <= sorted.length; end++) {
        if (end == sorted.length || same.compare(sorted[start], sorted[end]) != 0) {
          int[] members = Arrays.copyOfRange(sorted, start, end);
          add(groups, RowSort.sorted(members, survivorsFirst), folders);
          start = end;
        }
      }
    }
    groups.sort((group, other) -> Long.compare(other.reclaimableBytes(), group.reclaimableBytes()));
    return groups;
  }

  private void add(List<DuplicateGroup> groups, int[] members, FolderHandles folders) {
    int first = 0;
    while (first < members.length - 1 && !isStillThere(members[first], folders)) {
      first++;
    }
    int survivor = members[first];
    List<FilePath> others = new ArrayList<>(members.length - 1 - first);
    long reclaimable = 0;
    for (int at = first + 1; at < members.length; at++) {
      others.add(path(members[at]));
      reclaimable += index.freed(members[at]);
    }
    if (!others.isEmpty()) {
      groups.add(new DuplicateGroup(index.size(survivor), path(survivor), others, reclaimable));
    }
  }

  private boolean isStillThere(int row, FolderHandles folders) {
    try {
      if (index.isUnchanged(row, folders.open(index.folder(row)).stat(index.name(row)))) {
        return true;
      }
      skips.add(Reason.CHANGED);
    } catch (FileAccessException e) {
      skips.add(e.reason());
    }
    return false;
  }

  private FilePath path(int row) {
    try {
      return index.folder(row).path().child(index.name(row));
    } catch (FileAccessException e) {
      throw new IllegalStateException("the index holds a name that the system does not allow", e);
    }
  }
}
