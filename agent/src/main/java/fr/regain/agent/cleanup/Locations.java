package fr.regain.agent.cleanup;

import fr.regain.agent.host.OperatingFamily;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.quarantine.OwnedDirectories;
import fr.regain.agent.rule.Location;
import fr.regain.agent.rule.NamePattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds on this device what a location of a rule stands for. */
final class Locations {

  /** Receives what a location stands for. */
  interface Visitor {
    /** A directory, open only for the call. */
    void directory(FilePath path, OpenDirectory directory) throws IOException;

    /** A directory that cannot be entered. */
    void refused(FilePath path, Reason reason);
  }

  private final FileAccess access;
  private final Roots roots;
  private final OwnedDirectories directories;

  Locations(FileAccess access, Roots roots, OwnedDirectories directories) {
    this.access = access;
    this.roots = roots;
    this.directories = directories;
  }

  /** Whether {@code path} is one that {@code location} stands for. */
  boolean matches(Location location, FilePath path) {
    Optional<FilePath> root = roots.path(location.root());
    if (root.isEmpty() || !path.startsWith(root.get())) {
      return false;
    }
    List<FileName> below = path.names().subList(root.get().names().size(), path.names().size());
    if (below.size() != location.below().size()) {
      return false;
    }
    for (int i = 0; i < below.size(); i++) {
      if (!matches(location.below().get(i), below.get(i))) {
        return false;
      }
    }
    return true;
  }

  boolean matches(NamePattern pattern, FileName name) {
    return pattern.matches(name.display(), roots.platform() == OperatingFamily.WINDOWS);
  }

  /** Hands over every directory that the location stands for; those that are not there are not. */
  void visit(Location location, Visitor visitor) throws IOException {
    Optional<FilePath> root = roots.path(location.root());
    if (root.isEmpty()) {
      return;
    }
    try (OpenDirectory open = directories.open(root.get())) {
      descend(root.get(), open, location.below(), visitor);
    } catch (FileAccessException e) {
      refuse(root.get(), e, visitor);
    }
  }

  private void descend(FilePath path, OpenDirectory here, List<NamePattern> below, Visitor visitor)
      throws IOException {
    if (below.isEmpty()) {
      visitor.directory(path, here);
      return;
    }
    for (FileName name : names(here, below.getFirst())) {
      FilePath child = path.child(name);
      OpenDirectory next;
      try {
        next = enter(here, name);
      } catch (FileAccessException e) {
        boolean byChance = !below.getFirst().literal() && e.reason() == Reason.NOT_A_DIRECTORY;
        if (!byChance) {
          refuse(child, e, visitor);
        }
        continue;
      }
      try (next) {
        descend(child, next, below.subList(1, below.size()), visitor);
      }
    }
  }

  /** Opens a directory of the account's own by its name in an open one. */
  OpenDirectory enter(OpenDirectory here, FileName name) throws FileAccessException {
    return directories.openBelow(here, List.of(name));
  }

  private List<FileName> names(OpenDirectory here, NamePattern pattern) throws IOException {
    if (pattern.literal() && roots.platform() == OperatingFamily.LINUX) {
      return List.of(access.name(pattern.text()));
    }
    List<FileName> names = new ArrayList<>();
    here.list(
        entry -> {
          boolean possible =
              entry.kind() == FileKind.DIRECTORY
                  || entry.kind() == FileKind.LINK
                  || entry.kind() == FileKind.UNKNOWN;
          if (possible && matches(pattern, entry.name())) {
            names.add(entry.name());
          }
          return true;
        });
    return names;
  }

  private static void refuse(FilePath path, FileAccessException e, Visitor visitor) {
    if (e.reason() != Reason.GONE) {
      visitor.refused(path, e.reason());
    }
  }

  /** Whether anything, a dangling link included, has the name that a location ends with. */
  boolean exists(Location location) throws IOException {
    NamePattern last = location.below().getLast();
    Location parent =
        new Location(location.root(), location.below().subList(0, location.below().size() - 1));
    boolean[] found = {false};
    List<Reason> refusals = new ArrayList<>();
    visit(
        parent,
        new Visitor() {
          @Override
          public void directory(FilePath path, OpenDirectory directory) throws IOException {
            directory.list(
                entry -> {
                  found[0] |= matches(last, entry.name());
                  return !found[0];
                });
          }

          @Override
          public void refused(FilePath path, Reason reason) {
            refusals.add(reason);
          }
        });
    if (!found[0] && !refusals.isEmpty()) {
      throw new FileAccessException(refusals.getFirst(), "a guard's mark cannot be looked for");
    }
    return found[0];
  }
}
