package fr.regain.console.eligibility;

import static fr.regain.console.eligibility.SampleFacts.DEFAULTS;
import static fr.regain.console.eligibility.SampleFacts.OWNED;
import static fr.regain.console.eligibility.SampleFacts.aged;
import static fr.regain.console.eligibility.SampleFacts.evaluate;
import static fr.regain.console.eligibility.SampleFacts.sound;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.equipment.EquipmentKind;
import fr.regain.v1.DiskHealth;
import fr.regain.v1.DiskType;
import fr.regain.v1.Inventory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of the criteria, on both sides of its boundary for one and the same piece. */
final class CriterionTest {
  /**
   * @param facts a piece that stands at the boundary
   * @param value the last value that gives the route
   * @param next the first value that gives the other one
   * @param fitsDisks whether the owner fits disks
   */
  record Line(
      Criterion criterion,
      Facts facts,
      int value,
      Route route,
      int next,
      Route other,
      boolean fitsDisks) {
    @Override
    public String toString() {
      return criterion + " " + value + " / " + next;
    }
  }

  private static Line line(
      Criterion criterion, Facts facts, int value, Route route, int next, Route other) {
    return new Line(criterion, facts, value, route, next, other, true);
  }

  private static Line withoutNewDisks(
      Criterion criterion, Facts facts, int value, Route route, int next, Route other) {
    return new Line(criterion, facts, value, route, next, other, false);
  }

  private static Facts kind(EquipmentKind kind, int age) {
    return new Facts(kind, true, aged(age), OWNED, SampleFacts.soundLaptop().build());
  }

  private static Facts needsWindows11(Consumer<Inventory.Builder> change) {
    return sound(
        laptop -> {
          SampleFacts.windows10(laptop);
          change.accept(laptop);
        });
  }

  private static Facts needsLinux(Consumer<Inventory.Builder> change) {
    return needsWindows11(
        laptop -> {
          SampleFacts.refusedProcessor(laptop);
          change.accept(laptop);
        });
  }

  private static Facts disk(Consumer<DiskHealth.Builder> change) {
    DiskHealth.Builder health = DiskHealth.newBuilder().setPassed(true);
    change.accept(health);
    return sound(laptop -> laptop.clearDisks().addDisks(SampleFacts.ssd().setHealth(health)));
  }

  private static Facts capacity(Facts facts, long gigabytes) {
    return facts.with(
        facts.inventory().toBuilder()
            .clearDisks()
            .addDisks(SampleFacts.ssd().setCapacityBytes(gigabytes * 1_000_000_000))
            .build());
  }

  private static Facts mechanical() {
    return sound(
        laptop -> laptop.clearDisks().addDisks(SampleFacts.ssd().setType(DiskType.DISK_TYPE_HDD)));
  }

  private static Facts battery(int percent) {
    return sound(laptop -> laptop.clearBatteries().addBatteries(SampleFacts.battery(percent)));
  }

  private static Consumer<Inventory.Builder> memory(int gibibytes, int most) {
    return laptop -> SampleFacts.memory(laptop, gibibytes, most);
  }

  private static Consumer<Inventory.Builder> cores(int count) {
    return laptop -> laptop.getProcessorBuilder().setPhysicalCores(count);
  }

  private static Facts surplus(int age) {
    return aged(sound(laptop -> {}), aged(age)).with(OWNED.withSurplus(true));
  }

  static Stream<Line> lines() {
    int through2026 = 2026;
    return Stream.of(
        line(
            Criterion.SERVICE_DESKTOP,
            kind(EquipmentKind.DESKTOP, 8),
            8,
            Route.TRANSFER,
            9,
            Route.KEEP),
        line(
            Criterion.SERVICE_LAPTOP,
            kind(EquipmentKind.LAPTOP, 7),
            7,
            Route.TRANSFER,
            8,
            Route.KEEP),
        line(
            Criterion.SERVICE_TABLET,
            kind(EquipmentKind.TABLET, 6),
            6,
            Route.TRANSFER,
            7,
            Route.KEEP),
        line(
            Criterion.SERVICE_SERVER,
            kind(EquipmentKind.SERVER, 8),
            8,
            Route.TRANSFER,
            9,
            Route.KEEP),
        line(
            Criterion.SERVICE_MONITOR,
            kind(EquipmentKind.MONITOR, 9),
            9,
            Route.TRANSFER,
            10,
            Route.KEEP),
        line(
            Criterion.SERVICE_OTHER,
            kind(EquipmentKind.PRINTER, 8),
            8,
            Route.TRANSFER,
            9,
            Route.KEEP),
        line(Criterion.YOUNG_BELOW, surplus(5), 5, Route.TRANSFER, 6, Route.REASSIGN),
        line(
            Criterion.YOUNG_CHANNEL,
            surplus(4),
            Route.SELL.number(),
            Route.SELL,
            Route.TRANSFER.number(),
            Route.TRANSFER),
        line(
            Criterion.OLD_CHANNEL,
            surplus(5),
            Route.GIVE.number(),
            Route.GIVE,
            Route.REASSIGN.number(),
            Route.REASSIGN),
        line(
            Criterion.WINDOWS_11_MEMORY,
            needsWindows11(memory(4, 4)),
            4,
            Route.KEEP,
            5,
            Route.REASSIGN),
        withoutNewDisks(
            Criterion.WINDOWS_11_DISK,
            capacity(needsWindows11(laptop -> {}), 64),
            64,
            Route.KEEP,
            80,
            Route.REASSIGN),
        line(
            Criterion.WINDOWS_11_CORES, needsWindows11(cores(2)), 2, Route.KEEP, 3, Route.REASSIGN),
        line(
            Criterion.WINDOWS_11_TPM,
            needsWindows11(laptop -> laptop.getTrustedPlatformModuleBuilder().setVersion("1.2")),
            0,
            Route.KEEP,
            1,
            Route.REASSIGN),
        line(
            Criterion.WINDOWS_10_UPDATES,
            needsLinux(laptop -> {}),
            through2026,
            Route.REASSIGN,
            through2026 + 1,
            Route.KEEP),
        line(
            Criterion.LINUX_ACCEPTED,
            needsLinux(laptop -> {}),
            1,
            Route.REASSIGN,
            0,
            Route.RECYCLE),
        line(Criterion.LINUX_MEMORY, needsLinux(memory(4, 4)), 4, Route.REASSIGN, 5, Route.RECYCLE),
        withoutNewDisks(
            Criterion.LINUX_DISK,
            capacity(needsLinux(laptop -> {}), 25),
            25,
            Route.REASSIGN,
            32,
            Route.RECYCLE),
        line(Criterion.LINUX_CORES, needsLinux(cores(2)), 2, Route.REASSIGN, 3, Route.RECYCLE),
        line(Criterion.MEMORY_WANTED, sound(memory(8, 32)), 9, Route.KEEP, 10, Route.UPGRADE),
        line(Criterion.DISK_SOLID, mechanical(), 0, Route.KEEP, 1, Route.UPGRADE),
        line(
            Criterion.DISK_REALLOCATED,
            disk(health -> health.setReallocatedSectors(4)),
            4,
            Route.KEEP,
            3,
            Route.UPGRADE),
        line(
            Criterion.DISK_UNCORRECTABLE,
            disk(health -> health.setReportedUncorrectableErrors(1)),
            1,
            Route.KEEP,
            0,
            Route.UPGRADE),
        line(
            Criterion.DISK_TIMEOUTS,
            disk(health -> health.setCommandTimeouts(13)),
            13,
            Route.KEEP,
            12,
            Route.UPGRADE),
        line(
            Criterion.DISK_PENDING,
            disk(health -> health.setPendingSectors(1)),
            1,
            Route.KEEP,
            0,
            Route.UPGRADE),
        line(
            Criterion.DISK_OFFLINE,
            disk(health -> health.setOfflineUncorrectableSectors(1)),
            1,
            Route.KEEP,
            0,
            Route.UPGRADE),
        line(
            Criterion.DISK_ENDURANCE,
            disk(health -> health.setPercentageUsed(99)),
            100,
            Route.KEEP,
            99,
            Route.UPGRADE),
        line(Criterion.BATTERY_POOR, battery(50), 50, Route.KEEP, 51, Route.UPGRADE),
        line(Criterion.FIT_MEMORY, sound(memory(4, 32)), 0, Route.KEEP, 1, Route.UPGRADE),
        line(Criterion.FIT_DISK, mechanical(), 0, Route.KEEP, 1, Route.UPGRADE),
        line(Criterion.FIT_BATTERY, battery(40), 0, Route.KEEP, 1, Route.UPGRADE));
  }

  private static Criteria with(Line line, int value) {
    Map<Criterion, Integer> values = new EnumMap<>(DEFAULTS.values());
    values.put(Criterion.FIT_DISK, line.fitsDisks ? 1 : 0);
    values.put(line.criterion, value);
    return new Criteria(1, values);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void theRoute_changesAtTheBoundary_andNowhereBefore(Line line) {
    assertThat(evaluate(line.facts, with(line, line.value)).route()).isEqualTo(line.route);
    assertThat(evaluate(line.facts, with(line, line.next)).route()).isEqualTo(line.other);
  }

  /** The one line that names a finding and moves no route. */
  @Test
  void aGoodBattery_isOneAtTheBoundary() {
    assertThat(evaluate(battery(80), SampleFacts.with(Criterion.BATTERY_GOOD, 80)).reasons())
        .extracting(Reason::code)
        .contains(ReasonCode.BATTERY_GOOD);
    assertThat(evaluate(battery(80), SampleFacts.with(Criterion.BATTERY_GOOD, 81)).reasons())
        .extracting(Reason::code)
        .contains(ReasonCode.BATTERY_WORN);
  }

  @Test
  void everyLine_isInTheTable() {
    List<Criterion> told =
        Stream.concat(lines().map(Line::criterion), Stream.of(Criterion.BATTERY_GOOD)).toList();
    assertThat(told).containsExactlyInAnyOrder(Criterion.values());
  }
}
