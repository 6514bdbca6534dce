package fr.regain.console.device;

import static fr.regain.console.schema.Tables.CHECK_IN_STATE;
import static fr.regain.console.schema.Tables.DEVICE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.platform.paging.Count;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.v1.Age;
import fr.regain.v1.Chassis;
import fr.regain.v1.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class DeviceListContract extends DeviceContract {
  @Test
  void theFilters_narrowTheList() {
    long school =
        sites.create(Person.CONSOLE, sites.root().id(), SiteKind.ETABLISSEMENT, "Zola", null).id();
    long room = sites.create(Person.CONSOLE, school, SiteKind.SALLE, "B12", null).id();
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
    devices.revoke(Person.CONSOLE, elsewhere);

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
    assertThat(ids(new DeviceFilter("", null, null, Set.of(), DeviceState.REVOKED, false, null)))
        .containsExactly(elsewhere);
    assertThat(ids(new DeviceFilter("", null, null, Set.of(), null, true, null)))
        .containsExactly(desktop);
    assertThat(
            ids(
                new DeviceFilter(
                    "",
                    null,
                    null,
                    Set.of(),
                    null,
                    false,
                    clock.instant().minus(Duration.ofDays(1)))))
        .containsExactly(desktop, elsewhere);
    assertThat(ids(new DeviceFilter("", null, null, Set.of(), null, false, null, "0.1.0", null)))
        .containsExactly(desktop, laptop);
    assertThat(ids(text("PÖRTABLE"))).as("accents do not matter").containsExactly(laptop);
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
    checkedIn(b, clock.instant().minus(Duration.ofDays(2)));

    assertThat(sorted(DeviceSort.HOST_NAME, false)).containsExactly(a, b, silent);
    assertThat(sorted(DeviceSort.HOST_NAME, true)).containsExactly(silent, b, a);
    assertThat(sorted(DeviceSort.MODEL, false)).containsExactly(b, a, silent);
    assertThat(sorted(DeviceSort.USED_SHARE, true)).containsExactly(b, a, silent);
    assertThat(sorted(DeviceSort.USED_SHARE, false)).containsExactly(a, b, silent);
    assertThat(sorted(DeviceSort.AGE, false)).containsExactly(a, b, silent);
    assertThat(sorted(DeviceSort.AGE, true)).containsExactly(b, a, silent);
    assertThat(sorted(DeviceSort.LAST_CHECK_IN, false)).containsExactly(b, a, silent);
    assertThat(sorted(DeviceSort.LAST_CHECK_IN, true)).containsExactly(a, b, silent);
  }

  @Test
  void pages_followEachOther_bothWays_fromEitherEnd() {
    for (int index = 0; index < 45; index++) {
      register("same name", sites.root().id());
    }
    List<UUID> forward = new ArrayList<>();
    CountedSlice<DeviceRow> page = page(Sort.by(DeviceSort.HOST_NAME), null);
    assertThat(page.count()).isEqualTo(new Count(45, false));
    assertThat(page.slice().previous()).isNull();
    forward.addAll(idsOf(page));
    while (page.slice().next() != null) {
      page = page(Sort.by(DeviceSort.HOST_NAME), page.slice().next());
      forward.addAll(idsOf(page));
    }
    assertThat(forward).hasSize(45).doesNotHaveDuplicates();

    List<UUID> backward = new ArrayList<>();
    page = page(Sort.by(DeviceSort.HOST_NAME), Cursor.END);
    assertThat(page.slice().next()).isNull();
    backward.addAll(0, idsOf(page));
    while (page.slice().previous() != null) {
      page = page(Sort.by(DeviceSort.HOST_NAME), page.slice().previous());
      backward.addAll(0, idsOf(page));
    }
    assertThat(backward).isEqualTo(forward);
  }

  @Test
  void pages_crossFromThoseThatTell_toThoseThatDoNot_andBack() {
    for (int index = 0; index < 30; index++) {
      UUID id = register("pc", sites.root().id());
      if (index % 2 == 0) {
        record(new VolumesReading(id, List.of(volume("C", 100, index, true)), clock.instant()));
      }
    }
    for (boolean descending : List.of(false, true)) {
      Sort<DeviceSort> sort = new Sort<>(DeviceSort.USED_SHARE, descending);
      CountedSlice<DeviceRow> first =
          devices.page(Scope.EVERYWHERE, DeviceFilter.ALL, sort, null, 10);
      CountedSlice<DeviceRow> second =
          devices.page(Scope.EVERYWHERE, DeviceFilter.ALL, sort, first.slice().next(), 10);
      CountedSlice<DeviceRow> third =
          devices.page(Scope.EVERYWHERE, DeviceFilter.ALL, sort, second.slice().next(), 10);
      assertThat(first.slice().rows()).noneMatch(row -> row.usedBytes() == null);
      assertThat(third.slice().rows()).allMatch(row -> row.usedBytes() == null);
      assertThat(third.slice().next()).isNull();
      CountedSlice<DeviceRow> back =
          devices.page(Scope.EVERYWHERE, DeviceFilter.ALL, sort, third.slice().previous(), 10);
      assertThat(idsOf(back)).isEqualTo(idsOf(second));
      back = devices.page(Scope.EVERYWHERE, DeviceFilter.ALL, sort, back.slice().previous(), 10);
      assertThat(idsOf(back)).isEqualTo(idsOf(first));
      assertThat(back.slice().previous()).isNull();
    }
  }

  @Test
  void aCursorOfAnotherOrder_isTheFirstPage() {
    UUID id = register("pc", sites.root().id());
    Cursor elsewhere = new Cursor(false, "no day", id.toString());

    CountedSlice<DeviceRow> page = page(new Sort<>(DeviceSort.AGE, false), elsewhere);

    assertThat(idsOf(page)).containsExactly(id);
    assertThat(page.slice().previous()).isNull();
  }

  @Test
  void everyWayToRead_takesTheSameDevices_inAScope() {
    Site school =
        sites.create(Person.CONSOLE, sites.root().id(), SiteKind.ETABLISSEMENT, "Zola", null);
    long room = sites.create(Person.CONSOLE, school.id(), SiteKind.SALLE, "B12", null).id();
    UUID inside = register("a", room);
    register("b", sites.root().id());
    Scope scope = new Scope(List.of(school.path()));

    for (DeviceFilter filter : List.of(DeviceFilter.ALL, site(room), text("A"))) {
      List<UUID> named =
          database.read(dsl -> DeviceConditions.named(dsl, filter, 10)).orElse(List.of(inside));
      Condition among = database.read(dsl -> DeviceConditions.among(dsl, named, scope, filter));
      for (Condition condition :
          List.of(
              DeviceConditions.walking(scope, filter),
              DeviceConditions.gathering(scope, filter),
              among)) {
        List<UUID> found =
            database.read(
                dsl -> dsl.select(DEVICE.ID).from(DEVICE).where(condition).fetch(DEVICE.ID));
        assertThat(found).containsExactly(inside);
      }
    }
  }

  private CountedSlice<DeviceRow> page(Sort<DeviceSort> sort, @Nullable Cursor at) {
    return devices.page(Scope.EVERYWHERE, DeviceFilter.ALL, sort, at, 20);
  }

  private static List<UUID> idsOf(CountedSlice<DeviceRow> page) {
    return page.slice().rows().stream().map(DeviceRow::id).toList();
  }

  // Check-ins are another capability's; the list only reads when the last one was.
  private void checkedIn(UUID id, Instant at) {
    database.update(
        dsl ->
            dsl.insertInto(CHECK_IN_STATE)
                .set(CHECK_IN_STATE.PLACE, DevicePlace.of(id))
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
    database.update(dsl -> devices.recordContacts(dsl, Map.of(id, "0.1.0"), at));
  }

  private List<UUID> ids(DeviceFilter filter) {
    return idsOf(devices.page(Scope.EVERYWHERE, filter, Sort.by(DeviceSort.HOST_NAME), null, 100));
  }

  private List<UUID> sorted(DeviceSort key, boolean descending) {
    return idsOf(
        devices.page(Scope.EVERYWHERE, DeviceFilter.ALL, new Sort<>(key, descending), null, 100));
  }

  private static DeviceFilter text(String text) {
    return new DeviceFilter(text, null, null, Set.of(), null, false, null);
  }

  private static DeviceFilter site(long siteId) {
    return new DeviceFilter("", siteId, null, Set.of(), null, false, null);
  }

  private static DeviceFilter chassis(Chassis chassis) {
    return new DeviceFilter("", null, null, Set.of(chassis), null, false, null);
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
}
