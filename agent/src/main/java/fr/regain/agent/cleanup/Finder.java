package fr.regain.agent.cleanup;

import fr.regain.agent.host.OperatingFamily;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.plan.Area;
import fr.regain.agent.plan.Decision;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.rule.Location;
import fr.regain.agent.rule.Mode;
import fr.regain.agent.rule.Place;
import fr.regain.agent.rule.Rule;
import fr.regain.agent.rule.Selection;
import fr.regain.agent.rule.Tool;
import fr.regain.agent.storage.tree.Pace;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for candidates. Reads directories and facts only; no content, and nothing is changed. */
final class Finder {
  private final FileAccess access;
  private final Roots roots;
  private final Guards guards;
  private final Locations locations;
  private final ToolRunner tools;
  private final DuplicateFinder duplicates;
  private final ZoneId zone;
  private final Pace pace;
  private final Budget budget;
  private final List<Area> areas = new ArrayList<>();
  private final List<Decision> settled = new ArrayList<>();

  Finder(
      FileAccess access,
      Roots roots,
      Locations locations,
      Guards guards,
      ToolRunner tools,
      DuplicateFinder duplicates,
      ZoneId zone,
      Pace pace,
      Budget budget) {
    this.access = access;
    this.roots = roots;
    this.guards = guards;
    this.tools = tools;
    this.zone = zone;
    this.pace = pace;
    this.locations = locations;
    this.duplicates = duplicates;
    this.budget = budget;
  }

  /** The usual budget for rules of which each looks for its own candidates. */
  static Budget budget(List<Rule> rules) {
    int walking = (int) rules.stream().filter(Finder::walks).count();
    return new Budget(Budget.USUAL, Budget.SHARE, walking);
  }

  private static boolean walks(Rule rule) {
    return rule.mode() != Mode.TOOL && rule.selection() != Selection.DUPLICATES;
  }

  Findings find(List<Rule> rules) throws IOException {
    for (Rule rule : rules) {
      if (rule.mode() == Mode.TOOL) {
        tools(rule);
      } else if (rule.selection() == Selection.DUPLICATES) {
        duplicates.find(rule, areas, settled);
      } else {
        places(rule);
      }
    }
    return new Findings(areas, settled);
  }

  private void tools(Rule rule) {
    boolean any = false;
    for (int number = 0; number < rule.tools().size(); number++) {
      Tool tool = rule.tools().get(number);
      if (tool.platform() == roots.platform()) {
        any = true;
        Optional<KeepReason> keep =
            tools.reasonNotToRun(tool).or(() -> guards.blocked(rule.guards(), rule));
        settled.add(
            keep.isPresent()
                ? new Decision.Keep(rule.id(), tools.path(tool), keep.get(), 0)
                : new Decision.Run(rule.id(), number));
      }
    }
    if (!any && roots.platform() == OperatingFamily.WINDOWS) {
      settled.add(new Decision.Keep(rule.id(), roots.home(), KeepReason.UNSUPPORTED, 0));
    }
  }

  private void places(Rule rule) throws IOException {
    budget.next();
    Set<FilePath> seen = new HashSet<>();
    for (Place place : rule.places()) {
      if (place.platform() == roots.platform()) {
        for (Location location : place.at()) {
          locations.visit(location, new Collector(rule, place, seen));
        }
      }
    }
  }

  private final class Collector implements Locations.Visitor {
    private final Rule rule;
    private final Place place;
    private final Set<FilePath> seen;

    Collector(Rule rule, Place place, Set<FilePath> seen) {
      this.rule = rule;
      this.place = place;
      this.seen = seen;
    }

    @Override
    public void directory(FilePath path, OpenDirectory directory) throws IOException {
      boolean again = !seen.add(path) && place.recursive();
      if (again) {
        return;
      }
      long minimumBytes = rule.mode() == Mode.REPORT ? rule.minimumBytes() : 0;
      Walk walk =
          new Walk(
              locations,
              place.entries(),
              place.recursive(),
              rule.mode() == Mode.SAFE,
              minimumBytes,
              pace,
              budget);
      if (rule.selection() == Selection.BIN) {
        switch (roots.platform()) {
          case LINUX -> new TrashBin(access, walk, zone).read(path, directory);
          case WINDOWS -> new RecycleBin(access, walk).read(path, directory);
        }
      } else {
        walk.read(path, directory);
      }
      areas.add(
          new Area(
              rule,
              path,
              roots.account(),
              directory.volume(),
              directory.facts().identity().volume(),
              guards.blocked(rule, path),
              walk.candidates(),
              walk.unread()));
    }

    @Override
    public void refused(FilePath path, Reason reason) {
      settled.add(new Decision.Keep(rule.id(), path, KeepReason.of(reason), 0));
    }
  }
}
