package fr.regain.console.eligibility;

import static fr.regain.console.eligibility.SampleFacts.DEFAULTS;
import static fr.regain.console.eligibility.SampleFacts.EVALUATOR;
import static fr.regain.console.eligibility.SampleFacts.GIB;
import static fr.regain.console.eligibility.SampleFacts.OWNED;
import static fr.regain.console.eligibility.SampleFacts.TODAY;
import static fr.regain.console.eligibility.SampleFacts.aged;
import static fr.regain.console.eligibility.SampleFacts.evaluate;
import static fr.regain.console.eligibility.SampleFacts.sound;
import static fr.regain.console.eligibility.SampleFacts.with;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.equipment.Declaration;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Made;
import fr.regain.v1.DiskHealth;
import fr.regain.v1.DiskHealthSource;
import fr.regain.v1.DiskType;
import fr.regain.v1.Inventory;
import fr.regain.v1.MemoryModule;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each line of the criteria, at and beside its boundary. */
final class EvaluatorTest {
  private static final Facts SOUND = sound(laptop -> {});

  @Test
  void aSoundLaptop_staysUntilTheEndOfItsService() {
    Evaluation evaluation = evaluate(SOUND);
    assertThat(evaluation.route()).isEqualTo(Route.KEEP);
    assertThat(evaluation.possible()).containsExactly(Route.KEEP);
    assertThat(evaluation.deciding()).isEmpty();
    assertThat(evaluation.staysUntil()).isEqualTo(TODAY.plusYears(4).minusDays(1));
    assertThat(evaluation.reasons())
        .extracting(Reason::code)
        .containsExactly(
            ReasonCode.AGE_WITHIN,
            ReasonCode.SYSTEM_CURRENT,
            ReasonCode.WINDOWS_11_READY,
            ReasonCode.LINUX_READY,
            ReasonCode.MEMORY_ENOUGH,
            ReasonCode.DISK_SOLID,
            ReasonCode.DISK_HEALTHY,
            ReasonCode.BATTERY_GOOD);
  }

  @ParameterizedTest
  @CsvSource({
    // age, surplus, protected -> route
    "0, false, false, KEEP",
    "6, false, false, KEEP",
    "7, false, false, TRANSFER",
    "9, false, false, TRANSFER",
    "9, false, true, REASSIGN",
    "10, false, false, RECYCLE",
    "10, false, true, RECYCLE",
    "25, false, false, RECYCLE",
    "4, true, false, REASSIGN",
    "5, true, false, TRANSFER",
    "5, true, true, REASSIGN",
    "10, true, false, RECYCLE"
  })
  void bandsOfAge(int age, boolean surplus, boolean protectedCarrier, Route route) {
    Facts facts =
        aged(SOUND, aged(age))
            .with(OWNED.withSurplus(surplus).withProtectedCarrier(protectedCarrier));
    assertThat(evaluate(facts).route()).isEqualTo(route);
  }

  @ParameterizedTest
  @CsvSource({"YOUNG_CHANNEL, SELL, 4, SELL", "OLD_CHANNEL, GIVE, 5, GIVE"})
  void theOwnersChannel_isTaken(Criterion criterion, Route channel, int age, Route route) {
    Facts facts = aged(SOUND, aged(age)).with(OWNED.withSurplus(true));
    assertThat(evaluate(facts, with(criterion, channel.number())).route()).isEqualTo(route);
    assertThat(evaluate(facts.with(facts.declaration().withProtectedCarrier(true))).route())
        .isEqualTo(Route.REASSIGN);
  }

  @ParameterizedTest
  @CsvSource({
    "DESKTOP, 7, KEEP",
    "DESKTOP, 8, TRANSFER",
    "ALL_IN_ONE, 8, TRANSFER",
    "COMPUTER, 8, TRANSFER",
    "TABLET, 5, KEEP",
    "TABLET, 6, TRANSFER",
    "SERVER, 7, KEEP",
    "SERVER, 8, TRANSFER",
    "MONITOR, 9, KEEP",
    "MONITOR, 10, RECYCLE",
    "PHONE, 6, TRANSFER",
    "PRINTER, 7, KEEP",
    "NETWORK, 8, TRANSFER",
    "OTHER, 8, TRANSFER"
  })
  void eachKind_hasItsYearsOfService(EquipmentKind kind, int age, Route route) {
    Facts facts = new Facts(kind, true, aged(age), OWNED, SOUND.inventory());
    assertThat(evaluate(facts).route()).isEqualTo(route);
  }

  @ParameterizedTest
  @CsvSource({
    // family, model, stepping -> accepted
    "6, 142, 9, false",
    "6, 142, 10, true",
    "6, 158, 9, false",
    "6, 158, 10, true",
    "6, 84, 1, false",
    "6, 85, 4, true",
    "6, 86, 1, false",
    "6, 95, 1, false",
    "6, 96, 1, true",
    "15, 6, 1, false",
    "5, 1, 1, false",
    "18, 1, 1, true"
  })
  void intelProcessors_byFamilyModelAndStepping(
      int family, int model, int stepping, boolean accepted) {
    processor("GenuineIntel", family, model, stepping, accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "22, 48, 1, false",
    "23, 1, 1, false",
    "23, 17, 0, false",
    "23, 8, 2, true",
    "23, 24, 1, true",
    "25, 80, 0, true"
  })
  void amdProcessors_byFamilyAndModel(int family, int model, int stepping, boolean accepted) {
    processor("AuthenticAMD", family, model, stepping, accepted);
  }

  private static void processor(
      String vendor, int family, int model, int stepping, boolean accepted) {
    Evaluation evaluation =
        evaluate(
            sound(
                laptop -> {
                  SampleFacts.windows10(laptop);
                  laptop
                      .getProcessorBuilder()
                      .setVendor(vendor)
                      .setFamily(family)
                      .setModel(model)
                      .setStepping(stepping);
                }));
    assertThat(evaluation.has(ReasonCode.WINDOWS_11_READY)).isEqualTo(accepted);
    assertThat(evaluation.has(ReasonCode.WINDOWS_11_PROCESSOR)).isNotEqualTo(accepted);
    assertThat(evaluation.route()).isEqualTo(accepted ? Route.KEEP : Route.REASSIGN);
  }

  @Test
  void aProcessorOfAnotherMaker_isNotJudged() {
    Evaluation evaluation =
        evaluate(
            sound(
                laptop -> {
                  SampleFacts.windows10(laptop);
                  laptop.getProcessorBuilder().setVendor("Qualcomm");
                }));
    assertThat(evaluation.possible()).containsExactly(Route.KEEP, Route.REASSIGN);
    assertThat(evaluation.deciding()).containsExactly(OpenFact.PROCESSOR);
    assertThat(evaluation.route()).isEqualTo(Route.KEEP);
  }

  @Test
  void windows10WithoutPaidUpdates_isASecurityFinding_notWaste() {
    Evaluation able = evaluate(sound(SampleFacts::windows10));
    assertThat(able.route()).isEqualTo(Route.KEEP);
    assertThat(able.has(ReasonCode.SYSTEM_WITHOUT_UPDATES)).isTrue();
    Facts refused = sound(both(SampleFacts::windows10, SampleFacts::refusedProcessor));
    assertThat(evaluate(refused).route()).isEqualTo(Route.REASSIGN);
    assertThat(evaluate(refused, with(Criterion.LINUX_ACCEPTED, 0)).route())
        .isEqualTo(Route.RECYCLE);
  }

  @ParameterizedTest
  @CsvSource({"2026, false", "2027, true", "2028, true"})
  void paidUpdates_holdThroughTheSecondTuesdayOfOctober(int year, boolean paid) {
    Facts facts = sound(both(SampleFacts::windows10, SampleFacts::refusedProcessor));
    Evaluation evaluation = evaluate(facts, with(Criterion.WINDOWS_10_UPDATES, year));
    assertThat(evaluation.has(ReasonCode.SYSTEM_PAID_UPDATES)).isEqualTo(paid);
    assertThat(evaluation.route()).isEqualTo(paid ? Route.KEEP : Route.REASSIGN);
    if (year == 2028) {
      assertThat(evaluation.staysUntil()).isEqualTo(LocalDate.of(2028, 10, 10));
    }
  }

  @Test
  void theLastPaidDays_areThoseOfTheMaker() {
    assertThat(RunningSystem.lastPaidDay(2025)).isEqualTo(LocalDate.of(2025, 10, 14));
    assertThat(RunningSystem.lastPaidDay(2028)).isEqualTo(LocalDate.of(2028, 10, 10));
  }

  @Test
  void linuxThatRuns_needsNoWindows() {
    Facts facts =
        sound(
            laptop -> {
              SampleFacts.refusedProcessor(laptop);
              laptop.getOperatingSystemBuilder().setName("Debian GNU/Linux").setVersion("12");
            });
    assertThat(evaluate(facts).route()).isEqualTo(Route.KEEP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iPadOS 12.5", "iOS", "Android 9", "Chrome OS", "Mac OS X", "macOS"})
  void aSystemOfWhichTheCriteriaSayNothing_isNotUpToDate(String name) {
    Evaluation evaluation =
        evaluate(sound(laptop -> laptop.getOperatingSystemBuilder().setName(name)));
    assertThat(evaluation.has(ReasonCode.SYSTEM_UNKNOWN)).isTrue();
    assertThat(evaluation.has(ReasonCode.SYSTEM_CURRENT)).isFalse();
  }

  @Test
  void a32BitProcessor_isTooWeakForAnything() {
    Facts facts =
        sound(
            laptop -> {
              SampleFacts.windows10(laptop);
              laptop.getOperatingSystemBuilder().setArchitecture("x86");
              laptop.getProcessorBuilder().setSixtyFourBit(false);
            });
    assertThat(evaluate(facts).route()).isEqualTo(Route.RECYCLE);
    assertThat(evaluate(facts).has(ReasonCode.LINUX_PROCESSOR)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    // version of the TPM; empty: none
    "2.0, true, KEEP",
    "1.2, false, REASSIGN"
  })
  void trustedPlatformModule(String version, boolean able, Route route) {
    Facts facts =
        sound(
            laptop -> {
              SampleFacts.windows10(laptop);
              laptop.getTrustedPlatformModuleBuilder().setVersion(version);
            });
    assertThat(evaluate(facts).has(ReasonCode.WINDOWS_11_READY)).isEqualTo(able);
    assertThat(evaluate(facts).route()).isEqualTo(route);
    assertThat(evaluate(facts, with(Criterion.WINDOWS_11_TPM, 0)).route()).isEqualTo(Route.KEEP);
  }

  @Test
  void aTpmThatIsNotSeen_maySleepInTheFirmware() {
    Facts facts =
        sound(
            laptop -> {
              SampleFacts.windows10(laptop);
              laptop.getTrustedPlatformModuleBuilder().setPresent(false).clearVersion();
            });
    Evaluation evaluation = evaluate(facts);
    assertThat(evaluation.possible()).containsExactly(Route.KEEP, Route.REASSIGN);
    assertThat(evaluation.deciding()).containsExactly(OpenFact.TRUSTED_PLATFORM_MODULE);
    assertThat(changes(facts)).extracting(Change::kind).contains(Change.Kind.SWITCH_ON_TPM);
  }

  @Test
  void secureBootThatIsOff_isWorthKnowing_andChangesNothing() {
    Evaluation evaluation =
        evaluate(sound(laptop -> laptop.getFirmwareBuilder().setSecureBoot(false)));
    assertThat(evaluation.has(ReasonCode.SECURE_BOOT_OFF)).isTrue();
    assertThat(evaluation.route()).isEqualTo(Route.KEEP);
  }

  @ParameterizedTest
  @CsvSource({
    // fitted, most that it takes -> route, reason
    "8, 32, KEEP, MEMORY_ENOUGH",
    "7, 32, KEEP, MEMORY_ENOUGH",
    "6, 32, UPGRADE, MEMORY_ROOM",
    "4, 8, UPGRADE, MEMORY_ROOM",
    "4, 4, KEEP, MEMORY_FIXED",
    "2, 2, RECYCLE, MEMORY_FIXED",
    "2, 4, KEEP, MEMORY_FIXED"
  })
  void memory(int fitted, int most, Route route, ReasonCode reason) {
    Evaluation evaluation = evaluate(sound(laptop -> SampleFacts.memory(laptop, fitted, most)));
    assertThat(evaluation.route()).isEqualTo(route);
    assertThat(evaluation.has(reason)).isTrue();
  }

  @Test
  void memoryThatTheOwnerDoesNotFit_isNoUpgrade() {
    Facts facts = sound(laptop -> SampleFacts.memory(laptop, 4, 32));
    assertThat(evaluate(facts, with(Criterion.FIT_MEMORY, 0)).route()).isEqualTo(Route.KEEP);
  }

  @Test
  void withoutTheFirmwaresMaximum_aFreePlaceStaysAnOpenQuestion() {
    Evaluation evaluation =
        evaluate(
            sound(
                laptop -> {
                  SampleFacts.memory(laptop, 4, 1);
                  laptop.clearMaximumMemoryBytes();
                }));
    assertThat(evaluation.possible()).containsExactly(Route.KEEP, Route.UPGRADE);
    assertThat(evaluation.deciding()).containsExactly(OpenFact.MEMORY_ROOM);
    assertThat(evaluation.reasons())
        .contains(
            new Reason(
                ReasonCode.MEMORY_ROOM_UNKNOWN,
                Reason.Source.NONE,
                java.util.List.of(new Reason.Value.Memory(8 * GIB), new Reason.Value.Count(1))));
  }

  @Test
  void aMaximumBelowWhatIsFitted_isNotBelieved() {
    assertThat(evaluate(sound(laptop -> SampleFacts.memory(laptop, 4, 2))).deciding())
        .containsExactly(OpenFact.MEMORY_ROOM);
  }

  @Test
  void whatTheGraphicsProcessorKeeps_isNotMissing() {
    Facts facts = sound(laptop -> laptop.clearMemoryModules().setMemoryBytes(7 * GIB));
    assertThat(evaluate(facts).has(ReasonCode.MEMORY_ENOUGH)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    // attribute, most that is bearable
    "5, 4",
    "187, 1",
    "188, 13",
    "197, 1",
    "198, 1"
  })
  void diskCounters_upToTheirThresholds_areWatched(int attribute, int most) {
    Evaluation watched = evaluate(disk(attribute, most));
    assertThat(watched.route()).isEqualTo(Route.KEEP);
    assertThat(watched.has(ReasonCode.DISK_WATCHED)).isTrue();
    Evaluation failing = evaluate(disk(attribute, most + 1));
    assertThat(failing.route()).isEqualTo(Route.UPGRADE);
    assertThat(failing.has(ReasonCode.DISK_FAILING)).isTrue();
    assertThat(evaluate(disk(attribute, most + 1), with(Criterion.FIT_DISK, 0)).route())
        .isEqualTo(Route.RECYCLE);
  }

  private static Facts disk(int attribute, long count) {
    DiskHealth.Builder health = DiskHealth.newBuilder().setPassed(true);
    switch (attribute) {
      case 5 -> health.setReallocatedSectors(count);
      case 187 -> health.setReportedUncorrectableErrors(count);
      case 188 -> health.setCommandTimeouts(count);
      case 197 -> health.setPendingSectors(count);
      case 198 -> health.setOfflineUncorrectableSectors(count);
      default -> throw new IllegalArgumentException("No such attribute");
    }
    return disk(health);
  }

  private static Facts disk(DiskHealth.Builder health) {
    return sound(laptop -> laptop.clearDisks().addDisks(SampleFacts.ssd().setHealth(health)));
  }

  @Test
  void nvme_byEnduranceSpareAndItsOwnVerdict() {
    DiskHealth.Builder fine =
        DiskHealth.newBuilder()
            .setPercentageUsed(99)
            .setAvailableSparePercent(10)
            .setAvailableSpareThresholdPercent(10);
    assertThat(evaluate(disk(fine)).has(ReasonCode.DISK_HEALTHY)).isTrue();
    assertThat(evaluate(disk(fine.clone().setPercentageUsed(100))).route())
        .isEqualTo(Route.UPGRADE);
    assertThat(evaluate(disk(fine.clone().setAvailableSparePercent(9))).route())
        .isEqualTo(Route.UPGRADE);
    assertThat(evaluate(disk(fine.clone().setPassed(false))).route()).isEqualTo(Route.UPGRADE);
    assertThat(evaluate(disk(fine.clone().setMediaErrors(1))).has(ReasonCode.DISK_WATCHED))
        .isTrue();
  }

  /** The counters that the agent reads from the answers of Windows, see its own tests. */
  @Test
  void whatWindowsTellsOfADisk_countsAsMuch() {
    DiskHealth.Builder windows =
        DiskHealth.newBuilder().setSource(DiskHealthSource.DISK_HEALTH_SOURCE_WINDOWS);
    DiskHealth.Builder nvme =
        windows.clone().setPassed(true).setAvailableSparePercent(97).setPercentageUsed(120);
    DiskHealth.Builder ata = windows.clone().setPassed(true).setReallocatedSectors(8);
    assertThat(evaluate(disk(nvme)).route()).isEqualTo(Route.UPGRADE);
    assertThat(evaluate(disk(ata)).route()).isEqualTo(Route.UPGRADE);
    assertThat(evaluate(disk(windows.clone().setPassed(true))).has(ReasonCode.DISK_HEALTHY))
        .isTrue();
    assertThat(evaluate(disk(windows)).has(ReasonCode.DISK_HEALTH_UNKNOWN)).isTrue();
  }

  @Test
  void aDiskBehindRaid_saysNothing_andNothingIsConcluded() {
    Facts facts =
        sound(
            laptop ->
                laptop
                    .clearDisks()
                    .addDisks(
                        SampleFacts.ssd()
                            .setHealth(DiskHealth.newBuilder().setPowerOnHours(12_000))));
    Evaluation evaluation = evaluate(facts);
    assertThat(evaluation.has(ReasonCode.DISK_HEALTH_UNKNOWN)).isTrue();
    assertThat(evaluation.possible()).containsExactly(Route.KEEP, Route.UPGRADE);
    assertThat(evaluation.route()).isEqualTo(Route.KEEP);
    assertThat(evaluation.deciding()).containsExactly(OpenFact.DISK_HEALTH);
  }

  @Test
  void aMechanicalDisk_isReplaced_whereTheOwnerWantsThat() {
    Facts facts =
        sound(
            laptop ->
                laptop.clearDisks().addDisks(SampleFacts.ssd().setType(DiskType.DISK_TYPE_HDD)));
    assertThat(evaluate(facts).route()).isEqualTo(Route.UPGRADE);
    assertThat(evaluate(facts, with(Criterion.DISK_SOLID, 0)).route()).isEqualTo(Route.KEEP);
    assertThat(evaluate(facts, with(Criterion.FIT_DISK, 0)).route()).isEqualTo(Route.KEEP);
  }

  @ParameterizedTest
  @CsvSource({
    "80, KEEP, BATTERY_GOOD",
    "79, KEEP, BATTERY_WORN",
    "50, KEEP, BATTERY_WORN",
    "49, UPGRADE, BATTERY_POOR"
  })
  void batteryBands(int percent, Route route, ReasonCode reason) {
    Facts facts =
        sound(laptop -> laptop.clearBatteries().addBatteries(SampleFacts.battery(percent)));
    assertThat(evaluate(facts).route()).isEqualTo(route);
    assertThat(evaluate(facts).has(reason)).isTrue();
    assertThat(evaluate(facts, with(Criterion.FIT_BATTERY, 0)).route()).isEqualTo(Route.KEEP);
  }

  @Test
  void aBatteryThatTellsTwiceItsDesign_tellsNothing() {
    Facts facts = sound(laptop -> laptop.clearBatteries().addBatteries(SampleFacts.battery(200)));
    assertThat(evaluate(facts).has(ReasonCode.BATTERY_UNKNOWN)).isTrue();
  }

  @Test
  void withoutAnOwner_itIsToBeQualified_andTheRestIsSaidAllTheSame() {
    Evaluation evaluation = evaluate(SOUND.with(Declaration.NONE));
    assertThat(evaluation.route()).isEqualTo(Route.TO_BE_QUALIFIED);
    assertThat(evaluation.possible()).containsExactly(Route.KEEP);
    assertThat(evaluation.deciding()).containsExactly(OpenFact.OWNER);
    assertThat(changes(SOUND.with(Declaration.NONE)))
        .contains(
            new Change(Change.Kind.DECLARE_OWNER, 0, Route.KEEP, TODAY.plusYears(4).minusDays(1)));
  }

  @Test
  void aCarrierOfWhichNobodySaidAnything_keepsItFromLeaving() {
    Facts facts = aged(SOUND, aged(7)).with(OWNED.withProtectedCarrier(null));
    Evaluation evaluation = evaluate(facts);
    assertThat(evaluation.route()).isEqualTo(Route.TO_BE_QUALIFIED);
    assertThat(evaluation.possible()).containsExactly(Route.REASSIGN, Route.TRANSFER);
    assertThat(evaluation.deciding()).containsExactly(OpenFact.CARRIER);
  }

  @Test
  void anAgeBetweenTwoBands_isToBeQualified_notGuessed() {
    LocalDate launch = LocalDate.of(2017, 7, 1);
    Evaluation evaluation = evaluate(aged(SOUND, new Made(launch, LocalDate.of(2024, 3, 1))));
    assertThat(evaluation.possible()).containsExactly(Route.KEEP, Route.TRANSFER);
    assertThat(evaluation.route()).isEqualTo(Route.TO_BE_QUALIFIED);
    assertThat(evaluation.deciding()).containsExactly(OpenFact.AGE);
    Evaluation unknown = evaluate(aged(SOUND, Made.UNKNOWN));
    assertThat(unknown.possible()).containsExactly(Route.KEEP, Route.TRANSFER, Route.RECYCLE);
    assertThat(unknown.route()).isEqualTo(Route.TO_BE_QUALIFIED);
  }

  @Test
  void aPieceOfWhichNothingIsKnown_isToBeQualified() {
    Facts nothing =
        new Facts(
            EquipmentKind.COMPUTER, false, Made.UNKNOWN, OWNED, Inventory.getDefaultInstance());
    Evaluation evaluation = evaluate(nothing);
    assertThat(evaluation.route()).isEqualTo(Route.TO_BE_QUALIFIED);
    assertThat(evaluation.possible()).contains(Route.KEEP, Route.UPGRADE, Route.RECYCLE);
    assertThat(evaluation.has(ReasonCode.WORKING_UNKNOWN)).isTrue();
  }

  @Test
  void whatDoesNotWork_isWaste_untilItIsRepaired() {
    Facts facts = SOUND.with(OWNED.withWorking(false));
    assertThat(evaluate(facts).route()).isEqualTo(Route.RECYCLE);
    assertThat(changes(facts))
        .extracting(Change::kind, Change::route)
        .contains(org.assertj.core.groups.Tuple.tuple(Change.Kind.REPAIR, Route.KEEP));
  }

  @Test
  void eightGigabytesMore_keepItUntil2030() {
    Facts facts =
        aged(
            sound(laptop -> SampleFacts.memory(laptop, 4, 32)),
            new Made(LocalDate.of(2023, 5, 1), LocalDate.of(2023, 9, 1)));
    Evaluation evaluation = evaluate(facts);
    assertThat(evaluation.route()).isEqualTo(Route.UPGRADE);
    assertThat(Changes.of(EVALUATOR, facts, with(Criterion.MEMORY_WANTED, 12), TODAY))
        .contains(new Change(Change.Kind.ADD_MEMORY, 8, Route.KEEP, LocalDate.of(2030, 5, 1)));
    assertThat(changes(facts))
        .contains(new Change(Change.Kind.ADD_MEMORY, 4, Route.KEEP, LocalDate.of(2030, 5, 1)));
  }

  @Test
  void everySystemThatWouldHelp_isNamed() {
    assertThat(changes(sound(both(SampleFacts::windows10, SampleFacts::refusedProcessor))))
        .extracting(Change::kind)
        .containsExactly(Change.Kind.INSTALL_LINUX, Change.Kind.PAY_FOR_UPDATES);
    assertThat(changes(sound(SampleFacts::windows10)))
        .extracting(Change::kind)
        .containsExactly(
            Change.Kind.INSTALL_WINDOWS_11, Change.Kind.INSTALL_LINUX, Change.Kind.PAY_FOR_UPDATES);
  }

  @Test
  void aSoundLaptop_needsNothing() {
    assertThat(changes(SOUND)).isEmpty();
  }

  @Test
  void moduleSizesThatAreNotTold_leaveWhatTheSystemSees() {
    Facts facts = sound(laptop -> laptop.addMemoryModules(MemoryModule.getDefaultInstance()));
    assertThat(evaluate(facts).has(ReasonCode.MEMORY_ENOUGH)).isTrue();
  }

  private static java.util.List<Change> changes(Facts facts) {
    return Changes.of(EVALUATOR, facts, DEFAULTS, TODAY);
  }

  private static Consumer<Inventory.Builder> both(
      Consumer<Inventory.Builder> one, Consumer<Inventory.Builder> other) {
    return one.andThen(other);
  }
}
