package fr.regain.agent.storage.tree;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Reason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Opens again folders that a walk saw, each by its name from the one above, and keeps the latest of
 * them open. One thread's.
 */
public final class FolderHandles implements AutoCloseable {
  private static final int KEPT = 1024;

  private final FileAccess access;
  private int kept = KEPT;
  private final LinkedHashMap<Folder, OpenDirectory> open = new LinkedHashMap<>(256, 0.75f, true);

  /** No folder is open yet. */
  public FolderHandles(FileAccess access) {
    this.access = access;
  }

  /** The folder, open until many others were asked for. */
  public OpenDirectory open(Folder folder) throws FileAccessException {
    @Nullable OpenDirectory directory = open.get(folder);
    if (directory != null) {
      return directory;
    }
    Deque<Folder> missing = new ArrayDeque<>();
    Folder at = folder;
    while (directory == null) {
      missing.addFirst(at);
      if (at.isStart()) {
        break;
      }
      Folder above = at.above();
      if (above == null) {
        throw new FileAccessException(Reason.GONE, "a folder that no walk started from");
      }
      at = above;
      directory = open.get(at);
    }
    for (Folder next : missing) {
      directory = keep(next, openOne(directory, next));
    }
    if (directory == null) {
      throw new IllegalStateException("neither open nor to be opened");
    }
    return directory;
  }

  private OpenDirectory openOne(@Nullable OpenDirectory above, Folder folder)
      throws FileAccessException {
    FileName name = folder.name();
    return above == null || name == null ? access.open(folder.path()) : above.openDirectory(name);
  }

  private OpenDirectory keep(Folder folder, OpenDirectory directory) {
    open.put(folder, directory);
    closeBeyond(kept);
    return directory;
  }

  /** Closes half of them, and keeps no more from now on: this process may open no more files. */
  public void keepFewer() {
    kept = Math.max(1, open.size() / 2);
    closeBeyond(kept);
  }

  private void closeBeyond(int most) {
    while (open.size() > most) {
      var eldest = open.pollFirstEntry();
      eldest.getValue().close();
    }
  }

  @Override
  public void close() {
    open.values().forEach(OpenDirectory::close);
    open.clear();
  }
}
