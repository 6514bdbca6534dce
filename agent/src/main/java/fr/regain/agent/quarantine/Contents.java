package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.file.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The content held: one directory for each run, in it one file for each item, by its number. */
final class Contents implements AutoCloseable {
  private final FileAccess access;
  private final OpenDirectory directory;
  private final Principal owner;
  private final Map<Integer, OpenDirectory> open = new HashMap<>();

  Contents(FileAccess access, OpenDirectory directory, Principal owner) {
    this.access = access;
    this.directory = directory;
    this.owner = owner;
  }

  /** Makes the directory of a new run. */
  OpenDirectory createRun(int run) throws FileAccessException {
    OpenDirectory made = directory.createDirectory(name(run));
    open.put(run, made);
    directory.sync();
    return made;
  }

  /** The directory of a run, verified to be private. */
  OpenDirectory ofRun(int run) throws FileAccessException {
    OpenDirectory found = open.get(run);
    if (found == null) {
      found = directory.openDirectory(name(run));
      try {
        OwnedDirectories.requirePrivate(found.facts(), owner);
      } catch (FileAccessException e) {
        found.close();
        throw e;
      }
      open.put(run, found);
    }
    return found;
  }

  FileName name(int number) throws FileAccessException {
    return access.name(Integer.toString(number));
  }

  /** What lies under the item's name; empty when nothing does. */
  Optional<FileFacts> facts(ItemId id) throws FileAccessException {
    try {
      return Optional.of(ofRun(id.run()).stat(name(id.sequence())));
    } catch (FileAccessException e) {
      if (e.reason() == Reason.GONE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Every item whose content is there, in the order of their names. */
  List<ItemId> present() throws IOException {
    List<ItemId> present = new ArrayList<>();
    for (int run : runs()) {
      ofRun(run)
          .list(
              entry -> {
                ItemId.parse(run + "/" + entry.name().display()).ifPresent(present::add);
                return true;
              });
    }
    present.sort(null);
    return present;
  }

  /** The numbers of the runs that have a directory, ascending. */
  List<Integer> runs() throws IOException {
    List<Integer> runs = new ArrayList<>();
    directory.list(
        entry -> {
          ItemId.parse(entry.name().display() + "/1").ifPresent(id -> runs.add(id.run()));
          return true;
        });
    runs.sort(null);
    return runs;
  }

  /** Removes the directories of runs that hold nothing any more. */
  void removeEmptyRuns() throws IOException {
    for (int run : runs()) {
      try {
        directory.removeDirectory(name(run));
        OpenDirectory closed = open.remove(run);
        if (closed != null) {
          closed.close();
        }
      } catch (FileAccessException e) {
        if (e.reason() != Reason.NOT_EMPTY) {
          throw e;
        }
      }
    }
  }

  @Override
  public void close() {
    open.values().forEach(OpenDirectory::close);
    open.clear();
  }
}
