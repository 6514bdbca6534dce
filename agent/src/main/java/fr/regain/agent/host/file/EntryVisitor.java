package fr.regain.agent.host.file;

import java.io.IOException;

/** Receives the entries of a directory one by one. */
@FunctionalInterface
public interface EntryVisitor {
  /** Takes {@code entry}; false ends the listing. */
  boolean visit(DirectoryEntry entry) throws IOException;
}
