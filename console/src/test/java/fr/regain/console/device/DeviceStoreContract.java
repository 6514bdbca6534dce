package fr.regain.console.device;

import static fr.regain.console.schema.Tables.CHECK_IN_STATE;
import static fr.regain.console.schema.Tables.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.DatabaseContract;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class DeviceStoreContract extends DatabaseContract {
  private static final long GIB = 1L << 30;

  private DeviceService devices;
  private SiteService sites;
  private int made;

  @BeforeEach
  void services() {
    devices = new DeviceService(database, clock);
    sites = new SiteService(database, clock);
  }

  @Test
  void aRegisteredDevice_showsWhatIsKnown_andNothingElse() {
    UUID id = register("poste-1", sites.root().id());

    DeviceDetail detail = devices.find(id).orElseThrow();

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
    assertThat(devices.find(new UUID(1, 2))).isEmpty();
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

    DeviceDetail detail = devices.find(id).orElseThrow();
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

    DeviceRow row = devices.find(id).orElseThrow().row();
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

    DeviceDetail detail = devices.find(id).orElseThrow();
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

    assertThat(devices.find(one).orElseThrow().row().usedBytes()).isEqualTo(30 * GIB);
    assertThat(devices.find(two).orElseThrow().row().usedBytes()).isEqualTo(20 * GIB);
    assertThat(database.<Integer>read(dsl -> dsl.fetchCount(VOLUME))).isEqualTo(2);
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

    assertThat(devices.find(id).orElseThrow().volumes())
        .extracting(VolumeState::id)
        .containsExactly("D");
  }

  @Test
  void aDeviceWhoseVolumesAreAllGone_hasNoSums() {
    UUID id = register("poste", sites.root().id());
    record(new VolumesReading(id, List.of(volume("C", 100, 40, true)), clock.instant()));

    record(new VolumesReading(id, List.of(), clock.instant().plusSeconds(1)));

    assertThat(devices.find(id).orElseThrow().volumes()).isEmpty();
    assertThat(devices.find(id).orElseThrow().row().capacityBytes()).isNull();
  }

  @Test
  void theFilters_narrowTheList() {
    long school = sites.create(sites.root().id(), SiteKind.ETABLISSEMENT, "Zola", null).id();
    long room = sites.create(school, SiteKind.SALLE, "B12", null).id();
    UUID laptop = register("Portable-1", room);
    UUID desktop = register("fixe-1", school);
    UUID elsewhere = register("fixe-2", sites.root().id());
    record(
        new InventoryReading(
            laptop,
            "d",
            Inventory.newBuilder()
                .setChassis(Chassis.CHASSIS_LAPTOP)
                .setSerialNumber("5CG_100%")
                .setModel("ProBook")
                .build(),
            clock.instant()));
    record(new VolumesReading(desktop, List.of(volume("C", 100, 95, true)), clock.instant()));
    record(new VolumesReading(laptop, List.of(volume("C", 100, 50, true)), clock.instant()));
    checkedIn(laptop, clock.instant());
    checkedIn(desktop, clock.instant().minus(Duration.ofDays(30)));
    devices.revoke(elsewhere);

    assertThat(ids(DeviceFilter.ALL)).containsExactly(desktop, elsewhere, laptop);
    assertThat(ids(text("portABLE"))).containsExactly(laptop);
    assertThat(ids(text("cg_100%"))).containsExactly(laptop);
    assertThat(ids(text("probook"))).containsExactly(laptop);
    assertThat(ids(text("5CG1"))).as("the underscore is no wildcard").isEmpty();
    assertThat(ids(text("' or 1=1 --"))).isEmpty();
    assertThat(ids(site(school))).containsExactly(desktop, laptop);
    assertThat(ids(site(room))).containsExactly(laptop);
    assertThat(ids(chassis(Chassis.CHASSIS_LAPTOP))).containsExactly(laptop);
    assertThat(ids(chassis(Chassis.CHASSIS_UNSPECIFIED))).containsExactly(desktop, elsewhere);
    assertThat(ids(new DeviceFilter("", null, Set.of(), DeviceState.REVOKED, false, null)))
        .containsExactly(elsewhere);
    assertThat(ids(new DeviceFilter("", null, Set.of(), null, true, null)))
        .containsExactly(desktop);
    assertThat(
            ids(
                new DeviceFilter(
                    "", null, Set.of(), null, false, clock.instant().minus(Duration.ofDays(1)))))
        .containsExactly(desktop, elsewhere);
  }

  @Test
  void eachOrder_putsDevicesThatDoNotTellLast() {
    UUID a = register("a", sites.root().id());
    UUID b = register("B", sites.root().id());
    UUID silent = register("c", sites.root().id());
    record(inventory(a, "HP", "ProBook", "2020-01-01"));
    record(inventory(b, "dell", "Latitude", "2015-01-01"));
    record(new VolumesReading(a, List.of(volume("C", 100, 20, true)), clock.instant()));
    record(new VolumesReading(b, List.of(volume("C", 100, 80, true)), clock.instant()));
    checkedIn(a, clock.instant());
    checkedIn(b, clock.instant().minusSeconds(60));

    assertThat(sorted(DeviceSort.Key.HOST_NAME, false)).containsExactly(a, b, silent);
    assertThat(sorted(DeviceSort.Key.HOST_NAME, true)).containsExactly(silent, b, a);
    assertThat(sorted(DeviceSort.Key.MODEL, false)).containsExactly(b, a, silent);
    assertThat(sorted(DeviceSort.Key.USED_SHARE, true)).containsExactly(b, a, silent);
    assertThat(sorted(DeviceSort.Key.USED_SHARE, false)).containsExactly(a, b, silent);
    assertThat(sorted(DeviceSort.Key.AGE, false)).containsExactly(a, b, silent);
    assertThat(sorted(DeviceSort.Key.AGE, true)).containsExactly(b, a, silent);
    assertThat(sorted(DeviceSort.Key.LAST_CHECK_IN, false)).containsExactly(b, a, silent);
    assertThat(sorted(DeviceSort.Key.LAST_CHECK_IN, true)).containsExactly(a, b, silent);
  }

  @Test
  void pages_doNotOverlap_andTellTheTotal() {
    List<UUID> all = new ArrayList<>();
    for (int index = 0; index < 45; index++) {
      register("same name", sites.root().id());
    }
    for (int page = 1; page <= 3; page++) {
      DevicePage rows = devices.page(DeviceFilter.ALL, DeviceSort.BY_HOST_NAME, page, 20);
      assertThat(rows.total()).isEqualTo(45);
      assertThat(rows.pages()).isEqualTo(3);
      rows.rows().forEach(row -> all.add(row.id()));
    }

    assertThat(all).hasSize(45).doesNotHaveDuplicates();
    assertThat(devices.page(DeviceFilter.ALL, DeviceSort.BY_HOST_NAME, 4, 20).rows()).isEmpty();
    assertThatThrownBy(() -> devices.page(DeviceFilter.ALL, DeviceSort.BY_HOST_NAME, 0, 20))
        .isInstanceOf(Problem.class);
  }

  @Test
  void aDeviceThatIsShutOut_canBeReadmitted_once() {
    UUID id = register("poste", sites.root().id());

    devices.revoke(id);
    assertThat(devices.find(id).orElseThrow().row().state()).isEqualTo(DeviceState.REVOKED);
    assertThatThrownBy(() -> devices.revoke(id))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NOT_FOUND));
    devices.readmit(id);

    DeviceDetail detail = devices.find(id).orElseThrow();
    assertThat(detail.row().state()).isEqualTo(DeviceState.ACTIVE);
    assertThat(detail.events())
        .extracting(DeviceEvent::kind)
        .containsExactly(
            DeviceEventKind.READMITTED, DeviceEventKind.REVOKED, DeviceEventKind.ENROLLED);
  }

  @Test
  void eachCopyOfAnIdentity_isPutOnRecordOnce() {
    UUID id = register("poste", sites.root().id());
    HardwareFacts one = HardwareFacts.newBuilder().setSystemSerial("CLONE-1").build();
    HardwareFacts two = HardwareFacts.newBuilder().setSystemSerial("CLONE-2").build();

    for (HardwareFacts facts : List.of(one, two, one, one, two)) {
      database.update(dsl -> devices.recordClone(dsl, id, facts, clock.instant()));
    }

    assertThat(devices.find(id).orElseThrow().events())
        .filteredOn(event -> event.kind() == DeviceEventKind.CLONE_DETECTED)
        .extracting(DeviceEvent::detail)
        .containsExactly("CLONE-2", "CLONE-1");
  }

  private UUID register(String hostName, long siteId) {
    UUID id = new UUID(0x1234_5678_9abc_4defL, ++made);
    Registration registration =
        new Registration(id, siteId, hostName, HardwareFacts.getDefaultInstance(), null);
    database.update(dsl -> devices.register(dsl, registration, "a token", clock.instant()));
    return id;
  }

  private void record(InventoryReading reading) {
    database.update(dsl -> devices.recordInventories(dsl, List.of(reading)));
  }

  private void record(VolumesReading reading) {
    database.update(dsl -> devices.recordVolumes(dsl, List.of(reading)));
  }

  // Check-ins are another capability's; the list only reads when the last one was.
  private void checkedIn(UUID id, Instant at) {
    database.update(
        dsl ->
            dsl.insertInto(CHECK_IN_STATE)
                .set(CHECK_IN_STATE.DEVICE_ID, id)
                .set(CHECK_IN_STATE.SPOOL_ID, id)
                .set(CHECK_IN_STATE.RECEIVED_THROUGH, 0L)
                .set(CHECK_IN_STATE.RECEIVED_REPORTS, 0L)
                .set(CHECK_IN_STATE.LOST_REPORTS, 0L)
                .set(CHECK_IN_STATE.LAST_AT, at.atOffset(ZoneOffset.UTC))
                .set(CHECK_IN_STATE.NEXT_AT, at.atOffset(ZoneOffset.UTC))
                .set(CHECK_IN_STATE.AGENT_VERSION, "0.1.0")
                .set(CHECK_IN_STATE.PROTOCOL_LEVEL, 1)
                .set(CHECK_IN_STATE.CLOCK_OFFSET_MILLIS, 0L)
                .execute());
  }

  private List<UUID> ids(DeviceFilter filter) {
    return devices.page(filter, DeviceSort.BY_HOST_NAME, 1, 100).rows().stream()
        .map(DeviceRow::id)
        .toList();
  }

  private List<UUID> sorted(DeviceSort.Key key, boolean descending) {
    return devices.page(DeviceFilter.ALL, new DeviceSort(key, descending), 1, 100).rows().stream()
        .map(DeviceRow::id)
        .toList();
  }

  private static DeviceFilter text(String text) {
    return new DeviceFilter(text, null, Set.of(), null, false, null);
  }

  private static DeviceFilter site(long siteId) {
    return new DeviceFilter("", siteId, Set.of(), null, false, null);
  }

  private static DeviceFilter chassis(Chassis chassis) {
    return new DeviceFilter("", null, Set.of(chassis), null, false, null);
  }

  private InventoryReading inventory(UUID id, String vendor, String model, String earliest) {
    return new InventoryReading(
        id,
        "digest",
        Inventory.newBuilder()
            .setVendor(vendor)
            .setModel(model)
            .setAge(Age.newBuilder().setEarliest(earliest))
            .build(),
        clock.instant());
  }

  private static Volume volume(String id, long capacityGib, long usedGib, boolean system) {
    return Volume.newBuilder()
        .setId(id)
        .setMountPoint("/" + id)
        .setFileSystem("ext4")
        .setCapacityBytes(capacityGib * GIB)
        .setUsedBytes(usedGib * GIB)
        .setAvailableBytes(Math.max(0, capacityGib - usedGib) * GIB)
        .setSystem(system)
        .build();
  }
}
