package fr.regain.agent.storage.tree;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Walks trees on several threads: each folder is opened by its one name from the open folder above,
 * so no path is resolved twice, no link is followed and no mount is crossed. Every folder is
 * entered once, also when roots lie within one another or are mounted twice.
 */
public final class TreeWalk {
  private final FileAccess access;
  private final Pace pace;
  private final Map<FilePath, Place> told;

  /** A walk through {@code access} at {@code pace}, where names alone say what a folder is for. */
  public TreeWalk(FileAccess access, Pace pace) {
    this(access, pace, Map.of());
  }

  /**
   * A walk through {@code access} at {@code pace}.
   *
   * @param told what some of the folders are for that it may begin with, whatever their names
   */
  public TreeWalk(FileAccess access, Pace pace, Map<FilePath, Place> told) {
    this.access = access;
    this.pace = pace;
    this.told = told;
  }

  /**
   * Walks all that is below {@code roots}, each visitor on a thread of its own. Returns when
   * everything was seen, or early when the pace says so.
   *
   * @throws IllegalStateException when a visitor fails; its exception is the cause
   */
  public void walk(List<FilePath> roots, List<? extends TreeVisitor> visitors) {
    Descents descents = new Descents();
    try (IdentitySet entered = new IdentitySet()) {
      for (FilePath root : roots) {
        openRoot(root, visitors.getFirst(), descents, entered);
      }
      boolean onceEach = roots.size() > 1;
      try (ExecutorService threads = Executors.newFixedThreadPool(visitors.size())) {
        List<Future<?>> running = new ArrayList<>();
        for (TreeVisitor visitor : visitors) {
          FolderReader reader =
              new FolderReader(access, pace, visitor, descents, entered, onceEach);
          running.add(threads.submit(reader));
        }
        await(running);
      }
    }
  }

  private void openRoot(
      FilePath root, TreeVisitor visitor, Descents descents, IdentitySet entered) {
    Folder folder = Folder.of(root, Optional.ofNullable(told.get(root)));
    try {
      OpenDirectory directory = access.open(root);
      if (enter(folder, directory, visitor, entered)) {
        descents.addRoot(new OpenFolder(folder, directory));
      } else {
        directory.close();
      }
    } catch (FileAccessException e) {
      visitor.skipped(folder, e.reason());
    }
  }

  private static boolean enter(
      Folder folder, OpenDirectory directory, TreeVisitor visitor, IdentitySet entered)
      throws FileAccessException {
    if (!directory.volume().local()) {
      visitor.skipped(folder, Reason.REMOTE);
      return false;
    }
    FileFacts facts = directory.facts();
    var identity = facts.identity();
    if (!entered.add(identity.volume(), identity.high(), identity.low())) {
      return false;
    }
    visitor.root(folder, facts);
    return true;
  }

  private static void await(List<Future<?>> running) {
    for (Future<?> worker : running) {
      try {
        worker.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a failure of this program ended the walk", e);
      }
    }
  }
}
