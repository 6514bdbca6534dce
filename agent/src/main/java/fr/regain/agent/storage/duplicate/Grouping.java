package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.storage.tree.FolderHandles;
import java.util.ArrayList;
import java.util.Comparator;
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
    Comparator<Integer> survivorsFirst = Survivor.order(index);
    try (FolderHandles folders = new FolderHandles(access)) {
      int start = 0;
      for (int end = 1; end <= sorted.length; end++) {
        if (end == sorted.length || same.compare(sorted[start], sorted[end]) != 0) {
          List<Integer> members = new ArrayList<>();
          for (int at = start; at < end; at++) {
            members.add(sorted[at]);
          }
          members.sort(survivorsFirst);
          add(groups, members, folders);
          start = end;
        }
      }
    }
    groups.sort(Comparator.comparingLong(DuplicateGroup::reclaimableBytes).reversed());
    return groups;
  }

  private void add(List<DuplicateGroup> groups, List<Integer> members, FolderHandles folders) {
    while (members.size() > 1 && !isStillThere(members.getFirst(), folders)) {
      members.removeFirst();
    }
    if (members.size() > 1) {
      int survivor = members.removeFirst();
      groups.add(
          new DuplicateGroup(
              index.size(survivor),
              path(survivor),
              members.stream().map(this::path).toList(),
              members.stream().mapToLong(index::freed).sum()));
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
