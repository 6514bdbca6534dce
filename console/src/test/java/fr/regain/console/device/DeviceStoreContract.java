package fr.regain.console.device;

import static fr.regain.console.schema.Tables.STORAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.Grant;
import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.mail.DigestLine;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.console.web.Language;
import fr.regain.console.web.Words;
import fr.regain.v1.Age;
import fr.regain.v1.Chassis;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Inventory;
import fr.regain.v1.OperatingSystem;
import fr.regain.v1.Processor;
import fr.regain.v1.Volume;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

abstract class DeviceStoreContract extends DeviceContract {
  @Test
  void aRegisteredDevice_showsWhatIsKnown_andNothingElse() {
    UUID id = register("poste-1", sites.root().id());

    DeviceDetail detail = devices.find(Scope.EVERYWHERE, id).orElseThrow();

    assertThat(detail.row().hostName()).isEqualTo("poste-1");
    assertThat(detail.row().siteName()).isEqualTo("Organisation");
    assertThat(detail.row().enrolledAt()).isEqualTo(clock.instant());
    assertThat(detail.row().chassis()).isEqualTo(Chassis.CHASSIS_UNSPECIFIED);
    assertThat(detail.row().memoryBytes()).isNull();
    assertThat(detail.row().capacityBytes()).isNull();
    assertThat(detail.row().usedShare()).isEmpty();
    assertThat(detail.row().lastCheckInAt()).isNull();
    assertThat(detail.inventory()).isNull();
    assertThat(detail.volumes()).isEmpty();
    assertThat(detail.events())
        .containsExactly(new DeviceEvent(clock.instant(), DeviceEventKind.ENROLLED, "a token"));
  }

  @Test
  void aDeviceThatDoesNotExist_isNotFound() {
    assertThat(devices.find(Scope.EVERYWHERE, new UUID(1, 2))).isEmpty();
  }

  @Test
  void anInventory_fillsTheListAndReplacesTheOneBefore() {
    UUID id = register("old", sites.root().id());
    Inventory first = Inventory.newBuilder().setVendor("Dell").setModel("Old").build();
    Inventory second =
        Inventory.newBuilder()
            .setHostName("CDI-07")
            .setVendor("HP")
            .setModel("ProBook 450 G5")
            .setSerialNumber("5CG1234XYZ")
            .setChassis(Chassis.CHASSIS_LAPTOP)
            .setProcessor(Processor.newBuilder().setName("i5-8250U"))
            .setMemoryBytes(8 * GIB)
            .setOperatingSystem(OperatingSystem.newBuilder().setName("Windows").setVersion("11"))
            .setAge(Age.newBuilder().setEarliest("2018-01-01").setLatest("2019-06-30"))
            .build();

    record(new InventoryReading(id, "d1", first, clock.instant()));
    record(new InventoryReading(id, "d2", second, clock.instant()));

    DeviceDetail detail = devices.find(Scope.EVERYWHERE, id).orElseThrow();
    assertThat(detail.inventory()).isEqualTo(second);
    assertThat(detail.inventoryReceivedAt()).isEqualTo(clock.instant());
    DeviceRow row = detail.row();
    assertThat(row.hostName()).isEqualTo("CDI-07");
    assertThat(row.vendor()).isEqualTo("HP");
    assertThat(row.model()).isEqualTo("ProBook 450 G5");
    assertThat(row.serialNumber()).isEqualTo("5CG1234XYZ");
    assertThat(row.chassis()).isEqualTo(Chassis.CHASSIS_LAPTOP);
    assertThat(row.processor()).isEqualTo("i5-8250U");
    assertThat(row.memoryBytes()).isEqualTo(8 * GIB);
    assertThat(row.operatingSystem()).isEqualTo("Windows 11");
    assertThat(row.madeAfter()).isEqualTo(LocalDate.of(2018, 1, 1));
    assertThat(row.madeBefore()).isEqualTo(LocalDate.of(2019, 6, 30));
  }

  @Test
  void anInventoryThatIsNonsense_isTakenWithoutTheNonsense() {
    UUID id = register("poste", sites.root().id());
    Inventory nonsense =
        Inventory.newBuilder()
            .setHostName("\u0000\u0007 ")
            .setVendor("H\u0000P")
            .setModel("x".repeat(5_000))
            .setSerialNumber("é".repeat(254) + "😀")
            .setChassisValue(4_711)
            .setMemoryBytes(-1)
            .setAge(Age.newBuilder().setEarliest("0000-00-00").setLatest("+999999-01-01"))
            .build();

    record(new InventoryReading(id, "d", nonsense, clock.instant()));

    DeviceRow row = devices.find(Scope.EVERYWHERE, id).orElseThrow().row();
    assertThat(row.hostName()).isEqualTo("poste");
    assertThat(row.vendor()).isEqualTo("H P");
    assertThat(row.model()).hasSize(255);
    assertThat(row.serialNumber()).isEqualTo("é".repeat(254));
    assertThat(row.chassis()).isEqualTo(Chassis.CHASSIS_UNSPECIFIED);
    assertThat(row.memoryBytes()).isNull();
    assertThat(row.madeAfter()).isNull();
    assertThat(row.madeBefore()).isNull();
  }

  @Test
  void volumes_areReplacedByTheNextReading_andSummedUp() {
    UUID id = register("poste", sites.root().id());
    Instant first = clock.instant();
    Instant second = first.plusSeconds(900);
    record(
        new VolumesReading(
            id,
            List.of(volume("C", 100, 40, true), volume("D", 50, 10, false)),
            first.plusNanos(123_456_789)));

    record(
        new VolumesReading(
            id, List.of(volume("E", 20, 5, false), volume("C", 100, 60, true)), second));

    DeviceDetail detail = devices.find(Scope.EVERYWHERE, id).orElseThrow();
    assertThat(detail.volumes()).extracting(VolumeState::id).containsExactly("C", "E");
    assertThat(detail.volumes().getFirst())
        .isEqualTo(
            new VolumeState("C", "/C", null, "ext4", 100 * GIB, 60 * GIB, 40 * GIB, true, second));
    assertThat(detail.row().capacityBytes()).isEqualTo(120 * GIB);
    assertThat(detail.row().usedBytes()).isEqualTo(65 * GIB);
    assertThat(detail.row().usedShare()).hasValue(65.0 / 120);
  }

  @Test
  void readingsOfManyDevicesInOneTransaction_eachKeepTheLast() {
    UUID one = register("one", sites.root().id());
    UUID two = register("two", sites.root().id());
    Instant now = clock.instant();

    database.update(
        dsl ->
            devices.recordVolumes(
                dsl,
                List.of(
                    new VolumesReading(one, List.of(volume("C", 100, 10, true)), now),
                    new VolumesReading(two, List.of(volume("C", 200, 20, true)), now),
                    new VolumesReading(
                        one, List.of(volume("C", 100, 30, true)), now.plusSeconds(1)))));

    assertThat(devices.find(Scope.EVERYWHERE, one).orElseThrow().row().usedBytes())
        .isEqualTo(30 * GIB);
    assertThat(devices.find(Scope.EVERYWHERE, two).orElseThrow().row().usedBytes())
        .isEqualTo(20 * GIB);
    assertThat(database.<Integer>read(dsl -> dsl.fetchCount(STORAGE))).isEqualTo(2);
  }

  @Test
  void aVolumeThatContradictsItself_isLeftOut() {
    UUID id = register("poste", sites.root().id());
    Volume moreUsedThanThere = volume("A", 10, 20, false);
    Volume aboveTwoTo63 = volume("B", 1, 0, false).toBuilder().setCapacityBytes(-1).build();
    Volume empty = volume("C", 0, 0, false);
    Volume twice = volume("D", 10, 1, false);

    record(
        new VolumesReading(
            id, List.of(moreUsedThanThere, aboveTwoTo63, empty, twice, twice), clock.instant()));

    assertThat(devices.find(Scope.EVERYWHERE, id).orElseThrow().volumes())
        .extracting(VolumeState::id)
        .containsExactly("D");
  }

  @Test
  void aDeviceWhoseVolumesAreAllGone_hasNoSums() {
    UUID id = register("poste", sites.root().id());
    record(new VolumesReading(id, List.of(volume("C", 100, 40, true)), clock.instant()));

    record(new VolumesReading(id, List.of(), clock.instant().plusSeconds(1)));

    assertThat(devices.find(Scope.EVERYWHERE, id).orElseThrow().volumes()).isEmpty();
    assertThat(devices.find(Scope.EVERYWHERE, id).orElseThrow().row().capacityBytes()).isNull();
  }

  @Test
  void aDeviceThatIsShutOut_canBeReadmitted_once() {
    UUID id = register("poste", sites.root().id());

    devices.revoke(Person.CONSOLE, id);
    assertThat(devices.find(Scope.EVERYWHERE, id).orElseThrow().row().state())
        .isEqualTo(DeviceState.REVOKED);
    assertThatThrownBy(() -> devices.revoke(Person.CONSOLE, id))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NOT_FOUND));
    devices.readmit(Person.CONSOLE, id);

    DeviceDetail detail = devices.find(Scope.EVERYWHERE, id).orElseThrow();
    assertThat(detail.row().state()).isEqualTo(DeviceState.ACTIVE);
    assertThat(detail.events())
        .extracting(DeviceEvent::kind)
        .containsExactly(
            DeviceEventKind.READMITTED, DeviceEventKind.REVOKED, DeviceEventKind.ENROLLED);
  }

  @Test
  void numbersThatShowUpAtTwoSites_areInTheMailOfBothAdministrators_forADay() {
    Site school = sites.create(Person.CONSOLE, 1, SiteKind.ETABLISSEMENT, "Zola", null);
    Site other = sites.create(Person.CONSOLE, 1, SiteKind.ETABLISSEMENT, "Curie", null);
    UUID one = register("one", school.id());
    UUID two = register("two", other.id());
    database.update(dsl -> devices.recordSameNumbers(dsl, one, two, clock.instant()));

    assertThat(copied(school)).isEqualTo("/parc/" + one);
    assertThat(copied(other)).isEqualTo("/parc/" + two);
    clock.advance(Duration.ofDays(1));
    assertThat(copied(school)).isEmpty();
  }

  private String copied(Site site) {
    Person administrator =
        new Person(7, "Lou", false, "", List.of(new Grant(Role.ADMINISTRATOR, site.path())));
    return new CopiedDigest(database)
        .lines(administrator, Words.load(Language.FRENCH), clock.instant()).stream()
            .map(DigestLine::path)
            .collect(Collectors.joining(" "));
  }

  @Test
  void eachCopyOfAnIdentity_isPutOnRecordOnce() {
    UUID id = register("poste", sites.root().id());
    HardwareFacts one = HardwareFacts.newBuilder().setSystemSerial("CLONE-1").build();
    HardwareFacts two = HardwareFacts.newBuilder().setSystemSerial("CLONE-2").build();

    for (HardwareFacts facts : List.of(one, two, one, one, two)) {
      database.update(dsl -> devices.recordClone(dsl, id, facts, clock.instant()));
    }

    assertThat(devices.find(Scope.EVERYWHERE, id).orElseThrow().events())
        .filteredOn(event -> event.kind() == DeviceEventKind.CLONE_DETECTED)
        .extracting(DeviceEvent::detail)
        .containsExactly("CLONE-2", "CLONE-1");
  }
}
