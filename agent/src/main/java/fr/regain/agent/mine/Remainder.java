package fr.regain.agent.mine;

import fr.regain.agent.cleanup.CleanupResult;
import fr.regain.agent.cleanup.Workspace;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.lease.Sums;
import fr.regain.agent.plan.CleanupPlan;
import fr.regain.agent.plan.Decision;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.storage.tree.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the person agreed to and a program that runs keeps, most often the browser that shows them
 * the page. It goes when the person ends the program, within the hour; then the rest stays.
 */
final class Remainder {
  /** What stays for it waits, and is not yet told of. */
  static final Set<KeepReason> WAITS = Set.of(KeepReason.RUNNING);

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration LOOK = Duration.ofSeconds(10);

  /** Whether the person's yes still counts: a campaign may have been withdrawn. */
  @FunctionalInterface
  interface Permission {
    boolean holds() throws IOException;
  }

  /** Told after each part of it. */
  @FunctionalInterface
  interface Listener {
    void cleaned(String rule, CleanupResult result);
  }

  /** One rule in one directory: a program keeps all of that, or nothing. */
  private record Part(String rule, FilePath area) {}

  private final Workspace workspace;
  private final CleanupPlan plan;
  private final String purpose;
  private final MonotonicClock clock;
  private final Map<Part, List<Decision.Remove>> parts = new LinkedHashMap<>();

  /**
   * Nothing yet.
   *
   * @param plan of which it is what remains
   * @param purpose under which the quarantine holds what goes there
   */
  Remainder(Workspace workspace, CleanupPlan plan, String purpose, MonotonicClock clock) {
    this.workspace = workspace;
    this.plan = plan;
    this.purpose = purpose;
    this.clock = clock;
  }

  synchronized void add(List<Decision.Remove> items) {
    for (Decision.Remove item : items) {
      parts
          .computeIfAbsent(new Part(item.rule(), item.area()), part -> new ArrayList<>())
          .add(item);
    }
  }

  /** What still waits. */
  synchronized Choice.Total total() {
    long files = 0;
    long bytes = 0;
    for (List<Decision.Remove> items : parts.values()) {
      files += files(items);
      bytes += items.stream().mapToLong(Decision.Remove::credit).sum();
    }
    return new Choice.Total(files, bytes);
  }

  private static long files(List<Decision.Remove> items) {
    return items.stream().filter(item -> item.facts().kind() != FileKind.DIRECTORY).count();
  }

  /**
   * Waits for the programs, and cleans what each of them leaves. Returns when nothing waits any
   * more, when the hour is over, or when the permission ends.
   */
  void await(Permission permission, Listener listener) throws InterruptedException {
    long from = clock.nanos();
    boolean permitted = true;
    while (permitted && !isEmpty() && clock.nanos() - from < LONGEST.toNanos()) {
      clock.sleep(LOOK);
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("the wait was ended");
      }
      try {
        permitted = permission.holds();
        if (permitted) {
          cleanWhatIsFree(listener);
        }
      } catch (IOException busy) {
        // Most often the quarantine is the page's own for a moment. There is a next look.
        permitted = true;
      }
    }
  }

  synchronized boolean isEmpty() {
    return parts.isEmpty();
  }

  private void cleanWhatIsFree(Listener listener) throws IOException, InterruptedException {
    Predicate<Decision.Remove> kept = workspace.keptByPrograms();
    for (Map.Entry<Part, List<Decision.Remove>> part : waiting().entrySet()) {
      if (!kept.test(part.getValue().getFirst())) {
        CleanupResult result =
            workspace.clean(
                new CleanupPlan(plan.ruleSetDigest(), plan.madeAt(), List.copyOf(part.getValue())),
                purpose,
                Pace.unlimited(clock),
                (items, all) -> {});
        remove(part.getKey());
        add(result.keptByPrograms());
        listener.cleaned(part.getKey().rule(), result);
      }
    }
  }

  private synchronized Map<Part, List<Decision.Remove>> waiting() {
    return new LinkedHashMap<>(parts);
  }

  private synchronized void remove(Part part) {
    parts.remove(part);
  }

  /** Gives up: all that still waits stays. */
  synchronized void end(Sums sums) {
    parts.forEach(
        (part, items) -> sums.keep(part.rule(), Sums.code(KeepReason.RUNNING), files(items)));
    parts.clear();
  }
}
