package fr.regain.console.checkin;

import static fr.regain.console.schema.Tables.CHECK_IN_STATE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.device.DepartureListener;
import fr.regain.console.device.DeviceAct;
import fr.regain.console.device.DeviceActs;
import fr.regain.console.device.DevicePlace;
import fr.regain.console.device.DeviceSelection;
import fr.regain.console.device.DeviceService;
import fr.regain.console.device.Registration;
import fr.regain.console.device.RingService;
import fr.regain.console.schema.tables.records.CheckInStateRecord;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.v1.HardwareFacts;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do to devices while these check in: one waits for the other, never both. */
abstract class HeldDevicesContract extends DatabaseContract {
  private static final UUID FIRST = new UUID(1, 1);
  private static final UUID LAST = new UUID(1, 2);
  private static final DeviceSelection BOTH = new DeviceSelection.Chosen(List.of(FIRST, LAST));

  private final CheckInStore store = new CheckInStore();
  private DeviceService devices;
  private DeviceActs acts;

  @BeforeEach
  void console() {
    List<DepartureListener> departures = List.of(new DepartedCallers(store));
    devices = new DeviceService(database, clock, store, departures);
    acts = new DeviceActs(database, clock, store, departures, List.of());
    database.update(
        dsl -> {
          for (UUID id : List.of(FIRST, LAST)) {
            devices.register(
                dsl,
                new Registration(id, 1, "CDI-07", HardwareFacts.getDefaultInstance(), null),
                "",
                clock.instant());
            insertState(dsl, id);
          }
        });
  }

  private void insertState(DSLContext dsl, UUID device) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    CheckInStateRecord state = dsl.newRecord(CHECK_IN_STATE);
    state.setPlace(DevicePlace.of(device));
    state.setSpoolId(new UUID(7, 7));
    state.setReceivedThrough(0L);
    state.setReceivedReports(0L);
    state.setLostReports(0L);
    state.setLastAt(now);
    state.setNextAt(now);
    state.setAgentVersion("0.1.0");
    state.setProtocolLevel(2);
    state.setClockOffsetMillis(0L);
    state.insert();
  }

  /** The steps in which a round of both devices holds what it changes, with an act among them. */
  private void duringARound(Runnable act) {
    CompletableFuture<Void> acting =
        database.write(
            round -> {
              store.hold(round, List.of(FIRST, LAST));
              checkIn(round, LAST);
              CompletableFuture<Void> waiting = startWaiting(act);
              checkIn(round, FIRST);
              return waiting;
            });
    acting.join();
  }

  private void checkIn(DSLContext round, UUID device) {
    devices.recordContacts(round, Map.of(device, "0.2.0"), clock.instant());
  }

  @Test
  void devicesThatCheckIn_areShutOutTogether() {
    duringARound(() -> run(new DeviceAct.Retire()));

    assertThat(acts.count(Person.CONSOLE, BOTH, new DeviceAct.Retire()).done()).isZero();
  }

  @Test
  void devicesThatCheckIn_goIntoARing() {
    DeviceAct act =
        new DeviceAct.IntoRing(new RingService(database, clock).create(Person.CONSOLE, "Pilotes"));

    duringARound(() -> run(act));

    assertThat(acts.count(Person.CONSOLE, BOTH, act).done()).isZero();
  }

  private void run(DeviceAct act) {
    acts.run(Person.CONSOLE, BOTH, act, 2).orElseThrow();
  }

  @Test
  void aDeviceThatChecksIn_isShutOut() {
    duringARound(() -> devices.revoke(Person.CONSOLE, FIRST));
  }

  @Test
  void aDeviceThatChecksIn_isRemoved() {
    duringARound(() -> devices.remove(FIRST));
  }

  @Test
  void aDeviceThatChecksIn_isEnrolledAgain() {
    duringARound(
        () ->
            database.update(
                dsl -> {
                  devices.lock(dsl, FIRST).orElseThrow();
                  devices.enrolAgain(
                      dsl,
                      FIRST,
                      "CDI-07",
                      HardwareFacts.getDefaultInstance(),
                      "a token",
                      clock.instant());
                }));
  }
}
