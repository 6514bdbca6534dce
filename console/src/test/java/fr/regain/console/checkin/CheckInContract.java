package fr.regain.console.checkin;

import static fr.regain.console.schema.Tables.CERTIFICATE;
import static fr.regain.console.schema.Tables.CHECK_IN_STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.ByteString;
import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.campaign.CampaignFixture;
import fr.regain.console.device.DeviceEventKind;
import fr.regain.console.device.DevicePlace;
import fr.regain.console.device.DeviceService;
import fr.regain.console.device.Registration;
import fr.regain.console.enrolment.AdmissionService;
import fr.regain.console.gateway.PeerIdentity;
import fr.regain.console.lease.LeaseFixture;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.schema.tables.records.CheckInStateRecord;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.console.testing.TestingDatabase;
import fr.regain.v1.CheckInRequest;
import fr.regain.v1.CheckInResponse;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Inventory;
import fr.regain.v1.Report;
import fr.regain.v1.Sample;
import fr.regain.v1.Volume;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class CheckInContract extends DatabaseContract {
  private static final UUID SPOOL = new UUID(7, 7);
  private static final Duration INTERVAL = Duration.ofHours(1);

  private final List<ReceivedReport> received = new ArrayList<>();
  private DeviceService devices;
  private LeaseFixture leases;
  private CheckInQueue queue;
  private @Nullable UUID unkept;
  private boolean listenerFails;
  private UUID device;

  @BeforeEach
  void console() {
    ConsoleConfig config =
        TestingDatabase.config(directory, new ConsoleConfig.Store(null, null, null));
    CampaignFixture campaigns = new CampaignFixture(database, clock, config);
    leases = new LeaseFixture(database, clock, directory, campaigns);
    CheckInStore store = new CheckInStore();
    devices = new DeviceService(database, clock, store, List.of(new DepartedCallers(store)));
    queue =
        new CheckInQueue(
            database,
            new CheckInRound(
                store,
                new AdmissionService(devices),
                devices,
                new LeaseExchange(leases.service),
                leases.key,
                List.of(this::receive),
                config));
    device = enrol("A");
  }

  @AfterEach
  void stop() throws InterruptedException {
    queue.stop();
  }

  private void receive(DSLContext transaction, List<ReceivedReport> reports) {
    if (listenerFails) {
      throw new IllegalStateException("The listener fails");
    }
    if (reports.stream().anyMatch(report -> report.deviceId().equals(unkept))) {
      throw new Problem(ProblemCode.REQUEST_INVALID, "The database keeps none of its texts.");
    }
    received.addAll(reports);
  }

  private UUID enrol(String serial) {
    UUID id = UUID.nameUUIDFromBytes(serial.getBytes(StandardCharsets.UTF_8));
    database.update(
        transaction -> {
          devices.register(
              transaction,
              new Registration(id, 1, "poste-" + serial, facts(serial), null),
              "a token",
              clock.instant());
          transaction
              .insertInto(CERTIFICATE)
              .set(CERTIFICATE.SERIAL, serial)
              .set(CERTIFICATE.DEVICE_ID, id)
              .set(CERTIFICATE.KEY_HASH, "key of " + serial)
              .set(CERTIFICATE.ISSUED_AT, clock.instant().atOffset(ZoneOffset.UTC))
              .set(
                  CERTIFICATE.EXPIRES_AT,
                  clock.instant().plus(Duration.ofDays(90)).atOffset(ZoneOffset.UTC))
              .execute();
        });
    return id;
  }

  private static HardwareFacts facts(String serial) {
    return HardwareFacts.newBuilder()
        .setSystemSerial("PF" + serial + "19XY")
        .setSmbiosUuid("4c4c4544-0042-3510-8051-b4c04f4e3" + serial)
        .build();
  }

  private CheckInRequest.Builder request(UUID spool, long... numbers) {
    CheckInRequest.Builder request =
        CheckInRequest.newBuilder()
            .setProtocolLevel(1)
            .setAgentVersion("0.1.0")
            .setSentAtMillis(clock.millis())
            .setFacts(facts("A"))
            .setInventoryDigest(ByteString.copyFrom(new byte[32]))
            .setSpoolId(bytes(spool));
    LongStream.of(numbers).mapToObj(this::report).forEach(request::addReports);
    return request;
  }

  private Report.Builder report(long number) {
    return Report.newBuilder()
        .setNumber(number)
        .setTakenAtMillis(clock.millis() - 1_000)
        .setSample(
            Sample.newBuilder()
                .setPoweredOnSeconds(900)
                .addVolumes(
                    Volume.newBuilder()
                        .setId("root")
                        .setMountPoint("/")
                        .setFileSystem("ext4")
                        .setCapacityBytes(1_000)
                        .setUsedBytes(number)
                        .setAvailableBytes(500)));
  }

  private static ByteString bytes(UUID id) {
    return ByteString.copyFrom(
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .flip());
  }

  private CheckInResponse send(CheckInRequest.Builder request) {
    return send("A", request);
  }

  private CheckInResponse send(String serial, CheckInRequest.Builder request) {
    UUID id = UUID.nameUUIDFromBytes(serial.getBytes(StandardCharsets.UTF_8));
    return join(new CheckIn(new PeerIdentity(id, serial, false), request.build(), clock.instant()));
  }

  private CheckInResponse join(CheckIn checkIn) {
    try {
      return queue.take(checkIn).join();
    } catch (CompletionException refused) {
      throw (RuntimeException) refused.getCause();
    }
  }

  private List<Long> numbersReceived() {
    return received.stream().map(one -> one.report().getNumber()).toList();
  }

  private <T> T state(TableField<CheckInStateRecord, T> field) {
    return database.read(
        context -> context.fetchValue(field, CHECK_IN_STATE.PLACE.eq(DevicePlace.of(device))));
  }

  private List<CheckInHistory.Past> history() {
    return new CheckInHistory(database).last(device);
  }

  @Test
  void reportsThatArriveTwice_countOnce() {
    assertThat(send(request(SPOOL, 1, 2, 3)).getReceivedThrough()).isEqualTo(3);
    assertThat(send(request(SPOOL, 1, 2, 3)).getReceivedThrough()).isEqualTo(3);
    assertThat(send(request(SPOOL, 2, 3, 4, 5)).getReceivedThrough()).isEqualTo(5);

    assertThat(numbersReceived()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(state(CHECK_IN_STATE.RECEIVED_REPORTS)).isEqualTo(5);
  }

  @Test
  void aSpoolThatComesBack_isContinued_andNotCountedAgain() {
    UUID other = new UUID(8, 8);
    send(request(SPOOL, 1, 2, 3));
    send(request(other, 1));

    assertThat(send(request(SPOOL, 1, 2, 3, 4)).getReceivedThrough()).isEqualTo(4);
    assertThat(send(request(other, 1, 2)).getReceivedThrough()).isEqualTo(2);
    assertThat(numbersReceived()).containsExactly(1L, 2L, 3L, 1L, 4L, 2L);
  }

  @Test
  void aFailureWhileKeepingReports_acknowledgesNothing_andTheyCountWhenSentAgain() {
    listenerFails = true;
    assertThatThrownBy(() -> send(request(SPOOL, 1, 2))).isInstanceOf(IllegalStateException.class);
    listenerFails = false;

    assertThat(send(request(SPOOL, 1, 2)).getReceivedThrough()).isEqualTo(2);
    assertThat(numbersReceived()).containsExactly(1L, 2L);
  }

  @Test
  void manyDevicesAtOnce_eachGetTheirOwnAnswer_andOneBadOneHarmsNoOther() throws Exception {
    List<String> serials = new ArrayList<>();
    for (char serial = 'B'; serial <= 'Z'; serial++) {
      serials.add(String.valueOf(serial));
      enrol(String.valueOf(serial));
    }
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<CheckInResponse>> answers = new ArrayList<>();
      for (String serial : serials) {
        answers.add(
            callers.submit(() -> send(serial, request(SPOOL, 1, 2).setFacts(facts(serial)))));
      }
      Future<CheckInResponse> unknown = callers.submit(() -> send("nobody", request(SPOOL, 1)));
      for (Future<CheckInResponse> answer : answers) {
        assertThat(answer.get().getReceivedThrough()).isEqualTo(2);
      }
      assertThatThrownBy(unknown::get)
          .hasCauseInstanceOf(Problem.class)
          .rootCause()
          .extracting("code")
          .isEqualTo(ProblemCode.IDENTITY_UNKNOWN);
    }
    assertThat(received).hasSize(serials.size() * 2);
  }

  @Test
  void aDeviceWhoseReportsCannotBeKept_isRefusedAlone() throws Exception {
    unkept = enrol("Bad");
    List<String> serials = List.of("C", "D", "E", "F", "G");
    serials.forEach(this::enrol);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<CheckInResponse> bad =
          callers.submit(() -> send("Bad", request(SPOOL, 1).setFacts(facts("Bad"))));
      List<Future<CheckInResponse>> answers = new ArrayList<>();
      for (String serial : serials) {
        answers.add(callers.submit(() -> send(serial, request(SPOOL, 1).setFacts(facts(serial)))));
      }
      for (Future<CheckInResponse> answer : answers) {
        assertThat(answer.get().getReceivedThrough()).isEqualTo(1);
      }
      assertThatThrownBy(bad::get).hasCauseInstanceOf(Problem.class);
    }
  }

  @Test
  void aDeviceThatLacksTheKeyForLeases_getsIt_andOthersDoNot() {
    assertThat(send(request(SPOOL, 1)).getLeaseKey()).isEqualTo(ByteString.EMPTY);
    assertThat(send(request(SPOOL, 2).setLacksLeaseKey(true)).getLeaseKey().toByteArray())
        .isEqualTo(leases.key.publicKey());
  }

  @Test
  void otherHardwareWithTheSameIdentity_isTurnedAway_andPutOnRecord() {
    send(request(SPOOL, 1));

    assertThatThrownBy(() -> send(request(SPOOL, 2).setFacts(facts("Z"))))
        .isInstanceOf(Problem.class)
        .extracting("code")
        .isEqualTo(ProblemCode.IDENTITY_CLONED);

    assertThat(numbersReceived()).containsExactly(1L);
    assertThat(devices.find(Scope.EVERYWHERE, device).orElseThrow().events())
        .extracting("kind")
        .contains(DeviceEventKind.CLONE_DETECTED);
  }

  @Test
  void aDeviceThatIsRecognised_isRefusedOnceAPersonShutsItOut_andHeardOnceItIsLetIn() {
    send(request(SPOOL, 1));
    send(request(SPOOL, 2));
    assertThat(state(CHECK_IN_STATE.RECOGNISED_BY)).isNotNull();

    devices.revoke(Person.CONSOLE, device);
    assertThatThrownBy(() -> send(request(SPOOL, 3)))
        .isInstanceOf(Problem.class)
        .extracting("code")
        .isEqualTo(ProblemCode.IDENTITY_REVOKED);

    devices.readmit(Person.CONSOLE, device);
    assertThat(send(request(SPOOL, 3)).getReceivedThrough()).isEqualTo(3);
    assertThat(numbersReceived()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aDeviceThatIsRecognised_isNot_withACertificateThatWasNotIssuedToIt() {
    send(request(SPOOL, 1));
    send(request(SPOOL, 2));
    enrol("B");

    assertThatThrownBy(
            () ->
                join(
                    new CheckIn(
                        new PeerIdentity(device, "B", false),
                        request(SPOOL, 3).build(),
                        clock.instant())))
        .isInstanceOf(Problem.class)
        .extracting("code")
        .isEqualTo(ProblemCode.IDENTITY_UNKNOWN);
  }

  @Test
  void anInventoryIsAskedFor_untilItCame() {
    assertThat(send(request(SPOOL)).getResendInventory()).isTrue();
    assertThat(
            send(request(SPOOL).setInventory(Inventory.newBuilder().setHostName("CDI-07")))
                .getResendInventory())
        .isFalse();
    assertThat(send(request(SPOOL)).getResendInventory()).isFalse();
    assertThat(devices.find(Scope.EVERYWHERE, device).orElseThrow().row().hostName())
        .isEqualTo("CDI-07");
  }

  @Test
  void theVolumesOfTheLastSample_areShown() {
    send(request(SPOOL, 1, 2));

    assertThat(devices.find(Scope.EVERYWHERE, device).orElseThrow().volumes())
        .extracting("usedBytes")
        .containsExactly(2L);
  }

  @Test
  void aClockYearsOff_isRecorded_andTimesAreCorrected() {
    Duration fast = Duration.ofDays(800);
    CheckInRequest.Builder request =
        request(SPOOL)
            .setSentAtMillis(clock.instant().plus(fast).toEpochMilli())
            .addReports(
                report(1)
                    .setTakenAtMillis(clock.instant().plus(fast).minusSeconds(60).toEpochMilli()));

    assertThat(send(request).getConsoleTimeMillis()).isEqualTo(clock.millis());

    assertThat(received)
        .singleElement()
        .extracting(ReceivedReport::takenAt)
        .isEqualTo(clock.instant().minusSeconds(60));
    assertThat(state(CHECK_IN_STATE.CLOCK_OFFSET_MILLIS)).isEqualTo(fast.toMillis());
  }

  @Test
  void aCertificatePastTwoThirdsOfItsLife_isToBeRenewed_whateverTheDevicesClockSays() {
    assertThat(send(request(SPOOL)).getRenewCertificate()).isFalse();
    clock.advance(Duration.ofDays(61));
    assertThat(send(request(SPOOL).setSentAtMillis(0)).getRenewCertificate()).isTrue();
  }

  @Test
  void theHistory_holdsEachCheckInWithWhatItBrought() {
    Instant first = clock.instant();
    send(request(SPOOL, 1, 2));
    clock.advance(Duration.ofHours(1));
    send(request(SPOOL, 1, 2));

    assertThat(history())
        .extracting(CheckInHistory.Past::at, CheckInHistory.Past::reports)
        .containsExactly(tuple(clock.instant(), 0), tuple(first, 2));
  }

  @Test
  void theHistory_isOfTheLastCheckIns() {
    for (int sent = 0; sent <= CheckInHistory.SHOWN; sent++) {
      clock.advance(Duration.ofHours(1));
      send(request(SPOOL, 1));
    }

    assertThat(history())
        .hasSize(CheckInHistory.SHOWN)
        .extracting(CheckInHistory.Past::reports)
        .containsOnly(0);
  }

  @Test
  void theNextSlot_isAtMostOneAndAHalfIntervalsAway() {
    Instant next = clock.instant().plusSeconds(send(request(SPOOL)).getNextCheckInAfterSeconds());

    assertThat(next)
        .isBetween(
            clock.instant().plus(INTERVAL.dividedBy(2)).minusSeconds(1),
            clock.instant().plus(INTERVAL.multipliedBy(3).dividedBy(2)));
  }
}
