package fr.regain.agent.storage.tree;

import fr.regain.agent.host.file.EntryCursor;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.storage.tree.Descents.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thread of a walk: takes a folder, reads it, and goes on with a folder below it. */
final class FolderReader implements Runnable {
  private static final int ENTRIES_PER_STEP = 256;

  private final FileAccess access;
  private final Pace pace;
  private final TreeVisitor visitor;
  private final Descents descents;
  private final IdentitySet entered;
  private final boolean onceEach;

  FolderReader(
      FileAccess access,
      Pace pace,
      TreeVisitor visitor,
      Descents descents,
      IdentitySet entered,
      boolean onceEach) {
    this.access = access;
    this.pace = pace;
    this.visitor = visitor;
    this.descents = descents;
    this.entered = entered;
    this.onceEach = onceEach;
  }

  @Override
  public void run() {
    try (EntryCursor cursor = access.newCursor()) {
      Step step = descents.take();
      while (step != null) {
        try {
          readAll(step, cursor);
        } finally {
          descents.done();
        }
        step = descents.take();
      }
    }
  }

  /** Reads the step's folder and, of those below, always the last one, so that few wait. */
  private void readAll(Step first, EntryCursor cursor) {
    @Nullable Step step = first;
    while (step != null) {
      OpenFolder open = open(step);
      step = null;
      if (open != null) {
        List<Step> below = read(open, cursor);
        open.release();
        if (!below.isEmpty()) {
          step = below.removeLast();
        }
        if (!below.isEmpty()) {
          descents.add(below);
        }
      }
    }
  }

  private @Nullable OpenFolder open(Step step) {
    FileName name = step.name();
    return name == null ? step.from() : open(step.from(), name);
  }

  private @Nullable OpenFolder open(OpenFolder from, FileName name) {
    Folder folder = from.folder.child(name);
    try {
      if (pace.goOn(1)) {
        return new OpenFolder(folder, from.directory.openDirectory(name));
      }
      visitor.skipped(folder, Reason.STOPPED);
    } catch (FileAccessException e) {
      visitor.skipped(folder, e.reason());
    } finally {
      from.release();
    }
    return null;
  }

  private List<Step> read(OpenFolder open, EntryCursor cursor) {
    List<Step> below = new ArrayList<>();
    try {
      cursor.start(open.directory);
      int seen = 0;
      while (cursor.next()) {
        if (++seen % ENTRIES_PER_STEP == 0 && !pace.goOn(ENTRIES_PER_STEP)) {
          visitor.skipped(open.folder, Reason.STOPPED);
          return below;
        }
        readEntry(open, cursor, below);
      }
      // Whether to go on is asked before the next folder is opened.
      pace.goOn(seen % ENTRIES_PER_STEP);
    } catch (FileAccessException e) {
      visitor.skipped(open.folder, e.reason());
    }
    return below;
  }

  private void readEntry(OpenFolder open, EntryCursor cursor, List<Step> below)
      throws FileAccessException {
    Reason failure = cursor.failure();
    if (failure != null) {
      visitor.skipped(open.folder, failure);
    } else if (cursor.isMount()) {
      visitor.skipped(open.folder, Reason.OTHER_VOLUME);
    } else if (cursor.kind() != FileKind.DIRECTORY) {
      visitor.entry(open.folder, cursor);
    } else if (cursor.isPlaceholder()) {
      visitor.skipped(open.folder, Reason.PLACEHOLDER);
    } else if (!onceEach || entered.add(cursor.volume(), cursor.numberHigh(), cursor.number())) {
      visitor.entry(open.folder, cursor);
      below.add(new Step(open, cursor.name()));
      open.hold();
    }
  }
}
