package fr.regain.console.eligibility;

import static fr.regain.console.eligibility.Reason.Source.DECLARATION;
import static fr.regain.console.eligibility.Reason.Source.INVENTORY;
import static fr.regain.console.eligibility.Reason.Source.NONE;

import fr.regain.v1.Inventory;
import fr.regain.v1.OperatingSystem;
import fr.regain.v1.Processor;
import fr.regain.v1.TrustedPlatformModule;
import java.time.LocalDate;
import java.util.Set;

/** Which operating systems the hardware takes, and whether the one that runs gets updates. */
final class SystemAssessment {
  private static final Set<String> SIXTY_FOUR_BIT =
      Set.of("amd64", "x86_64", "x64", "aarch64", "arm64");

  private final Inventory inventory;
  private final Criteria criteria;
  private final ProcessorRule processors;
  private final MemoryAssessment memory;
  private final DiskAssessment disks;
  private final LocalDate today;
  private final RunningSystem running;

  SystemAssessment(
      Inventory inventory,
      Criteria criteria,
      ProcessorRule processors,
      MemoryAssessment memory,
      DiskAssessment disks,
      LocalDate today) {
    this.inventory = inventory;
    this.criteria = criteria;
    this.processors = processors;
    this.memory = memory;
    this.disks = disks;
    this.today = today;
    this.running = RunningSystem.of(inventory.getOperatingSystem());
  }

  /** Whether it can stay in its use: what runs gets updates, or Windows 11 can be put there. */
  Truth holds() {
    Truth windows = windows11();
    return switch (running) {
      case LINUX -> room(Criterion.LINUX_MEMORY, Criterion.LINUX_DISK);
      case WINDOWS_11 -> room(Criterion.WINDOWS_11_MEMORY, Criterion.WINDOWS_11_DISK);
      case WINDOWS_10 ->
          updatesArePaid() ? room(Criterion.WINDOWS_11_MEMORY, Criterion.LINUX_DISK) : windows;
      case WINDOWS_OLD -> windows;
      case UNKNOWN -> windows.or(Truth.unknown(OpenFact.SYSTEM));
    };
  }

  private Truth room(Criterion memoryNeeded, Criterion diskNeeded) {
    return memory
        .reaches(criteria.number(memoryNeeded))
        .and(disks.serves(criteria.number(diskNeeded)));
  }

  /** Whether it can serve with Linux. */
  Truth linux() {
    return criteria.flag(Criterion.LINUX_ACCEPTED)
        ? linuxProcessor().and(room(Criterion.LINUX_MEMORY, Criterion.LINUX_DISK))
        : Truth.NO;
  }

  private Truth linuxProcessor() {
    return sixtyFourBit().and(cores(criteria.number(Criterion.LINUX_CORES)));
  }

  Truth windows11() {
    return windowsProcessor()
        .and(trustedPlatformModule())
        .and(room(Criterion.WINDOWS_11_MEMORY, Criterion.WINDOWS_11_DISK));
  }

  private Truth windowsProcessor() {
    return processors
        .accepts(inventory.getProcessor())
        .and(sixtyFourBit())
        .and(cores(criteria.number(Criterion.WINDOWS_11_CORES)));
  }

  private Truth trustedPlatformModule() {
    if (!criteria.flag(Criterion.WINDOWS_11_TPM)) {
      return Truth.YES;
    }
    TrustedPlatformModule module = inventory.getTrustedPlatformModule();
    Truth unknown = Truth.unknown(OpenFact.TRUSTED_PLATFORM_MODULE);
    if (!inventory.hasTrustedPlatformModule()) {
      return unknown;
    }
    if (!module.getPresent()) {
      // Processors that Windows 11 takes have one, which the firmware may have switched off.
      return windowsProcessor().isNo() ? Truth.NO : unknown;
    }
    return module.hasVersion() ? Truth.of(module.getVersion().startsWith("2")) : unknown;
  }

  private Truth sixtyFourBit() {
    Processor processor = inventory.getProcessor();
    OperatingSystem system = inventory.getOperatingSystem();
    if (SIXTY_FOUR_BIT.contains(system.getArchitecture())) {
      return Truth.YES;
    }
    // A 32-bit system says nothing of the processor under it.
    return processor.hasSixtyFourBit()
        ? Truth.of(processor.getSixtyFourBit())
        : Truth.unknown(OpenFact.PROCESSOR);
  }

  private Truth cores(int needed) {
    Processor processor = inventory.getProcessor();
    int cores = Math.max(processor.getPhysicalCores(), processor.getLogicalCores());
    return cores == 0 ? Truth.unknown(OpenFact.PROCESSOR) : Truth.of(cores >= needed);
  }

  private boolean updatesArePaid() {
    return !paidThrough().isBefore(today) && criteria.number(Criterion.WINDOWS_10_UPDATES) > 2025;
  }

  private LocalDate paidThrough() {
    return RunningSystem.lastPaidDay(criteria.number(Criterion.WINDOWS_10_UPDATES));
  }

  /** Until when the system that runs gets updates, where it will not be replaced by another. */
  LocalDate latest(LocalDate wished) {
    boolean paid = running == RunningSystem.WINDOWS_10 && updatesArePaid() && windows11().isNo();
    return paid && paidThrough().isBefore(wished) ? paidThrough() : wished;
  }

  void tell(Findings findings) {
    Reason.Value name =
        new Reason.Value.Text(
            (inventory.getOperatingSystem().getName()
                    + " "
                    + inventory.getOperatingSystem().getVersion())
                .strip());
    switch (running) {
      case WINDOWS_11, LINUX -> findings.add(ReasonCode.SYSTEM_CURRENT, INVENTORY, name);
      case WINDOWS_OLD -> findings.add(ReasonCode.SYSTEM_WITHOUT_UPDATES, INVENTORY, name);
      case WINDOWS_10 -> {
        if (updatesArePaid()) {
          findings.add(
              ReasonCode.SYSTEM_PAID_UPDATES,
              DECLARATION,
              name,
              new Reason.Value.Day(paidThrough()));
        } else {
          findings.add(ReasonCode.SYSTEM_WITHOUT_UPDATES, INVENTORY, name);
        }
      }
      case UNKNOWN -> findings.add(ReasonCode.SYSTEM_UNKNOWN, NONE, name);
    }
    tellWindows11(findings);
    tellLinux(findings);
    if (inventory.getFirmware().hasSecureBoot() && !inventory.getFirmware().getSecureBoot()) {
      findings.add(ReasonCode.SECURE_BOOT_OFF, INVENTORY);
    }
  }

  private void tellWindows11(Findings findings) {
    Reason.Value processor = new Reason.Value.Text(inventory.getProcessor().getName().strip());
    if (windowsProcessor().isNo()) {
      findings.add(ReasonCode.WINDOWS_11_PROCESSOR, INVENTORY, processor);
    }
    if (trustedPlatformModule().isNo()) {
      findings.add(
          ReasonCode.WINDOWS_11_TPM,
          INVENTORY,
          new Reason.Value.Text(inventory.getTrustedPlatformModule().getVersion()));
    }
    switch (windows11().answer()) {
      case YES -> findings.add(ReasonCode.WINDOWS_11_READY, INVENTORY, processor);
      case NO -> {}
      case UNKNOWN -> findings.add(ReasonCode.WINDOWS_11_UNKNOWN, NONE);
    }
  }

  private void tellLinux(Findings findings) {
    switch (linuxProcessor().and(linux()).answer()) {
      case YES -> findings.add(ReasonCode.LINUX_READY, INVENTORY);
      case NO -> {
        if (linuxProcessor().isNo()) {
          findings.add(
              ReasonCode.LINUX_PROCESSOR,
              INVENTORY,
              new Reason.Value.Text(inventory.getProcessor().getName().strip()));
        }
      }
      case UNKNOWN -> findings.add(ReasonCode.LINUX_UNKNOWN, NONE);
    }
  }
}
