package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.storage.tree.Folder;

/**
 * One of equal files. Equal to another by its path, which is made only when it is asked for: a
 * search finds very many files in few folders.
 */
public final class DuplicateFile {
  private final Folder folder;
  private final FileName name;

  DuplicateFile(Folder folder, FileName name) {
    this.folder = folder;
    this.name = name;
  }

  /** Where it was found. */
  public FilePath path() {
    return folder.path().child(name);
  }

  /** The path for people; see {@link FilePath#display()}. */
  public String display() {
    return folder.displayedBeforeName() + name.display();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DuplicateFile file && path().equals(file.path());
  }

  @Override
  public int hashCode() {
    return path().hashCode();
  }

  /** Same as {@link #display()}. */
  @Override
  public String toString() {
    return display();
  }
}
