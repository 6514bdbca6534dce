package fr.regain.agent.storage.tree;

import fr.regain.agent.host.file.FileName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folders that are still to be read, latest first, so that few stay open. The walk is over when
 * none is left and no worker is busy, because only a busy worker can add more.
 */
final class Descents {
  /**
   * A folder to read.
   *
   * @param from an open folder, held open for this step
   * @param name which folder in it is meant; null for the open one itself
   */
  record Step(OpenFolder from, @Nullable FileName name) {}

  private final Deque<Step> waiting = new ArrayDeque<>();
  private int busy;

  /** The next step for a worker that is busy from now on; null when the walk is over. */
  synchronized @Nullable Step take() {
    while (waiting.isEmpty() && busy > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
    if (waiting.isEmpty()) {
      return null;
    }
    busy++;
    return waiting.removeLast();
  }

  synchronized void addRoot(OpenFolder folder) {
    waiting.addLast(new Step(folder, null));
  }

  synchronized void add(List<Step> steps) {
    waiting.addAll(steps);
    notifyAll();
  }

  /** The worker is done with all that its step led to. */
  synchronized void done() {
    busy--;
    if (busy == 0) {
      notifyAll();
    }
  }
}
