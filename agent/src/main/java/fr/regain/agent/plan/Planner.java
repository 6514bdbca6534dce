package fr.regain.agent.plan;

import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileIdentity;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.rule.DenyList;
import fr.regain.agent.rule.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes plans. One planner makes one plan. */
public final class Planner {
  private final Judge judge;
  private final Caps caps;
  private final List<Decision> decisions = new ArrayList<>();
  private final Map<FileIdentity, Long> chosenNames = new HashMap<>();
  private final Map<FilePath, Set<FileName>> taken = new HashMap<>();
  private final Set<FilePath> survivors = new HashSet<>();
  private long files;
  private long bytes;

  private Planner(Judge judge, Caps caps) {
    this.judge = judge;
    this.caps = caps;
  }

  /**
   * Decides on every candidate.
   *
   * @param ruleSetDigest the rule set that the areas come from
   * @param areas what was found, in the order of the rules
   * @param settled decisions that need no candidate: tools, and places that could not be examined
   * @param protectedThings what no rule may touch
   * @param caps how much may go
   * @param now the moment against which ages are measured
   */
  public static CleanupPlan plan(
      String ruleSetDigest,
      List<Area> areas,
      List<Decision> settled,
      DenyList protectedThings,
      Caps caps,
      Instant now) {
    Planner planner = new Planner(new Judge(protectedThings, now), caps);
    List<Examined> examined = areas.stream().map(planner::examine).toList();
    Map<Pool, Long> shares = new HashMap<>();
    examined.forEach(each -> shares.merge(Pool.of(each.area()), each.share(), Long::sum));
    examined.forEach(each -> planner.settle(each, shares.getOrDefault(Pool.of(each.area()), 0L)));
    planner.decisions.addAll(settled);
    return new CleanupPlan(ruleSetDigest, now, planner.credited());
  }

  /**
   * An area by itself.
   *
   * @param decisions before what depends on the run as a whole
   * @param share allocated bytes that would go
   */
  private record Examined(Area area, List<Decision> decisions, long share) {}

  /** What one rule takes of one volume, in however many areas. */
  private record Pool(String rule, long volumeNumber) {
    static Pool of(Area area) {
      return new Pool(area.rule().id(), area.volumeNumber());
    }
  }

  private Examined examine(Area area) {
    List<Decision> ofArea = new ArrayList<>();
    Set<FilePath> occupied = new HashSet<>();
    long share = 0;
    for (Area.Unread unread : area.unread()) {
      ofArea.add(new Decision.Keep(area.rule().id(), unread.path(), unread.reason(), 0));
      occupyAbove(occupied, unread.path(), area.directory());
    }
    for (Candidate candidate : area.candidates()) {
      Optional<KeepReason> keep = reasonToKeep(area, candidate, occupied);
      if (keep.isPresent()) {
        occupied.add(candidate.directory());
        ofArea.add(kept(area, candidate, keep.get()));
      } else {
        ofArea.add(removed(area, candidate));
        share += candidate.facts().allocated();
      }
    }
    return new Examined(area, ofArea, share);
  }

  private void settle(Examined examined, long share) {
    Area area = examined.area();
    long held = area.volume().capacity() - area.volume().free();
    boolean tooMuch = share > caps.shareFrom() && share / 100.0 > caps.sharePercent() / 1e4 * held;
    for (Decision decision : examined.decisions()) {
      decisions.add(decision instanceof Decision.Remove r ? settle(area, r, tooMuch) : decision);
    }
  }

  private Optional<KeepReason> reasonToKeep(
      Area area, Candidate candidate, Set<FilePath> occupied) {
    Optional<KeepReason> keep = judge.reasonToKeep(area, candidate);
    if (keep.isEmpty() && candidate.facts().kind() == FileKind.DIRECTORY) {
      boolean removable = area.rule().mode() == Mode.SAFE && !occupied.contains(candidate.path());
      return removable ? Optional.empty() : Optional.of(KeepReason.NOT_EMPTY);
    }
    return keep;
  }

  private static void occupyAbove(Set<FilePath> occupied, FilePath path, FilePath top) {
    for (int length = path.names().size() - 1; length >= top.names().size(); length--) {
      occupied.add(new FilePath(path.root(), path.names().subList(0, length)));
    }
  }

  private static Decision removed(Area area, Candidate candidate) {
    return new Decision.Remove(
        area.rule().id(),
        area.rule().mode() == Mode.SAFE ? Decision.Way.DELETE : Decision.Way.QUARANTINE,
        area.directory(),
        candidate.directory(),
        candidate.name(),
        candidate.facts(),
        candidate.twin(),
        0);
  }

  private static Decision kept(Area area, Candidate candidate, KeepReason reason) {
    return new Decision.Keep(
        area.rule().id(), candidate.path(), reason, candidate.facts().allocated());
  }

  /** Applies what depends on the run as a whole: the caps, and rules that overlap. */
  private Decision settle(Area area, Decision.Remove remove, boolean tooMuch) {
    FileFacts facts = remove.facts();
    Optional<KeepReason> keep = Optional.empty();
    if (tooMuch) {
      keep = Optional.of(KeepReason.ABOVE_SHARE);
    } else if (isTwinLost(remove) || survivors.contains(path(remove))) {
      keep = Optional.of(KeepReason.SURVIVOR);
    } else if (isTaken(remove.directory(), remove.name())) {
      keep = Optional.of(KeepReason.TAKEN);
    } else if (facts.kind() != FileKind.DIRECTORY
        && (files + 1 > caps.files() || bytes + facts.allocated() > caps.bytes())) {
      keep = Optional.of(KeepReason.ABOVE_CAP);
    }
    if (keep.isPresent()) {
      return new Decision.Keep(
          area.rule().id(), remove.directory().child(remove.name()), keep.get(), facts.allocated());
    }
    taken.computeIfAbsent(remove.directory(), directory -> new HashSet<>()).add(remove.name());
    if (facts.kind() != FileKind.DIRECTORY) {
      files++;
      bytes += facts.allocated();
      chosenNames.merge(facts.identity(), 1L, Long::sum);
    }
    remove.twin().ifPresent(twin -> survivors.add(twin.path()));
    return remove;
  }

  /** The copy that would stay goes by another rule, so this one has to. */
  private boolean isTwinLost(Decision.Remove remove) {
    return remove.twin().filter(twin -> isTaken(twin.directory(), twin.name())).isPresent();
  }

  private boolean isTaken(FilePath directory, FileName name) {
    return taken.getOrDefault(directory, Set.of()).contains(name);
  }

  private static FilePath path(Decision.Remove remove) {
    return remove.directory().child(remove.name());
  }

  /** Credits each file once, and only when every name of it goes. */
  private List<Decision> credited() {
    Set<FileIdentity> done = new HashSet<>();
    List<Decision> credited = new ArrayList<>(decisions.size());
    for (Decision decision : decisions) {
      credited.add(
          switch (decision) {
            case Decision.Remove item ->
                new Decision.Remove(
                    item.rule(),
                    item.way(),
                    item.area(),
                    item.directory(),
                    item.name(),
                    item.facts(),
                    item.twin(),
                    credit(item.facts(), done));
            case Decision.Keep keep -> keep;
            case Decision.Run run -> run;
          });
    }
    return credited;
  }

  private long credit(FileFacts facts, Set<FileIdentity> done) {
    boolean every = chosenNames.getOrDefault(facts.identity(), 0L) >= facts.links();
    boolean counts = facts.kind() == FileKind.REGULAR && every && done.add(facts.identity());
    return counts ? facts.allocated() : 0;
  }
}
