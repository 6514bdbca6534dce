package fr.regain.agent.storage.tree;

import fr.regain.agent.host.file.OpenDirectory;
import java.util.concurrent.atomic.AtomicInteger;

/** A folder held open until the last of those that are to be entered from it was opened. */
final class OpenFolder {
  final Folder folder;
  final OpenDirectory directory;
  private final AtomicInteger holders = new AtomicInteger(1);

  OpenFolder(Folder folder, OpenDirectory directory) {
    this.folder = folder;
    this.directory = directory;
  }

  void hold() {
    holders.incrementAndGet();
  }

  void release() {
    if (holders.decrementAndGet() == 0) {
      directory.close();
    }
  }
}
