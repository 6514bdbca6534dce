package fr.regain.console.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import fr.regain.console.access.Person;
import fr.regain.console.campaign.CourseService;
import fr.regain.console.campaign.ParticipantState;
import fr.regain.console.campaign.SampleCampaigns;
import fr.regain.console.enrolment.TokenService;
import fr.regain.console.gateway.CertificateAuthority;
import fr.regain.console.gateway.IssuedCertificate;
import fr.regain.console.rule.RuleSets;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.TestingConsole;
import fr.regain.console.testing.TestingDevice;
import fr.regain.console.testing.TestingKey;
import fr.regain.v1.CheckInRequest;
import fr.regain.v1.CheckInResponse;
import fr.regain.v1.DeviceServiceGrpc;
import fr.regain.v1.EnrolRequest;
import fr.regain.v1.EnrolResponse;
import fr.regain.v1.EnrolmentServiceGrpc;
import fr.regain.v1.Finding;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.Report;
import fr.regain.v1.Share;
import fr.regain.v1.WorkDirection;
import fr.regain.v1.WorkOrder;
import fr.regain.v1.WorkProgress;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices at work and the console, over the real wire with certificates of their own. */
final class WorkStreamTest {
  private static final int SECRET_AT = 33;
  private static final int SECRET_BYTES = 20;
  // More than all calls that may be in progress.
  private static final int MANY = 1_001;
  private static final long LONGEST_WAIT_SECONDS = 60;
  private static final WorkOrder CONTINUE = order(WorkDirection.WORK_DIRECTION_CONTINUE);
  private static final WorkOrder STOP = order(WorkDirection.WORK_DIRECTION_STOP);

  @TempDir private Path directory;
  private final List<Device> devices = new ArrayList<>();
  private final List<TestingDevice> lines = new ArrayList<>();
  private TestingConsole console;
  private SampleCampaigns campaigns;
  private ByteString secret;

  @BeforeEach
  void start() {
    console = TestingConsole.start(directory);
    campaigns = new SampleCampaigns(console);
    String token =
        console
            .bean(TokenService.class)
            .create(
                Person.CONSOLE,
                console.bean(SiteService.class).root().id(),
                "test",
                Duration.ofDays(1),
                10)
            .text();
    secret =
        ByteString.copyFrom(
            Base64.getUrlDecoder().decode(token.substring("rgn1_".length())),
            SECRET_AT,
            SECRET_BYTES);
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (TestingDevice line : lines) {
      line.close();
    }
    console.close();
  }

  private static WorkOrder order(WorkDirection direction) {
    return WorkOrder.newBuilder().setDirection(direction).build();
  }

  /** A device with a certificate of its own, that does what a test tells it to. */
  private final class Device {
    private final HardwareFacts facts;
    private final UUID id;
    private final TestingDevice line;
    private long reports;
    private ByteString held = ByteString.EMPTY;

    Device(TestingDevice anonymous) throws Exception {
      this.facts = HardwareFacts.newBuilder().setSystemSerial("SN-WORK-" + devices.size()).build();
      TestingKey key = TestingKey.create();
      EnrolResponse enrolled =
          EnrolmentServiceGrpc.newBlockingStub(anonymous.channel())
              .enrol(
                  EnrolRequest.newBuilder()
                      .setToken(secret)
                      .setCertificateSigningRequest(ByteString.copyFrom(key.signingRequest()))
                      .setFacts(facts)
                      .setHostName("pc-" + devices.size())
                      .setProtocolLevel(2)
                      .build());
      ByteBuffer bytes = enrolled.getDeviceId().asReadOnlyByteBuffer();
      this.id = new UUID(bytes.getLong(), bytes.getLong());
      this.line = line(key, enrolled.getCertificateChain(0).toByteArray());
      devices.add(this);
    }

    /** Checks in, and gives back the lease that it got. */
    Lease checkIn(LeaseReport... lease) throws Exception {
      CheckInRequest.Builder request =
          CheckInRequest.newBuilder()
              .setProtocolLevel(2)
              .setAgentVersion("0.1.0")
              .setSentAtMillis(console.clock().millis())
              .setFacts(facts)
              .setInventoryDigest(ByteString.copyFrom(new byte[32]))
              .setSpoolId(ByteString.copyFrom(new byte[16]))
              .setRuleSetDigest(console.bean(RuleSets.class).current().digest());
      if (!held.isEmpty()) {
        request.addHeldLeases(held);
      }
      for (LeaseReport report : lease) {
        request.addReports(
            Report.newBuilder()
                .setNumber(++reports)
                .setTakenAtMillis(console.clock().millis())
                .setLease(report));
      }
      CheckInResponse response =
          DeviceServiceGrpc.newBlockingStub(line.channel()).checkIn(request.build());
      if (response.getLeasesCount() == 0) {
        return Lease.getDefaultInstance();
      }
      Lease given = Lease.parseFrom(response.getLeases(0).getLease());
      held = given.getId();
      return given;
    }

    /** Makes its plan for the dry run. */
    void plan() throws Exception {
      Lease dry = checkIn();
      held = ByteString.EMPTY;
      checkIn(
          report(dry, LeaseStep.LEASE_STEP_PREVIEWED)
              .setPlanDigest(ByteString.copyFrom(new byte[32]))
              .addFindings(
                  Finding.newBuilder()
                      .setRuleId("cache.browser")
                      .setPlannedFiles(10)
                      .setPlannedBytes(10_000))
              .build());
    }

    /** Fetches its permission, and says that it has begun. */
    Lease begin() throws Exception {
      Lease clean = checkIn();
      checkIn(report(clean, LeaseStep.LEASE_STEP_STARTED).build());
      return clean;
    }
  }

  private TestingDevice line(TestingKey key, byte[] certificate) throws Exception {
    TestingDevice line =
        TestingDevice.with(
            console.port(),
            authority(),
            key.pair().getPrivate(),
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate)));
    lines.add(line);
    return line;
  }

  private X509Certificate authority() {
    return console.bean(CertificateAuthority.class).certificate();
  }

  private static LeaseReport.Builder report(Lease lease, LeaseStep step) {
    return LeaseReport.newBuilder()
        .setLeaseId(lease.getId())
        .setCampaignId(lease.getCampaignId())
        .setShare(Share.SHARE_SYSTEM)
        .setStep(step);
  }

  /** A stream of progress, and the orders that came on it. */
  private static final class Work implements StreamObserver<WorkOrder> {
    private static final WorkOrder END = WorkOrder.getDefaultInstance();

    private final BlockingQueue<WorkOrder> orders = new LinkedBlockingQueue<>();
    private final StreamObserver<WorkProgress> progress;

    Work(TestingDevice line) {
      progress = DeviceServiceGrpc.newStub(line.channel()).work(this);
    }

    void tell(ByteString lease, long done) {
      progress.onNext(
          WorkProgress.newBuilder().setLeaseId(lease).setItemsDone(done).setItems(100).build());
    }

    WorkOrder next() throws InterruptedException {
      return orders.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void onNext(WorkOrder order) {
      orders.add(order);
    }

    @Override
    public void onError(Throwable broken) {
      orders.add(END);
    }

    @Override
    public void onCompleted() {
      orders.add(END);
    }
  }

  private void enrol(int count) throws Exception {
    try (TestingDevice anonymous = TestingDevice.anonymous(console.port(), authority())) {
      for (int i = 0; i < count; i++) {
        new Device(anonymous);
      }
    }
  }

  /** A campaign whose first wave has all devices, each with a plan. */
  private UUID running() throws Exception {
    UUID id = campaigns.trying("Printemps", null);
    for (Device device : devices) {
      device.plan();
    }
    campaigns.launch(id);
    return id;
  }

  private Device released(UUID id) {
    UUID first = campaigns.devices(id, ParticipantState.RELEASED).getFirst().deviceId();
    return devices.stream().filter(device -> device.id.equals(first)).findFirst().orElseThrow();
  }

  @Test
  void aDeviceAtWork_goesOn_untilTheCampaignIsStopped_andThenHearsIt() throws Exception {
    enrol(2);
    UUID id = running();
    Device device = released(id);
    Lease lease = device.begin();
    Work work = new Work(device.line);
    work.tell(lease.getId(), 1);
    work.tell(lease.getId(), 2);

    assertThat(List.of(work.next(), work.next())).containsOnly(CONTINUE);
    assertThat(work.orders).isEmpty();
    console.bean(CourseService.class).stop(id, SampleCampaigns.AUTHOR);

    // Nothing was sent meanwhile: the order comes by itself.
    assertThat(work.next()).isEqualTo(STOP);
    work.tell(lease.getId(), 3);
    work.progress.onCompleted();
    assertThat(work.next()).as("no order follows a stop").isEqualTo(Work.END);
  }

  @Test
  void aPausedCampaign_letsADeviceAtWorkGoOn() throws Exception {
    enrol(2);
    UUID id = running();
    Device device = released(id);
    Lease lease = device.begin();
    console.bean(CourseService.class).pause(id, SampleCampaigns.AUTHOR);

    Work work = new Work(device.line);
    work.tell(lease.getId(), 1);

    assertThat(work.next()).isEqualTo(CONTINUE);
  }

  @Test
  void progress_isKept_andCountsTheDeviceAsAtWork() throws Exception {
    enrol(2);
    UUID id = running();
    Device device = released(id);
    Lease lease = device.begin();
    Work work = new Work(device.line);
    work.tell(lease.getId(), 40);
    assertThat(work.next()).isEqualTo(CONTINUE);

    console.clock().advance(Duration.ofSeconds(5));
    console.bean(WorkService.class).steer();

    assertThat(console.bean(LeaseReading.class).atWork(id))
        .isEqualTo(new LeaseReading.AtWork(1, 40, 100));
    console.clock().advance(Duration.ofMinutes(1));
    assertThat(console.bean(LeaseReading.class).atWork(id).devices()).isZero();
  }

  @Test
  void underTheLeaseOfAnotherDevice_nobodyWorks_andItsProgressIsNotTouched() throws Exception {
    enrol(2);
    UUID id = running();
    Device device = released(id);
    Lease lease = device.begin();
    Device other = devices.stream().filter(one -> one != device).findFirst().orElseThrow();

    Work work = new Work(other.line);
    work.tell(lease.getId(), 99);

    assertThat(work.next()).isEqualTo(STOP);
    console.clock().advance(Duration.ofSeconds(5));
    console.bean(WorkService.class).steer();
    assertThat(console.bean(LeaseReading.class).atWork(id).devices()).isZero();
  }

  @Test
  void aSecondStreamOfADevice_endsTheFirst() throws Exception {
    enrol(2);
    Device device = devices.getFirst();
    Work first = new Work(device.line);
    first.tell(ByteString.copyFrom(new byte[16]), 1);
    assertThat(first.next()).isEqualTo(STOP);

    Work second = new Work(device.line);
    second.tell(ByteString.copyFrom(new byte[16]), 1);

    assertThat(first.next()).isEqualTo(Work.END);
    assertThat(second.next()).isEqualTo(STOP);
  }

  @Test
  void withoutACertificate_thereIsNoStream() throws Exception {
    try (TestingDevice anonymous = TestingDevice.anonymous(console.port(), authority())) {
      BlockingQueue<Throwable> ends = new LinkedBlockingQueue<>();
      StreamObserver<WorkProgress> progress =
          DeviceServiceGrpc.newStub(anonymous.channel())
              .work(
                  new StreamObserver<>() {
                    @Override
                    public void onNext(WorkOrder order) {
                      ends.add(new AssertionError("an order to nobody: " + order));
                    }

                    @Override
                    public void onError(Throwable refused) {
                      ends.add(refused);
                    }

                    @Override
                    public void onCompleted() {
                      ends.add(new AssertionError("ended without a reason"));
                    }
                  });
      progress.onNext(WorkProgress.getDefaultInstance());

      assertThatThrownBy(
              () -> {
                throw ends.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
              })
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              refused ->
                  assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED));
    }
  }

  @Test
  void moreOpenStreamsThanCallsMayBeInProgress_doNotShutOutACheckIn() throws Exception {
    enrol(1);
    TestingKey key = TestingKey.create();
    CertificateAuthority issuer = console.bean(CertificateAuthority.class);
    List<Work> all = new ArrayList<>();
    for (int number = 0; number < MANY; number++) {
      UUID id = new UUID(7, number);
      IssuedCertificate issued =
          issuer.issueDevice(id, key.pair().getPublic(), console.clock().instant());
      Work work = new Work(line(key, issued.chain().getFirst()));
      work.tell(ByteString.copyFrom(new byte[16]), 1);
      all.add(work);
    }
    for (Work work : all) {
      assertThat(work.next()).isEqualTo(STOP);
    }
    assertThat(console.bean(WorkService.class).followed()).isEqualTo(MANY);

    assertThat(devices.getFirst().checkIn()).isEqualTo(Lease.getDefaultInstance());
  }
}
