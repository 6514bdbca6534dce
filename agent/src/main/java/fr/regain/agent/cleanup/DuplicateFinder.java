package fr.regain.agent.cleanup;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.plan.Area;
import fr.regain.agent.plan.Candidate;
import fr.regain.agent.plan.Decision;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.plan.Twin;
import fr.regain.agent.plan.Use;
import fr.regain.agent.quarantine.OwnedDirectories;
import fr.regain.agent.rule.Location;
import fr.regain.agent.rule.Place;
import fr.regain.agent.rule.Rule;
import fr.regain.agent.storage.duplicate.DuplicateFile;
import fr.regain.agent.storage.duplicate.DuplicateGroup;
import fr.regain.agent.storage.duplicate.DuplicateReport;
import fr.regain.agent.storage.duplicate.DuplicateSearch;
import fr.regain.agent.storage.tree.Pace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the doubles among one person's files, over all places of a rule at once. */
final class DuplicateFinder {
  private final Roots roots;
  private final Locations locations;
  private final OwnedDirectories directories;
  private final Guards guards;
  private final DuplicateSearch search;
  private final Pace pace;

  DuplicateFinder(
      Roots roots,
      Locations locations,
      OwnedDirectories directories,
      Guards guards,
      DuplicateSearch search,
      Pace pace) {
    this.roots = roots;
    this.locations = locations;
    this.directories = directories;
    this.guards = guards;
    this.search = search;
    this.pace = pace;
  }

  void find(Rule rule, List<Area> areas, List<Decision> settled) throws IOException {
    List<FilePath> places = places(rule, settled);
    if (places.isEmpty()) {
      return;
    }
    Map<FilePath, List<Candidate>> found = new LinkedHashMap<>();
    places.forEach(place -> found.put(place, new ArrayList<>()));
    try (DuplicateReport report = search.search(places, Math.max(1, rule.minimumBytes()), pace)) {
      report.groups().forEach(group -> add(rule, group, found, settled));
    }
    for (var place : found.entrySet()) {
      areas.add(area(rule, place.getKey(), place.getValue()));
    }
  }

  private void add(
      Rule rule,
      DuplicateGroup group,
      Map<FilePath, List<Candidate>> found,
      List<Decision> settled) {
    settled.add(new Decision.Keep(rule.id(), group.survivor().path(), KeepReason.SURVIVOR, 0));
    Optional<Twin> twin = twin(group.survivor().path());
    for (DuplicateFile other : group.others()) {
      FilePath path = other.path();
      Optional<Candidate> candidate = candidate(path, twin);
      Optional<List<Candidate>> place =
          found.entrySet().stream()
              .filter(each -> path.startsWith(each.getKey()))
              .map(Map.Entry::getValue)
              .findFirst();
      if (candidate.isPresent() && place.isPresent()) {
        place.get().add(candidate.get());
      }
    }
  }

  private List<FilePath> places(Rule rule, List<Decision> settled) throws IOException {
    List<FilePath> places = new ArrayList<>();
    Locations.Visitor visitor =
        new Locations.Visitor() {
          @Override
          public void directory(FilePath path, OpenDirectory directory) {
            places.add(path);
          }

          @Override
          public void refused(FilePath path, Reason reason) {
            settled.add(new Decision.Keep(rule.id(), path, KeepReason.of(reason), 0));
          }
        };
    for (Place place : rule.places()) {
      if (place.platform() == roots.platform()) {
        for (Location location : place.at()) {
          locations.visit(location, visitor);
        }
      }
    }
    return places;
  }

  private Optional<Candidate> candidate(FilePath path, Optional<Twin> twin) {
    return twin(path)
        .map(
            file ->
                new Candidate(
                    file.directory(),
                    file.name(),
                    file.facts(),
                    use(file),
                    Optional.empty(),
                    twin));
  }

  /** The facts of a file and where it is; empty where it cannot be reached. */
  private Optional<Twin> twin(FilePath path) {
    FilePath parent = new FilePath(path.root(), path.names().subList(0, path.names().size() - 1));
    FileName name = path.names().getLast();
    try (OpenDirectory directory = directories.open(parent)) {
      return Optional.of(new Twin(parent, name, directory.stat(name)));
    } catch (FileAccessException e) {
      return Optional.empty();
    }
  }

  private Use use(Twin file) {
    try (OpenDirectory directory = directories.open(file.directory())) {
      return Walk.use(directory, file.name());
    } catch (IOException e) {
      return Use.UNKNOWN;
    }
  }

  private Area area(Rule rule, FilePath place, List<Candidate> candidates) throws IOException {
    try (OpenDirectory directory = directories.open(place)) {
      return new Area(
          rule,
          place,
          roots.account(),
          directory.volume(),
          directory.facts().identity().volume(),
          guards.blocked(rule, place),
          candidates,
          List.of());
    }
  }
}
