package fr.regain.agent.cleanup;

import fr.regain.agent.host.file.DirectoryEntry;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.plan.Area;
import fr.regain.agent.plan.Candidate;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.plan.Use;
import fr.regain.agent.rule.NamePattern;
import fr.regain.agent.storage.tree.Pace;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the candidates of one directory, each directory after what it holds. */
final class Walk {
  /** Deeper than any cache; each level keeps one file descriptor. */
  private static final int DEEPEST = 128;

  private final Locations locations;
  private final List<NamePattern> patterns;
  private final boolean recursive;
  private final boolean emptied;
  private final long minimumBytes;
  private final Pace pace;
  private final Budget budget;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Area.Unread> unread = new ArrayList<>();

  /**
   * A walk that has not begun.
   *
   * @param emptied whether a directory goes, too, of which everything goes: what is only set aside
   *     may have to come back to it
   * @param minimumBytes what is smaller is no candidate
   */
  Walk(
      Locations locations,
      List<NamePattern> patterns,
      boolean recursive,
      boolean emptied,
      long minimumBytes,
      Pace pace,
      Budget budget) {
    this.locations = locations;
    this.patterns = patterns;
    this.recursive = recursive;
    this.emptied = emptied;
    this.minimumBytes = minimumBytes;
    this.pace = pace;
    this.budget = budget;
  }

  List<Candidate> candidates() {
    return candidates;
  }

  List<Area.Unread> unread() {
    return unread;
  }

  void read(FilePath path, OpenDirectory directory) throws IOException {
    read(path, directory, Optional.empty(), 0);
  }

  /** Reads a directory of which everything was thrown away at one time. */
  void read(FilePath path, OpenDirectory directory, Instant thrownAway) throws IOException {
    read(path, directory, Optional.of(thrownAway), 0);
  }

  private void read(FilePath path, OpenDirectory directory, Optional<Instant> thrownAway, int depth)
      throws IOException {
    List<FileName> below = new ArrayList<>();
    directory.list(
        entry -> {
          if (mayBeDirectory(entry)) {
            below.add(entry.name());
          } else if (wanted(entry.name())) {
            return add(path, directory, entry.name(), thrownAway);
          }
          return true;
        });
    for (FileName name : below) {
      if (!mayGoOn(path, name)) {
        break;
      }
      directory(path, directory, name, thrownAway, depth);
    }
  }

  /** Whether there is time and room for one more; where there is none, its name is recorded. */
  boolean mayGoOn(FilePath path, FileName name) {
    if (!pace.goOn(1)) {
      skip(path.child(name), KeepReason.STOPPED);
      return false;
    }
    if (budget.isUsedUp()) {
      skip(path.child(name), KeepReason.ABOVE_CAP);
      return false;
    }
    return true;
  }

  OpenDirectory enter(OpenDirectory parent, FileName name) throws FileAccessException {
    return locations.enter(parent, name);
  }

  private static boolean mayBeDirectory(DirectoryEntry entry) {
    return entry.kind() == FileKind.DIRECTORY || entry.kind() == FileKind.UNKNOWN;
  }

  private boolean wanted(FileName name) {
    return patterns.stream().anyMatch(pattern -> locations.matches(pattern, name));
  }

  private void directory(
      FilePath path, OpenDirectory parent, FileName name, Optional<Instant> thrownAway, int depth)
      throws IOException {
    FilePath child = path.child(name);
    if (!recursive) {
      return;
    }
    if (depth >= DEEPEST) {
      unread.add(new Area.Unread(child, KeepReason.TOO_DEEP));
      return;
    }
    try (OpenDirectory open = enter(parent, name)) {
      read(child, open, thrownAway, depth + 1);
      boolean everything =
          emptied && patterns.stream().anyMatch(pattern -> pattern.text().equals("*"));
      if (everything && mayGoOn(path, name)) {
        hold(new Candidate(path, name, open.facts(), Use.FREE, thrownAway, Optional.empty()));
      }
    } catch (FileAccessException e) {
      boolean file = e.reason() == Reason.NOT_A_DIRECTORY || e.reason() == Reason.LINK;
      if (file && wanted(name)) {
        add(path, parent, name, thrownAway);
      } else {
        unread.add(new Area.Unread(child, KeepReason.of(e.reason())));
      }
    }
  }

  /**
   * Examines one entry that is not a directory.
   *
   * @return whether there was room for it
   */
  boolean add(FilePath path, OpenDirectory directory, FileName name, Optional<Instant> thrownAway) {
    try {
      FileFacts facts = directory.stat(name);
      if (facts.size() < minimumBytes) {
        return true;
      }
      if (!mayGoOn(path, name)) {
        return false;
      }
      Use use = facts.kind() == FileKind.REGULAR ? use(directory, name) : Use.FREE;
      hold(new Candidate(path, name, facts, use, thrownAway, Optional.empty()));
    } catch (FileAccessException e) {
      if (e.reason() != Reason.GONE) {
        unread.add(new Area.Unread(path.child(name), KeepReason.of(e.reason())));
      }
    }
    return true;
  }

  private void hold(Candidate candidate) {
    budget.take();
    candidates.add(candidate);
  }

  /** Records something that cannot be examined. */
  void skip(FilePath path, KeepReason reason) {
    unread.add(new Area.Unread(path, reason));
  }

  static Use use(OpenDirectory directory, FileName name) {
    try {
      return directory.inUse(name) ? Use.IN_USE : Use.FREE;
    } catch (FileAccessException e) {
      return Use.UNKNOWN;
    }
  }
}
