package fr.regain.console.eligibility;

import fr.regain.console.equipment.Declaration;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Made;
import fr.regain.v1.Battery;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskHealth;
import fr.regain.v1.DiskType;
import fr.regain.v1.Firmware;
import fr.regain.v1.Inventory;
import fr.regain.v1.MemoryModule;
import fr.regain.v1.OperatingSystem;
import fr.regain.v1.Processor;
import fr.regain.v1.TrustedPlatformModule;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** A laptop of which everything is known and nothing is wrong, and changes to it. */
final class SampleFacts {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  static final long GIB = 1L << 30;
  static final CriteriaDocument DOCUMENT = CriteriaDocument.load();
  static final Criteria DEFAULTS = DOCUMENT.criteria();
  static final Evaluator EVALUATOR = new Evaluator(DOCUMENT.processors());
  static final Declaration OWNED = Declaration.NONE.withOwner(1L).withProtectedCarrier(false);

  private SampleFacts() {}

  static Inventory.Builder soundLaptop() {
    return Inventory.newBuilder()
        .setProcessor(
            Processor.newBuilder()
                .setName("Intel Core i5-8365U")
                .setVendor("GenuineIntel")
                .setFamily(6)
                .setModel(142)
                .setStepping(12)
                .setPhysicalCores(4)
                .setSixtyFourBit(true))
        .setFirmware(Firmware.newBuilder().setUefi(true).setSecureBoot(true))
        .setTrustedPlatformModule(
            TrustedPlatformModule.newBuilder().setPresent(true).setVersion("2.0"))
        .setMemoryBytes(8 * GIB - 200_000_000)
        .addMemoryModules(MemoryModule.newBuilder().setCapacityBytes(8 * GIB))
        .setMemorySlots(2)
        .setMaximumMemoryBytes(32 * GIB)
        .addDisks(ssd())
        .addBatteries(battery(90))
        .setOperatingSystem(
            OperatingSystem.newBuilder()
                .setName("Windows")
                .setVersion("11")
                .setBuild("26100")
                .setArchitecture("amd64"));
  }

  static Disk.Builder ssd() {
    return Disk.newBuilder()
        .setModel("KIOXIA")
        .setType(DiskType.DISK_TYPE_SSD)
        .setCapacityBytes(256_000_000_000L)
        .setHealth(DiskHealth.newBuilder().setPassed(true));
  }

  static Battery.Builder battery(int percent) {
    return Battery.newBuilder()
        .setDesignCapacityMilliwattHours(50_000)
        .setFullCapacityMilliwattHours(percent * 500L);
  }

  /** Memory in one module, of two places, in a machine that takes so much. */
  static void memory(Inventory.Builder laptop, int gibibytes, int most) {
    laptop
        .setMemoryBytes(gibibytes * GIB)
        .clearMemoryModules()
        .addMemoryModules(MemoryModule.newBuilder().setCapacityBytes(gibibytes * GIB))
        .setMaximumMemoryBytes(most * GIB);
  }

  static void windows10(Inventory.Builder laptop) {
    laptop.getOperatingSystemBuilder().setVersion("10").setBuild("19045");
  }

  static void refusedProcessor(Inventory.Builder laptop) {
    laptop.getProcessorBuilder().setModel(94).setStepping(3);
  }

  /** A day on which what was made then is so many years old, and a day more. */
  static Made aged(int years) {
    LocalDate day = TODAY.minusYears(years).minusDays(1);
    return new Made(day, day);
  }

  static Facts facts(Inventory.Builder inventory) {
    return new Facts(EquipmentKind.LAPTOP, true, aged(3), OWNED, inventory.build());
  }

  static Facts sound(Consumer<Inventory.Builder> change) {
    Inventory.Builder laptop = soundLaptop();
    change.accept(laptop);
    return facts(laptop);
  }

  static Facts aged(Facts facts, Made made) {
    return new Facts(facts.kind(), facts.works(), made, facts.declaration(), facts.inventory());
  }

  static Criteria with(Criterion criterion, int value) {
    Map<Criterion, Integer> values = new EnumMap<>(DEFAULTS.values());
    values.put(criterion, value);
    return new Criteria(1, values);
  }

  static Evaluation evaluate(Facts facts) {
    return EVALUATOR.evaluate(facts, DEFAULTS, TODAY);
  }

  static Evaluation evaluate(Facts facts, Criteria criteria) {
    return EVALUATOR.evaluate(facts, criteria, TODAY);
  }
}
