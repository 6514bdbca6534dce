package fr.regain.console.equipment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.device.DeviceAct;
import fr.regain.console.device.DeviceActs;
import fr.regain.console.device.DeviceSelection;
import fr.regain.v1.Age;
import fr.regain.v1.Chassis;
import fr.regain.v1.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

abstract class SurveyContract extends EquipmentFixture {
  @Test
  void aDeviceThatReports_isEquipment_once() {
    UUID device = device(moulin);
    reports(device, laptop("5CG1234567").setAge(Age.newBuilder().setEarliest("2019-01-01")));
    assertThat(survey.run()).isEqualTo(1);
    assertThat(survey.run()).isZero();
    Equipment made = equipment.ofDevice(Scope.EVERYWHERE, device).orElseThrow();
    assertThat(made.kind()).isEqualTo(EquipmentKind.LAPTOP);
    assertThat(made.siteId()).isEqualTo(moulin.id());
    assertThat(made.description().serialNumber()).isEqualTo("5CG1234567");
    assertThat(made.made().after()).isEqualTo(LocalDate.of(2019, 1, 1));
    assertThat(made.origin()).isEqualTo(Origin.AGENT);
    assertThat(made.declaration()).isEqualTo(Declaration.NONE);
    assertThat(all()).hasSize(1);
  }

  @Test
  void anotherInventory_updatesTheSamePiece_andSaysThatItChanged() {
    UUID device = device(moulin);
    reports(device, laptop("5CG1234567"));
    survey.run();
    Equipment before = all().getFirst();
    reports(device, laptop("5CG1234567").setModel("Latitude 5401"));
    survey.run();
    Equipment after = all().getFirst();
    assertThat(after.shortId()).isEqualTo(before.shortId());
    assertThat(after.description().model()).isEqualTo("Latitude 5401");
    assertThat(after.changedAt()).isAfter(before.changedAt());
  }

  @Test
  void aVirtualMachine_isNoEquipment() {
    reports(device(moulin), laptop("5CG1234567").setChassis(Chassis.CHASSIS_VIRTUAL));
    assertThat(survey.run()).isZero();
    assertThat(all()).isEmpty();
  }

  @Test
  void anEmptyInventory_isAComputerOfUnknownForm_andJunkIsNoSerialNumber() {
    reports(device(moulin), Inventory.newBuilder());
    reports(device(moulin), laptop("Default string"));
    reports(device(moulin), laptop("Default string"));
    survey.run();
    assertThat(all())
        .extracting(Equipment::kind)
        .containsExactly(EquipmentKind.COMPUTER, EquipmentKind.LAPTOP, EquipmentKind.LAPTOP);
    assertThat(all()).extracting(each -> each.description().serialNumber()).containsOnlyNulls();
  }

  @Test
  void aScreenWithASerialNumber_isOnePiece_whereverItIsSeen() {
    UUID first = device(moulin);
    UUID second = device(coteaux);
    reports(first, laptop("A12345").addDisplays(screen("CN0ABC")));
    survey.run();
    reports(second, laptop("B12345").addDisplays(screen("CN0ABC")));
    survey.run();
    List<Equipment> screens =
        all().stream().filter(each -> each.kind() == EquipmentKind.MONITOR).toList();
    assertThat(screens).hasSize(1);
    assertThat(screens.getFirst().seenWith()).isEqualTo(second);
    assertThat(screens.getFirst().siteId()).isEqualTo(coteaux.id());
    assertThat(screens.getFirst().made().after()).isEqualTo(LocalDate.of(2019, 1, 1));
    assertThat(equipment.seenWith(Scope.EVERYWHERE, second)).hasSize(1);
    assertThat(equipment.seenWith(Scope.EVERYWHERE, first)).isEmpty();
  }

  @Test
  void aScreen_movesWithItsDevice_unlessItWasPutElsewhere() {
    UUID device = device(moulin);
    reports(device, laptop("A12345").addDisplays(screen("CN0ABC")).addDisplays(screen("CN0XYZ")));
    survey.run();
    long elsewhere = equipment.seenWith(Scope.EVERYWHERE, device).getLast().id();
    database.update(dsl -> equipment.move(dsl, Person.CONSOLE, elsewhere, 1));

    DeviceActs acts =
        new DeviceActs(
            database, clock, (dsl, held) -> {}, List.of(), List.of(new MovedDevices(clock)));
    DeviceSelection it = new DeviceSelection.Chosen(List.of(device));
    assertThat(acts.run(Person.CONSOLE, it, new DeviceAct.ToSite(coteaux.id()), 1)).isPresent();
    assertThat(all()).extracting(Equipment::siteId).containsExactly(coteaux.id(), coteaux.id(), 1L);
  }

  @Test
  void aScreenThatWasSetApart_noLongerMovesWithItsDevice() {
    UUID device = device(moulin);
    reports(device, laptop("A12345").addDisplays(screen("CN0ABC")));
    survey.run();
    long screen = equipment.seenWith(Scope.EVERYWHERE, device).getFirst().id();
    database.update(dsl -> equipment.setApart(dsl, screen));

    DeviceActs acts =
        new DeviceActs(
            database, clock, (dsl, held) -> {}, List.of(), List.of(new MovedDevices(clock)));
    DeviceSelection it = new DeviceSelection.Chosen(List.of(device));
    assertThat(acts.run(Person.CONSOLE, it, new DeviceAct.ToSite(coteaux.id()), 1)).isPresent();
    assertThat(all())
        .filteredOn(each -> each.id() == screen)
        .extracting(Equipment::siteId)
        .containsExactly(moulin.id());
  }

  @Test
  void screensWithoutSerialNumber_areKnownByTheirDevice() {
    UUID device = device(moulin);
    Inventory.Builder two = laptop("A12345").addDisplays(screen("")).addDisplays(screen(""));
    reports(device, two);
    survey.run();
    assertThat(equipment.seenWith(Scope.EVERYWHERE, device)).hasSize(2);
    reports(device, two.setMemoryBytes(1));
    survey.run();
    assertThat(equipment.seenWith(Scope.EVERYWHERE, device)).hasSize(2);
    reports(device(moulin), laptop("B12345").addDisplays(screen("")));
    survey.run();
    assertThat(all()).hasSize(5);
  }

  @Test
  void oneScreenSeenWithTwoDevicesAtOnce_isOnePiece() {
    reports(device(moulin), laptop("A12345").addDisplays(screen("CN0ABC")));
    reports(device(moulin), laptop("B12345").addDisplays(screen("CN0ABC")));
    survey.run();
    assertThat(all()).hasSize(3);
  }

  @Test
  void theBuiltInScreen_isNoPieceOfItsOwn() {
    reports(
        device(moulin),
        laptop("A12345").addDisplays(screen("CN0ABC").toBuilder().setBuiltIn(true)));
    survey.run();
    assertThat(all()).hasSize(1);
  }

  @Test
  void whatWasImportedBefore_isTheDeviceThatBearsItsSerialNumber() {
    Equipment imported = imported("5CG1234567");
    reports(device(coteaux), laptop("5CG1234567"));
    survey.run();
    assertThat(all()).hasSize(1);
    Equipment now = all().getFirst();
    assertThat(now.id()).isEqualTo(imported.id());
    assertThat(now.siteId()).as("where its agent is enrolled").isEqualTo(coteaux.id());
    assertThat(now.deviceId()).isNotNull();
    assertThat(now.declaration().inventoryNumber()).isEqualTo("IMMO-1");
    assertThat(now.description().made()).isEqualTo(imported.description().made());
  }

  @Test
  void whatHasLeft_isNotWhatIsSeenHereLater() {
    UUID device = device(moulin);
    Inventory.Builder laptop =
        laptop("A12345").addDisplays(screen("")).addDisplays(screen("CN0ABC"));
    reports(device, laptop);
    survey.run();
    List<Equipment> left =
        Stream.concat(
                equipment.seenWith(Scope.EVERYWHERE, device).stream(),
                Stream.of(imported("5CG1234567")))
            .toList();
    database.update(dsl -> left.forEach(piece -> equipment.setGone(dsl, piece.id(), true)));

    reports(device, laptop.setMemoryBytes(1));
    reports(device(moulin), laptop("5CG1234567"));
    survey.run();
    assertThat(all()).hasSize(4);
    assertThat(all()).extracting(Equipment::id).doesNotContainAnyElementsOf(ids(left));
    reports(device, laptop.setMemoryBytes(2));
    survey.run();
    assertThat(all()).hasSize(4);
  }

  private static List<Long> ids(List<Equipment> pieces) {
    return pieces.stream().map(Equipment::id).toList();
  }

  @Test
  void twoImportedPiecesWithOneSerialNumber_areNeither() {
    imported("5CG1234567");
    imported("5CG1234567");
    reports(device(moulin), laptop("5CG1234567"));
    survey.run();
    assertThat(all()).hasSize(3);
  }

  private Equipment imported(String serial) {
    Description plate =
        new Description(
            EquipmentKind.COMPUTER,
            "Dell",
            null,
            serial,
            new Made(LocalDate.of(2018, 1, 1), null),
            null);
    return database.write(
        dsl ->
            equipment.add(
                dsl,
                Person.CONSOLE,
                moulin.id(),
                plate,
                Declaration.NONE.withInventoryNumber("IMMO-1"),
                Origin.IMPORT));
  }

  @Test
  void anInventoryThatWasWrittenLate_isReadAllTheSame() {
    UUID late = device(moulin);
    UUID early = device(moulin);
    Instant before = clock.instant();
    reports(early, laptop("A12345"));
    survey.run();
    database.update(
        dsl ->
            devices.recordInventories(
                dsl,
                List.of(
                    new fr.regain.console.device.InventoryReading(
                        late, "00", laptop("B12345").build(), before))));
    assertThat(survey.run()).isEqualTo(1);
    assertThat(all()).hasSize(2);
  }

  @Test
  void whatComesAfterTheClockWasSetRight_isReadAllTheSame() {
    clock.advance(Duration.ofDays(1));
    reports(device(moulin), laptop("A12345"));
    survey.run();
    clock.advance(Duration.ofDays(-1));
    reports(device(moulin), laptop("B12345"));
    assertThat(survey.run()).isEqualTo(1);
    assertThat(all()).hasSize(2);
  }

  @Test
  void moreInventoriesThanOneTransactionTakes_areAllRead() {
    int devices = Survey.AT_A_TIME + 3;
    for (int number = 0; number < devices; number++) {
      reports(device(moulin), laptop("SERIAL" + number));
    }
    assertThat(survey.run()).isEqualTo(devices);
    assertThat(equipment.after(Scope.EVERYWHERE, EquipmentFilter.ALL, 0, 10_000)).hasSize(devices);
  }
}
