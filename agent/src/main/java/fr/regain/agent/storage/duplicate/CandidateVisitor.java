package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.file.EntryCursor;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.storage.tree.Folder;
import fr.regain.agent.storage.tree.IdentitySet;
import fr.regain.agent.storage.tree.Place;
import fr.regain.agent.storage.tree.TreeVisitor;

/**
 * Puts into the index what may have a double and may be proposed, with what is known of it; one
 * thread's.
 */
final class CandidateVisitor implements TreeVisitor {
  private final FileIndex index;
  private final FileIndex.Writer found;
  private final ContentCache cache;
  private final IdentitySet hardLinked;
  private final SkipCount skips;
  private final long minimumSize;

  CandidateVisitor(
      FileIndex index,
      ContentCache cache,
      IdentitySet hardLinked,
      SkipCount skips,
      long minimumSize) {
    this.index = index;
    found = index.newWriter();
    this.cache = cache;
    this.hardLinked = hardLinked;
    this.skips = skips;
    this.minimumSize = minimumSize;
  }

  @Override
  public void root(Folder folder, FileFacts facts) {
    // A folder has no content to compare.
  }

  @Override
  public void entry(Folder folder, EntryCursor entry) {
    if (entry.kind() != FileKind.REGULAR || entry.size() < minimumSize) {
      return;
    }
    if (folder.place() == Place.SYSTEM || folder.place() == Place.APPLICATION) {
      skips.add(Reason.PROTECTED);
      return;
    }
    if (entry.isPlaceholder()) {
      skips.add(Reason.PLACEHOLDER);
      return;
    }
    if (entry.links() > 1 && !hardLinked.add(entry.volume(), entry.numberHigh(), entry.number())) {
      return;
    }
    try {
      cache.fill(index, found.add(folder, entry));
    } catch (FileAccessException e) {
      skips.add(e.reason());
    }
  }

  @Override
  public void skipped(Folder folder, Reason reason) {
    skips.add(reason);
  }
}
