package fr.regain.agent.rule;

import fr.regain.agent.host.OperatingFamily;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What no rule, campaign or setting may touch. Compiled in: data can neither take from it nor pass
 * it by, and callers can only add to it. Names are compared without case, which protects more
 * rather than less.
 *
 * <p>A protected path protects itself, what lies below it down to its depth, and its parents.
 */
public final class DenyList {
  /** Why a path is protected. */
  public enum Cause {
    /** Part of the operating system or of an installed program. */
    SYSTEM,
    /** A place for a person's own work. */
    PERSONAL,
    /** Keys, passwords, mail, history: what cannot be made again. */
    SECRET,
    /** A directory that a cloud client keeps in step. */
    CLOUD,
    /** The history of somebody's work under version control. */
    VERSIONED,
    /** The disk of a virtual machine, a database or a backup. */
    STORE,
    /** Other things live below it. */
    PARENT
  }

  private final List<ProtectedPath> entries = new ArrayList<>();
  private final OpenedPath opened;

  /**
   * The list for one device.
   *
   * @param platform whose system directories count
   * @param homes directories of persons, each as the names below the root
   * @param personal further directories for a person's own work, where they have moved them
   */
  public DenyList(OperatingFamily platform, List<List<String>> homes, List<List<String>> personal) {
    entries.addAll(ProtectedPath.ofSystem(platform));
    homes.stream().map(ProtectedPath::ofHome).forEach(entries::addAll);
    personal.stream().map(ProtectedPath::ofWork).forEach(entries::add);
    opened = OpenedPath.of(platform);
  }

  /**
   * Whether a file or directory is protected.
   *
   * @param path its final path, as the names below the root
   * @param approval whose yes the rule needs; only a person's own yes to the very item opens the
   *     directories for their work
   */
  public Optional<Cause> check(List<String> path, Approval approval) {
    return path.isEmpty()
        ? Optional.of(Cause.SYSTEM)
        : in(path.subList(0, path.size() - 1), approval).check(path.getLast());
  }

  /** As {@link #check}, for many names in one directory. */
  public Directory in(List<String> directory, Approval approval) {
    List<String> folded = ProtectedPath.fold(directory);
    Optional<Cause> everything =
        folded.stream().map(ProtectedNames::byAnyName).flatMap(Optional::stream).findFirst();
    Map<String, Cause> names = new HashMap<>();
    for (ProtectedPath entry : entries) {
      if (entry.isOpenedBy(approval)) {
        continue;
      }
      int length = entry.path().size();
      int below = folded.size() + 1 - length;
      if (below <= 0 && startsWith(entry.path(), folded)) {
        // The name itself is protected, or a parent of what is.
        names.put(entry.path().get(folded.size()), below == 0 ? entry.cause() : Cause.PARENT);
      } else if (below > 0 && below <= entry.depth() && startsWith(folded, entry.path())) {
        boolean excepted =
            startsWith(opened.path(), entry.path())
                && startsWith(folded, opened.path())
                && below - opened.path().size() + length >= opened.from();
        if (!excepted) {
          everything = everything.or(() -> Optional.of(entry.cause()));
        }
      }
    }
    return new Directory(everything, names, exception(folded));
  }

  /** The one name in a directory that is excepted from its protection. */
  private Optional<String> exception(List<String> directory) {
    boolean here =
        opened.from() == 0
            && opened.path().size() == directory.size() + 1
            && startsWith(opened.path(), directory);
    return here ? Optional.of(opened.path().getLast()) : Optional.empty();
  }

  /** What is protected in one directory. */
  public static final class Directory {
    private final Optional<Cause> everything;
    private final Map<String, Cause> names;
    private final Optional<String> exception;

    private Directory(
        Optional<Cause> everything, Map<String, Cause> names, Optional<String> exception) {
      this.everything = everything;
      this.names = Map.copyOf(names);
      this.exception = exception;
    }

    /** Whether that name is protected here. */
    public Optional<Cause> check(String name) {
      String folded = ProtectedPath.fold(name);
      if (exception.filter(folded::equals).isPresent()) {
        return Optional.empty();
      }
      return everything
          .or(() -> Optional.ofNullable(names.get(folded)))
          .or(() -> ProtectedNames.byAnyName(folded))
          .or(() -> ProtectedNames.byName(folded));
    }
  }

  private static boolean startsWith(List<String> path, List<String> beginning) {
    return path.size() >= beginning.size() && path.subList(0, beginning.size()).equals(beginning);
  }
}
