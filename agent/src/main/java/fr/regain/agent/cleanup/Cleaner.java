package fr.regain.agent.cleanup;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.plan.CleanupPlan;
import fr.regain.agent.plan.Decision;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.plan.Twin;
import fr.regain.agent.quarantine.OwnedDirectories;
import fr.regain.agent.quarantine.Quarantine;
import fr.regain.agent.rule.DenyList;
import fr.regain.agent.rule.Rule;
import fr.regain.agent.rule.RuleSet;
import fr.regain.agent.storage.tree.Pace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Carries out a plan, or less than the plan. Every item is examined again through the open handle
 * of its directory just before its turn; guards are evaluated again before every group of items.
 * What has gone since is counted as gone, so that an interrupted clean-up is simply run again.
 */
final class Cleaner {
  /** Items between two looks at the guards. */
  private static final int GROUP = 4096;

  private final RuleSet rules;
  private final Guards guards;
  private final OwnedDirectories directories;
  private final DenyList protectedThings;
  private final ToolRunner tools;
  private final Pace pace;
  private final Progress progress;

  Cleaner(
      RuleSet rules,
      Guards guards,
      OwnedDirectories directories,
      DenyList protectedThings,
      ToolRunner tools,
      Pace pace,
      Progress progress) {
    this.rules = rules;
    this.guards = guards;
    this.directories = directories;
    this.protectedThings = protectedThings;
    this.tools = tools;
    this.pace = pace;
    this.progress = progress;
  }

  /**
   * Carries out what {@code plan} says for the chosen rules.
   *
   * @param digest the plan's digest
   * @param chosen ids of rules; all of the plan when empty
   * @param quarantine where content goes
   */
  CleanupResult clean(CleanupPlan plan, String digest, Set<String> chosen, Quarantine quarantine)
      throws IOException, InterruptedException {
    Predicate<Decision> wanted = d -> chosen.isEmpty() || chosen.contains(d.rule());
    List<Decision.Remove> removals = plan.removals().stream().filter(wanted).toList();
    Tally tally = new Tally();
    try (Takings takings = new Takings(quarantine, digest, tally)) {
      int from = 0;
      while (from < removals.size()) {
        int to = groupEnd(removals, from);
        List<Decision.Remove> group = removals.subList(from, to);
        Optional<KeepReason> keep = reasonToStop().or(() -> blocked(group));
        if (keep.isPresent()) {
          tally.skipped(group, keep.get());
        } else {
          clean(group, takings, tally);
        }
        from = to;
        progress.reached(from, removals.size());
      }
    }
    runTools(plan, wanted, tally);
    return tally.result(pace.stopped());
  }

  private Optional<KeepReason> reasonToStop() {
    return pace.goOn(0) ? Optional.empty() : Optional.of(KeepReason.STOPPED);
  }

  private Optional<KeepReason> blocked(List<Decision.Remove> group) {
    Decision.Remove first = group.getFirst();
    return rules
        .find(first.rule())
        .map(rule -> guards.blocked(rule, first.area()))
        .orElse(Optional.of(KeepReason.CHANGED));
  }

  /** A group has one rule, one area and one way, so that its guards are the same. */
  private static int groupEnd(List<Decision.Remove> removals, int from) {
    Decision.Remove first = removals.get(from);
    int to = from + 1;
    while (to < removals.size() && to - from < GROUP) {
      Decision.Remove next = removals.get(to);
      boolean same =
          next.rule().equals(first.rule())
              && next.area().equals(first.area())
              && next.way() == first.way();
      if (!same) {
        break;
      }
      to++;
    }
    return to;
  }

  private void clean(List<Decision.Remove> group, Takings takings, Tally tally) throws IOException {
    Decision.Remove first = group.getFirst();
    Rule rule = rules.find(first.rule()).orElseThrow();
    long before = tally.items();
    try (OpenDirectory area = directories.open(first.area())) {
      tally.measure(area);
      int at = 0;
      while (at < group.size()) {
        FilePath path = group.get(at).directory();
        List<Decision.Remove> here = new ArrayList<>();
        while (at < group.size() && group.get(at).directory().equals(path)) {
          here.add(group.get(at++));
        }
        cleanDirectory(area, first.area(), path, rule, here, takings, tally);
      }
      takings.settle();
      tally.measure(area);
    } catch (FileAccessException e) {
      takings.forget();
      for (long left = before + group.size() - tally.items(); left > 0; left--) {
        tally.skipped(KeepReason.of(e.reason()));
      }
    }
  }

  private void cleanDirectory(
      OpenDirectory area,
      FilePath areaPath,
      FilePath path,
      Rule rule,
      List<Decision.Remove> items,
      Takings takings,
      Tally tally)
      throws FileAccessException {
    SharedDirectory directory;
    try {
      directory = SharedDirectory.open(directories, area, areaPath, path);
    } catch (FileAccessException e) {
      items.forEach(item -> tally.skipped(KeepReason.of(e.reason())));
      return;
    }
    try (directory) {
      DenyList.Directory place = protectedThings.in(directory.finalNames(), rule.approval());
      for (Decision.Remove item : items) {
        if (!pace.goOn(1)) {
          tally.skipped(KeepReason.STOPPED);
        } else if (place.check(item.name().display()).isPresent()) {
          tally.skipped(KeepReason.PROTECTED);
        } else if (item.facts().kind() == FileKind.DIRECTORY) {
          removeDirectory(directory.open(), item, tally);
        } else if (item.twin().isPresent()) {
          takeDouble(item, item.twin().get(), directory, takings, tally);
        } else if (item.way() == Decision.Way.QUARANTINE) {
          takings.add(item, directory);
        } else {
          delete(directory.open(), item, tally);
        }
      }
    }
  }

  /** One by one: compared just before, the twin looked for just after, and back if it is gone. */
  private void takeDouble(
      Decision.Remove item, Twin twin, SharedDirectory directory, Takings takings, Tally tally)
      throws FileAccessException {
    Doubles doubles = new Doubles(directories, pace);
    Optional<KeepReason> keep = doubles.reasonToKeep(directory.open(), item.name(), twin);
    if (keep.isPresent()) {
      tally.skipped(keep.get());
    } else {
      takings.takeUnless(item, directory, () -> !doubles.isInPlace(twin));
    }
  }

  private static void delete(OpenDirectory directory, Decision.Remove item, Tally tally) {
    Optional<KeepReason> keep = Takings.reasonToKeep(directory, item);
    if (keep.isPresent()) {
      tally.skipped(keep.get());
      return;
    }
    try {
      directory.unlink(item.name(), item.facts());
      tally.deleted(item.credit());
    } catch (FileAccessException e) {
      tally.skipped(KeepReason.of(e.reason()));
    }
  }

  private static void removeDirectory(OpenDirectory parent, Decision.Remove item, Tally tally) {
    try {
      if (!parent.stat(item.name()).identity().equals(item.facts().identity())) {
        tally.skipped(KeepReason.CHANGED);
        return;
      }
      parent.removeDirectory(item.name());
      tally.removedDirectory();
    } catch (FileAccessException e) {
      tally.skipped(KeepReason.of(e.reason()));
    }
  }

  /** A tool that runs is let end: a package tool ended half way would leave the system broken. */
  private void runTools(CleanupPlan plan, Predicate<Decision> wanted, Tally tally)
      throws IOException, InterruptedException {
    for (Decision decision : plan.decisions()) {
      if (decision instanceof Decision.Run run && wanted.test(run)) {
        Optional<KeepReason> keep = reasonToStop().or(() -> blocked(run));
        if (keep.isEmpty()) {
          keep = runTool(run, tally);
        }
        if (keep.isPresent()) {
          tally.skipped(keep.get());
        } else {
          tally.ranTool();
        }
      }
    }
  }

  private Optional<KeepReason> blocked(Decision.Run run) {
    return rules
        .find(run.rule())
        .filter(rule -> run.tool() >= 0 && run.tool() < rule.tools().size())
        .map(rule -> guards.blocked(rule.guards(), rule))
        .orElse(Optional.of(KeepReason.CHANGED));
  }

  private Optional<KeepReason> runTool(Decision.Run run, Tally tally)
      throws IOException, InterruptedException {
    var tool = rules.find(run.rule()).orElseThrow().tools().get(run.tool());
    try (OpenDirectory state = directories.open(tools.volumeOf(tool))) {
      tally.measure(state);
      Optional<KeepReason> keep = tools.run(tool);
      state.sync();
      tally.measure(state);
      return keep;
    }
  }
}
