package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.file.FilePath;

/**
 * One of equal files, while the {@link DuplicateReport} that holds it is open. Equal to another by
 * its path. It keeps nothing of its own: a search finds very many files.
 */
public final class DuplicateFile {
  private final FileIndex index;
  private final int row;

  DuplicateFile(FileIndex index, int row) {
    this.index = index;
    this.row = row;
  }

  /** Where it was found. */
  public FilePath path() {
    return index.folder(row).path().child(index.name(row));
  }

  /** The path for people; see {@link FilePath#display()}. */
  public String display() {
    return index.folder(row).displayedBeforeName() + index.name(row).display();
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
