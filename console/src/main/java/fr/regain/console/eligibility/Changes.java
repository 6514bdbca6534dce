package fr.regain.console.eligibility;

import fr.regain.console.equipment.Declaration;
import fr.regain.v1.Battery;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskHealth;
import fr.regain.v1.DiskType;
import fr.regain.v1.Inventory;
import fr.regain.v1.MemoryModule;
import fr.regain.v1.OperatingSystem;
import fr.regain.v1.TrustedPlatformModule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What would change a route: each thing that can be done is tried on the facts. */
final class Changes {
  private static final long GIBIBYTE = 1L << 30;
  // As modules are sold.
  private static final List<Integer> MODULES = List.of(4, 8, 16, 32);
  private static final long NEW_DISK_BYTES = 256_000_000_000L;
  private static final int LAST_PAID_YEAR = 2028;

  private final Evaluator evaluator;
  private final Criteria criteria;
  private final LocalDate today;
  private final Facts facts;
  private final Evaluation now;
  private final List<Change> changes = new ArrayList<>();

  private Changes(Evaluator evaluator, Facts facts, Criteria criteria, LocalDate today) {
    this.evaluator = evaluator;
    this.criteria = criteria;
    this.today = today;
    Declaration said = facts.declaration();
    // Whoever owns it, the question is what the piece itself is good for.
    this.facts = said.ownerId() == null ? facts.with(said.withOwner(0L)) : facts;
    this.now = evaluator.evaluate(this.facts, criteria, today);
  }

  /** The changes that make a difference, in the order of their kinds. */
  static List<Change> of(Evaluator evaluator, Facts facts, Criteria criteria, LocalDate today) {
    Changes changes = new Changes(evaluator, facts, criteria, today);
    if (facts.declaration().ownerId() == null) {
      changes.add(Change.Kind.DECLARE_OWNER, changes.now);
    }
    changes.tryDeclarations();
    changes.tryParts();
    changes.trySystems();
    return List.copyOf(changes.changes);
  }

  private void tryDeclarations() {
    Declaration said = facts.declaration();
    if (now.deciding().contains(OpenFact.CARRIER)) {
      attempt(Change.Kind.DECLARE_CARRIER_ORDINARY, facts.with(said.withProtectedCarrier(false)));
    }
    if (Boolean.FALSE.equals(said.working())) {
      attempt(Change.Kind.REPAIR, facts.with(said.withWorking(true)));
    }
  }

  /** Each part alone, and where several are wanted, all of them. */
  private void tryParts() {
    Inventory all = facts.inventory();
    List<Change.Kind> fitted = new ArrayList<>();
    int more =
        now.has(ReasonCode.MEMORY_ROOM) || now.has(ReasonCode.MEMORY_ROOM_UNKNOWN) ? module() : 0;
    if (more > 0) {
      all = withMemory(all, more);
      fitted.add(Change.Kind.ADD_MEMORY);
      addIfItMatters(fitted, more, withMemory(facts.inventory(), more));
    }
    if (now.has(ReasonCode.DISK_MECHANICAL)
        || now.has(ReasonCode.DISK_FAILING)
        || now.has(ReasonCode.DISK_SMALL)) {
      all = withDisk(all);
      fitted.add(Change.Kind.FIT_SOLID_STATE_DISK);
      addIfItMatters(List.of(fitted.getLast()), 0, withDisk(facts.inventory()));
    }
    if (now.has(ReasonCode.BATTERY_POOR)) {
      all = withBattery(all);
      fitted.add(Change.Kind.FIT_BATTERY);
      addIfItMatters(List.of(fitted.getLast()), 0, withBattery(facts.inventory()));
    }
    if (fitted.size() > 1) {
      addIfItMatters(fitted, more, all);
    }
  }

  /** A part that moves neither the route nor its end is comfort, which the findings tell. */
  private void addIfItMatters(List<Change.Kind> kinds, int gibibytes, Inventory with) {
    Evaluation then = evaluator.evaluate(facts.with(with), criteria, today);
    if (then.route() != now.route()
        || !then.possible().equals(now.possible())
        || !Objects.equals(then.staysUntil(), now.staysUntil())) {
      changes.add(
          new Change(
              kinds.getFirst(),
              kinds.subList(1, kinds.size()),
              gibibytes,
              then.route(),
              then.staysUntil()));
    }
  }

  /** The smallest module that is enough, in GiB; 0: none is. */
  private int module() {
    long there = new MemoryAssessment(facts.inventory(), criteria).fitted().orElse(0L);
    long wanted = criteria.number(Criterion.MEMORY_WANTED) * GIBIBYTE;
    return MODULES.stream().filter(more -> there + more * GIBIBYTE >= wanted).findFirst().orElse(0);
  }

  private Inventory withMemory(Inventory inventory, int gibibytes) {
    long there = new MemoryAssessment(inventory, criteria).fitted().orElse(0L);
    return inventory.toBuilder()
        .setMemoryBytes(there + gibibytes * GIBIBYTE)
        .addMemoryModules(MemoryModule.newBuilder().setCapacityBytes(gibibytes * GIBIBYTE))
        .build();
  }

  private static Inventory withDisk(Inventory inventory) {
    Disk disk =
        Disk.newBuilder()
            .setType(DiskType.DISK_TYPE_SSD)
            .setCapacityBytes(NEW_DISK_BYTES)
            .setHealth(DiskHealth.newBuilder().setPassed(true))
            .build();
    return inventory.toBuilder().clearDisks().addDisks(disk).build();
  }

  private static Inventory withBattery(Inventory inventory) {
    Battery battery =
        Battery.newBuilder()
            .setDesignCapacityMilliwattHours(1)
            .setFullCapacityMilliwattHours(1)
            .build();
    return inventory.toBuilder().clearBatteries().addBatteries(battery).build();
  }

  private void trySystems() {
    Inventory inventory = facts.inventory();
    if (now.deciding().contains(OpenFact.TRUSTED_PLATFORM_MODULE)) {
      attempt(
          Change.Kind.SWITCH_ON_TPM,
          facts.with(
              inventory.toBuilder()
                  .setTrustedPlatformModule(
                      TrustedPlatformModule.newBuilder().setPresent(true).setVersion("2.0"))
                  .build()));
    }
    if (!now.has(ReasonCode.SYSTEM_WITHOUT_UPDATES)) {
      return;
    }
    if (now.has(ReasonCode.WINDOWS_11_READY)) {
      attempt(Change.Kind.INSTALL_WINDOWS_11, running(inventory, "Windows", "11"));
    }
    if (now.has(ReasonCode.LINUX_READY)) {
      attempt(Change.Kind.INSTALL_LINUX, running(inventory, "Linux", ""));
    }
    Map<Criterion, Integer> paid = new EnumMap<>(criteria.values());
    paid.put(Criterion.WINDOWS_10_UPDATES, LAST_PAID_YEAR);
    addIfDifferent(
        Change.Kind.PAY_FOR_UPDATES,
        evaluator.evaluate(facts, new Criteria(criteria.version(), paid), today));
  }

  private Facts running(Inventory inventory, String name, String version) {
    OperatingSystem system =
        inventory.getOperatingSystem().toBuilder()
            .setName(name)
            .setVersion(version)
            .clearBuild()
            .build();
    return facts.with(inventory.toBuilder().setOperatingSystem(system).build());
  }

  private void attempt(Change.Kind kind, Facts then) {
    addIfDifferent(kind, evaluator.evaluate(then, criteria, today));
  }

  private void addIfDifferent(Change.Kind kind, Evaluation then) {
    if (then.route() != now.route() || !codes(then).equals(codes(now))) {
      add(kind, then);
    }
  }

  private static Set<ReasonCode> codes(Evaluation evaluation) {
    return evaluation.reasons().stream().map(Reason::code).collect(Collectors.toSet());
  }

  private void add(Change.Kind kind, Evaluation then) {
    changes.add(new Change(kind, 0, then.route(), then.staysUntil()));
  }
}
