package fr.regain.console.eligibility;

import static fr.regain.console.eligibility.Reason.Source.INVENTORY;
import static fr.regain.console.eligibility.Reason.Source.NONE;

import fr.regain.v1.Inventory;
import fr.regain.v1.MemoryModule;
import java.util.Optional;

/** How much memory there is, and whether there can be more. */
final class MemoryAssessment {
  private static final long GIBIBYTE = 1L << 30;
  // A graphics processor without memory of its own keeps up to 1 GiB of 8 from the operating
  // system.
  private static final double VISIBLE_SHARE = 0.85;

  private final Inventory inventory;
  private final Criteria criteria;

  MemoryAssessment(Inventory inventory, Criteria criteria) {
    this.inventory = inventory;
    this.criteria = criteria;
  }

  /** The memory that is fitted; what the operating system sees, where modules do not tell. */
  Optional<Long> fitted() {
    boolean told =
        inventory.getMemoryModulesCount() > 0
            && inventory.getMemoryModulesList().stream().allMatch(MemoryModule::hasCapacityBytes);
    long modules =
        told
            ? inventory.getMemoryModulesList().stream()
                .mapToLong(MemoryModule::getCapacityBytes)
                .sum()
            : 0;
    long most = Math.max(modules, inventory.getMemoryBytes());
    return most > 0 ? Optional.of(most) : Optional.empty();
  }

  /** Whether there is that much. */
  Truth has(int gibibytes) {
    return fitted()
        .map(bytes -> Truth.of(bytes >= gibibytes * GIBIBYTE * VISIBLE_SHARE))
        .orElse(Truth.unknown(OpenFact.MEMORY));
  }

  /** Whether there can be that much, by modules that the owner fits. */
  Truth takes(int gibibytes) {
    if (!criteria.flag(Criterion.FIT_MEMORY)) {
      return Truth.NO;
    }
    long most = inventory.getMaximumMemoryBytes();
    if (most >= gibibytes * GIBIBYTE) {
      return Truth.YES;
    }
    // Firmware that allows less than what is there is wrong; free places alone promise nothing.
    boolean credible = most > 0 && most >= fitted().orElse(Long.MAX_VALUE);
    return credible ? Truth.NO : Truth.unknown(OpenFact.MEMORY_ROOM);
  }

  /** Whether there is that much, or can be. */
  Truth reaches(int gibibytes) {
    return has(gibibytes).or(takes(gibibytes));
  }

  /** Whether modules are to be fitted. */
  Truth part() {
    int wanted = criteria.number(Criterion.MEMORY_WANTED);
    return has(wanted).not().and(takes(wanted));
  }

  void tell(Findings findings) {
    int wanted = criteria.number(Criterion.MEMORY_WANTED);
    Reason.Value want = new Reason.Value.Memory(wanted * GIBIBYTE);
    Truth has = has(wanted);
    if (has.isUnknown()) {
      findings.add(ReasonCode.MEMORY_UNKNOWN, NONE, want);
      return;
    }
    Reason.Value there = new Reason.Value.Memory(fitted().orElse(0L));
    if (has.isYes()) {
      findings.add(ReasonCode.MEMORY_ENOUGH, INVENTORY, there, want);
      return;
    }
    findings.add(ReasonCode.MEMORY_SHORT, INVENTORY, there, want);
    Reason.Value free =
        new Reason.Value.Count(
            Math.max(0, inventory.getMemorySlots() - inventory.getMemoryModulesCount()));
    switch (takes(wanted).answer()) {
      case YES -> findings.add(ReasonCode.MEMORY_ROOM, INVENTORY, want, free);
      case NO -> findings.add(ReasonCode.MEMORY_FIXED, INVENTORY, want);
      case UNKNOWN -> findings.add(ReasonCode.MEMORY_ROOM_UNKNOWN, NONE, want, free);
    }
  }
}
