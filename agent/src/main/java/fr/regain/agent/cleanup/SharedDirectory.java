package fr.regain.agent.cleanup;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.quarantine.OwnedDirectories;
import java.util.List;

/** An open directory that is closed when the last of its users has closed it. */
final class SharedDirectory implements AutoCloseable {
  private final OpenDirectory open;
  private final FilePath path;
  private final List<String> finalNames;
  private int users;

  private SharedDirectory(OpenDirectory open, FilePath path, int users) throws FileAccessException {
    this.open = open;
    this.path = path;
    this.users = users;
    finalNames = open.finalPath().names().stream().map(FileName::display).toList();
  }

  /**
   * Opens a directory at or below an open area, name by name, each the account's own. The area
   * itself has one user more, who opened it and closes it.
   */
  static SharedDirectory open(
      OwnedDirectories directories, OpenDirectory area, FilePath areaPath, FilePath path)
      throws FileAccessException {
    if (!path.startsWith(areaPath)) {
      throw new FileAccessException(Reason.UNTRUSTED, "not below the rule's directory");
    }
    List<FileName> below = path.names().subList(areaPath.names().size(), path.names().size());
    if (below.isEmpty()) {
      return new SharedDirectory(area, path, 2);
    }
    OpenDirectory opened = directories.openBelow(area, below);
    try {
      return new SharedDirectory(opened, path, 1);
    } catch (FileAccessException e) {
      opened.close();
      throw e;
    }
  }

  OpenDirectory open() {
    return open;
  }

  FilePath path() {
    return path;
  }

  /** Where the system says that it is, as names for people. */
  List<String> finalNames() {
    return finalNames;
  }

  /** Counts one more user. */
  SharedDirectory share() {
    users++;
    return this;
  }

  @Override
  public void close() {
    users--;
    if (users == 0) {
      open.close();
    }
  }
}
