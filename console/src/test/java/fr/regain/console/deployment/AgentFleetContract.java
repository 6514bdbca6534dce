package fr.regain.console.deployment;

import static fr.regain.console.schema.Tables.CHECK_IN_STATE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.device.DeviceFilter;
import fr.regain.console.device.DevicePlace;
import fr.regain.console.device.DeviceService;
import fr.regain.console.device.Registration;
import fr.regain.console.device.RingService;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.v1.HardwareFacts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class AgentFleetContract extends DatabaseContract {
  private AgentFleet fleet;
  private DeviceService devices;
  private long school;

  @BeforeEach
  void console() {
    fleet = new AgentFleet(database);
    devices = new DeviceService(database, clock, (dsl, held) -> {}, List.of());
    SiteService sites = new SiteService(database, clock);
    school =
        sites.create(Person.CONSOLE, sites.root().id(), SiteKind.ETABLISSEMENT, "Zola", null).id();
  }

  private UUID device(String name, long site) {
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    database.update(
        dsl ->
            devices.register(
                dsl,
                new Registration(id, site, name, HardwareFacts.getDefaultInstance(), null),
                "",
                clock.instant()));
    return id;
  }

  private void heard(UUID device, String version, Instant at, @Nullable String health) {
    database.update(
        dsl ->
            dsl.insertInto(CHECK_IN_STATE)
                .set(CHECK_IN_STATE.PLACE, DevicePlace.of(device))
                .set(CHECK_IN_STATE.SPOOL_ID, device)
                .set(CHECK_IN_STATE.RECEIVED_THROUGH, 0L)
                .set(CHECK_IN_STATE.RECEIVED_REPORTS, 0L)
                .set(CHECK_IN_STATE.LOST_REPORTS, 0L)
                .set(CHECK_IN_STATE.LAST_AT, at.atOffset(ZoneOffset.UTC))
                .set(CHECK_IN_STATE.NEXT_AT, at.atOffset(ZoneOffset.UTC))
                .set(CHECK_IN_STATE.AGENT_VERSION, version)
                .set(CHECK_IN_STATE.PROTOCOL_LEVEL, 1)
                .set(CHECK_IN_STATE.CLOCK_OFFSET_MILLIS, 0L)
                .set(CHECK_IN_STATE.HEALTH, health)
                .execute());
  }

  private FleetVersions standing(Scope scope) {
    return fleet.standing(scope, clock.instant());
  }

  @Test
  void versions_areInTheOrderOfTheirNumbers_andTheNewestIsNotBehind() {
    heard(device("a", 1), "0.9.0", clock.instant(), null);
    heard(device("b", 1), "0.10.0", clock.instant(), null);
    heard(device("c", 1), "0.9.0", clock.instant(), null);
    heard(device("d", 1), "nightly", clock.instant(), null);

    assertThat(standing(Scope.EVERYWHERE).versions())
        .containsExactly(
            new VersionCount("0.10.0", 1, false),
            new VersionCount("0.9.0", 2, true),
            new VersionCount("nightly", 1, true));
  }

  @Test
  void aRing_tellsHowManyOfItsDevicesAreBehind() {
    RingService rings = new RingService(database, clock);
    long pilots = rings.create(Person.CONSOLE, "Pilotes");
    heard(device("pilot", 1), "2.0.0", clock.instant(), null);
    rings.assign(Person.CONSOLE, DeviceFilter.ALL, pilots, 1);
    heard(device("late", 1), "1.0.0", clock.instant(), null);
    heard(device("later", 1), "1.0.0", clock.instant(), null);

    assertThat(standing(Scope.EVERYWHERE).rings())
        .containsExactly(
            new RingVersions(pilots, "Pilotes", 1, 0), new RingVersions(null, "", 2, 2));
  }

  @Test
  void aDeviceIsSilent_afterFourteenDays_orWhenItWasNeverHeard() {
    Instant limit = clock.instant().minus(Duration.ofDays(AgentFleet.SILENT_DAYS));
    heard(device("heard", 1), "1", limit, null);
    heard(device("silent", 1), "1", limit.minusSeconds(1), null);
    device("never", 1);

    assertThat(standing(Scope.EVERYWHERE).silent()).isEqualTo(2);
  }

  @Test
  void eachCondition_countsADeviceOnce_andTheMostFrequentComesFirst() {
    heard(
        device("a", 1),
        "1",
        clock.instant(),
        "clock.wrong: slow\npolicy.invalid: x: 1\npolicy.invalid: y");
    heard(device("b", 1), "1", clock.instant(), "policy.invalid: x: 1");

    assertThat(standing(Scope.EVERYWHERE).causes())
        .containsExactly(new Cause("policy.invalid", 2), new Cause("clock.wrong", 1));
  }

  @Test
  void whatIsOutsideTheScope_orWasShutOut_doesNotCount() {
    heard(device("outside", 1), "3", clock.instant(), "disk.full: x");
    heard(device("inside", school), "1", clock.instant(), null);
    UUID shutOut = device("shut out", school);
    heard(shutOut, "2", Instant.EPOCH, "disk.full: x");
    devices.revoke(Person.CONSOLE, shutOut);

    FleetVersions standing = standing(new Scope(List.of("/1/" + school + "/")));

    assertThat(standing.versions()).containsExactly(new VersionCount("1", 1, false));
    assertThat(standing.silent()).isZero();
    assertThat(standing.causes()).isEmpty();
  }

  @Test
  void aFleetWithoutDevices_hasNothingToTell() {
    assertThat(standing(Scope.EVERYWHERE))
        .isEqualTo(new FleetVersions(List.of(), List.of(), 0, List.of()));
  }
}
