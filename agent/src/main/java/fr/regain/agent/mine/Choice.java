package fr.regain.agent.mine;

import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.lease.Sums;
import fr.regain.agent.plan.CleanupPlan;
import fr.regain.agent.plan.Decision;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.rule.Mode;
import fr.regain.agent.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the person may tick of their plan. A file is one entry; the files of a cache are one entry
 * together, and where a rule finds very many outside the directories that people fill themselves,
 * those of each directory are.
 */
final class Choice {
  private static final int MOST_FILES = 1000;

  /**
   * What is ticked as one.
   *
   * @param number of the entry, in the whole choice
   * @param path the file, or the directory that it stands for
   * @param items in the plan's order
   * @param files how many files go with it
   * @param bytes allocated bytes that it holds
   * @param newest last change of the file that changed last
   */
  record Entry(
      int number,
      FilePath path,
      List<Decision.Remove> items,
      long files,
      long bytes,
      Instant newest) {}

  /** The entries of one rule. */
  record Group(Rule rule, List<Entry> entries) {
    boolean isSafe() {
      return rule.mode() == Mode.SAFE;
    }
  }

  /** Numbers of a selection. */
  record Total(long files, long bytes) {}

  private final CleanupPlan plan;
  private final List<Rule> rules;
  private final List<Group> groups = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final BitSet unticked = new BitSet();
  private final BitSet kept = new BitSet();

  Choice(CleanupPlan plan, List<Rule> rules) {
    this.plan = plan;
    this.rules = List.copyOf(rules);
    for (Rule rule : rules) {
      List<Decision.Remove> removals =
          plan.removals().stream().filter(item -> item.rule().equals(rule.id())).toList();
      if (removals.stream().anyMatch(item -> item.facts().kind() != FileKind.DIRECTORY)) {
        groups.add(new Group(rule, entries(rule, removals)));
      }
    }
  }

  private List<Entry> entries(Rule rule, List<Decision.Remove> removals) {
    boolean byDirectory = removals.size() > MOST_FILES && !isOfWholeDirectories(rule);
    Map<FilePath, List<Decision.Remove>> together = new LinkedHashMap<>();
    for (Decision.Remove item : removals) {
      FilePath path;
      if (rule.mode() == Mode.SAFE) {
        path = item.area();
      } else if (byDirectory) {
        path = item.directory();
      } else {
        path = path(item);
      }
      together.computeIfAbsent(path, p -> new ArrayList<>()).add(item);
    }
    List<Entry> made = new ArrayList<>();
    together.forEach((path, items) -> made.add(entry(path, items)));
    made.sort(
        Comparator.comparing((Entry each) -> directory(each.path()))
            .thenComparing(Comparator.comparingLong(Entry::bytes).reversed())
            .thenComparing(each -> each.path().display()));
    return made;
  }

  /** Downloads, documents, a bin: what is there has been named by the person. */
  private static boolean isOfWholeDirectories(Rule rule) {
    return rule.places().stream()
        .flatMap(place -> place.at().stream())
        .anyMatch(location -> location.root().whole());
  }

  private static String directory(FilePath path) {
    return new FilePath(path.root(), path.names().subList(0, path.names().size() - 1)).display();
  }

  private Entry entry(FilePath path, List<Decision.Remove> items) {
    long files = 0;
    long bytes = 0;
    Instant newest = Instant.EPOCH;
    for (Decision.Remove item : items) {
      FileFacts facts = item.facts();
      if (facts.kind() != FileKind.DIRECTORY) {
        files++;
        bytes += item.credit();
        newest = facts.modified().isAfter(newest) ? facts.modified() : newest;
      }
    }
    Entry made = new Entry(entries.size(), path, List.copyOf(items), files, bytes, newest);
    entries.add(made);
    return made;
  }

  CleanupPlan plan() {
    return plan;
  }

  List<Group> groups() {
    return groups;
  }

  /** Rules that have reached a limit: there may be more than is shown. */
  List<Rule> atLimit() {
    Set<String> ids = plan.atLimit();
    return rules.stream().filter(rule -> ids.contains(rule.id())).toList();
  }

  Entry entry(int number) {
    return entries.get(number);
  }

  int size() {
    return entries.size();
  }

  boolean isTicked(Entry entry) {
    return !unticked.get(entry.number()) && !kept.get(entry.number());
  }

  boolean isKept(Entry entry) {
    return kept.get(entry.number());
  }

  void tick(Entry entry, boolean ticked) {
    unticked.set(entry.number(), !ticked);
  }

  /** Keeps an entry, and every other that would take something of what is kept with it. */
  void keepAlways(Entry entry) {
    for (Entry other : entries) {
      if (other.items().stream().anyMatch(item -> path(item).startsWith(entry.path()))) {
        kept.set(other.number());
      }
    }
  }

  private static FilePath path(Decision.Remove item) {
    return item.directory().child(item.name());
  }

  Total ticked(List<Entry> of) {
    List<Entry> ticked = of.stream().filter(this::isTicked).toList();
    return new Total(
        ticked.stream().mapToLong(Entry::files).sum(),
        ticked.stream().mapToLong(Entry::bytes).sum());
  }

  Total ticked() {
    return ticked(entries);
  }

  /** The part of the plan that is ticked, of one rule: what is carried out, and nothing else. */
  CleanupPlan part(Group group) {
    List<Decision> items = new ArrayList<>();
    group.entries().stream().filter(this::isTicked).forEach(e -> items.addAll(e.items()));
    return new CleanupPlan(plan.ruleSetDigest(), plan.madeAt(), items);
  }

  /** What stays because the person wants it to. */
  void addKept(Group group, Sums sums) {
    long files = group.entries().stream().filter(e -> !isTicked(e)).mapToLong(Entry::files).sum();
    sums.keep(group.rule().id(), Sums.code(KeepReason.KEPT_BY_OWNER), files);
  }

  /** What would be reported if all that is ticked goes. */
  Sums atMost() {
    Sums sums = new Sums();
    for (Group group : groups) {
      Total total = ticked(group.entries());
      if (group.isSafe()) {
        sums.of(group.rule().id()).setDeletedFiles(total.files()).setDeletedBytes(total.bytes());
      } else {
        sums.of(group.rule().id()).setHeldFiles(total.files()).setHeldBytes(total.bytes());
      }
      addKept(group, sums);
    }
    return sums;
  }
}
