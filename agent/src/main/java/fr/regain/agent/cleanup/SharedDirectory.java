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
  private int users;

  private SharedDirectory(OpenDirectory open, FilePath path, int users) {
    this.open = open;
    this.path = path;
    this.users = users;
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
    return new SharedDirectory(directories.openBelow(area, below), path, below.isEmpty() ? 2 : 1);
  }

  OpenDirectory open() {
    return open;
  }

  FilePath path() {
    return path;
  }

  /** Where the system says that it is, as names for people. */
  List<String> finalNames() throws FileAccessException {
    return open.finalPath().names().stream().map(FileName::display).toList();
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
