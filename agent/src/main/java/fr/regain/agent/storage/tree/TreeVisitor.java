package fr.regain.agent.storage.tree;

import fr.regain.agent.host.file.EntryCursor;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.Reason;

/** Receives what a walk sees. Each worker of a walk has a visitor of its own. */
public interface TreeVisitor {
  /** A folder that the walk starts from. */
  void root(Folder folder, FileFacts facts);

  /**
   * An entry of {@code folder} whose facts were read: file, link, special file, or a folder that
   * the walk will enter. The cursor stands on it only during this call.
   */
  void entry(Folder folder, EntryCursor entry);

  /** Something in {@code folder}, or the folder itself, that is left out, and why. */
  void skipped(Folder folder, Reason reason);
}
