package fr.regain.console.eligibility;

import static fr.regain.console.eligibility.Reason.Source.INVENTORY;
import static fr.regain.console.eligibility.Reason.Source.NONE;

import fr.regain.v1.Disk;
import fr.regain.v1.DiskHealth;
import fr.regain.v1.DiskType;
import fr.regain.v1.Inventory;
import java.util.List;

/** What the disks are, and what they say of their wear. */
final class DiskAssessment {
  private static final double GIGABYTE = 1e9;
  // Makers round: what is sold as 64 GB may hold 62.
  private static final double SOLD_SHARE = 0.9;

  private final List<Disk> disks;
  private final Criteria criteria;

  DiskAssessment(Inventory inventory, Criteria criteria) {
    this.disks = inventory.getDisksList();
    this.criteria = criteria;
  }

  private boolean any(DiskType... types) {
    return disks.stream().anyMatch(disk -> List.of(types).contains(disk.getType()));
  }

  /** Whether no disk is a solid-state one. */
  Truth mechanical() {
    if (any(DiskType.DISK_TYPE_SSD, DiskType.DISK_TYPE_NVME)) {
      return Truth.NO;
    }
    boolean allTold = disks.stream().allMatch(disk -> disk.getType() == DiskType.DISK_TYPE_HDD);
    return disks.isEmpty() || !allTold ? Truth.unknown(OpenFact.DISK) : Truth.YES;
  }

  /** Whether one disk at least must be replaced. */
  Truth failing() {
    return disks.isEmpty()
        ? Truth.unknown(OpenFact.DISK_HEALTH)
        : disks.stream().map(this::failing).reduce(Truth.NO, Truth::or);
  }

  private Truth failing(Disk disk) {
    DiskHealth health = disk.getHealth();
    if (exceeds(health)) {
      return Truth.YES;
    }
    // A disk behind a RAID controller may answer without telling anything.
    boolean told =
        health.toBuilder().clearSource().clearPowerOnHours().build().getSerializedSize() > 0;
    return told ? Truth.NO : Truth.unknown(OpenFact.DISK_HEALTH);
  }

  private boolean exceeds(DiskHealth health) {
    boolean spareGone =
        health.hasAvailableSparePercent()
            && health.hasAvailableSpareThresholdPercent()
            && health.getAvailableSparePercent() < health.getAvailableSpareThresholdPercent();
    return (health.hasPassed() && !health.getPassed())
        || spareGone
        || health.getReallocatedSectors() > criteria.number(Criterion.DISK_REALLOCATED)
        || health.getReportedUncorrectableErrors() > criteria.number(Criterion.DISK_UNCORRECTABLE)
        || health.getCommandTimeouts() > criteria.number(Criterion.DISK_TIMEOUTS)
        || health.getPendingSectors() > criteria.number(Criterion.DISK_PENDING)
        || health.getOfflineUncorrectableSectors() > criteria.number(Criterion.DISK_OFFLINE)
        || health.getPercentageUsed() >= criteria.number(Criterion.DISK_ENDURANCE);
  }

  private static boolean watched(DiskHealth health) {
    return health.getReallocatedSectors() > 0
        || health.getReportedUncorrectableErrors() > 0
        || health.getCommandTimeouts() > 0
        || health.getPendingSectors() > 0
        || health.getOfflineUncorrectableSectors() > 0
        || health.getMediaErrors() > 0;
  }

  /** Whether a system that needs that much room can run: on what is there, or on a new disk. */
  Truth serves(int gigabytes) {
    if (criteria.flag(Criterion.FIT_DISK)) {
      return Truth.YES;
    }
    return large(gigabytes).and(failing().not());
  }

  private Truth large(int gigabytes) {
    long most = disks.stream().mapToLong(Disk::getCapacityBytes).max().orElse(0);
    return most == 0
        ? Truth.unknown(OpenFact.DISK)
        : Truth.of(most >= gigabytes * GIGABYTE * SOLD_SHARE);
  }

  /** Whether a disk is to be fitted: a failing, a mechanical or a small one is replaced. */
  Truth part() {
    Truth slow = criteria.flag(Criterion.DISK_SOLID) ? mechanical() : Truth.NO;
    return criteria.flag(Criterion.FIT_DISK)
        ? failing().or(slow).or(large(criteria.number(Criterion.LINUX_DISK)).not())
        : Truth.NO;
  }

  void tell(Findings findings) {
    Truth mechanical = mechanical();
    switch (mechanical.answer()) {
      case YES -> findings.add(ReasonCode.DISK_MECHANICAL, INVENTORY, model(disks.getFirst()));
      case NO -> findings.add(ReasonCode.DISK_SOLID, INVENTORY, model(solid()));
      case UNKNOWN -> findings.add(ReasonCode.DISK_UNKNOWN, NONE);
    }
    int least = criteria.number(Criterion.WINDOWS_11_DISK);
    if (large(least).isNo()) {
      long most = disks.stream().mapToLong(Disk::getCapacityBytes).max().orElse(0);
      findings.add(
          ReasonCode.DISK_SMALL,
          INVENTORY,
          new Reason.Value.Storage(most),
          new Reason.Value.Storage((long) (least * GIGABYTE)));
    }
    disks.stream()
        .filter(disk -> failing(disk).isYes())
        .forEach(disk -> tell(findings, ReasonCode.DISK_FAILING, disk));
    disks.stream()
        .filter(disk -> failing(disk).isNo() && watched(disk.getHealth()))
        .forEach(disk -> tell(findings, ReasonCode.DISK_WATCHED, disk));
    if (failing().isUnknown()) {
      findings.add(ReasonCode.DISK_HEALTH_UNKNOWN, NONE);
    } else if (failing().isNo() && disks.stream().noneMatch(disk -> watched(disk.getHealth()))) {
      findings.add(ReasonCode.DISK_HEALTHY, Reason.Source.DISK);
    }
  }

  private Disk solid() {
    return disks.stream()
        .filter(
            disk ->
                disk.getType() == DiskType.DISK_TYPE_SSD
                    || disk.getType() == DiskType.DISK_TYPE_NVME)
        .findFirst()
        .orElseThrow();
  }

  private static void tell(Findings findings, ReasonCode code, Disk disk) {
    findings.add(
        code, Reason.Source.DISK, model(disk), new Reason.Value.Text(DiskCounters.of(disk)));
  }

  private static Reason.Value model(Disk disk) {
    return new Reason.Value.Text(disk.getModel().strip());
  }
}
