package fr.regain.console.simulate;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.console.rule.RuleSet;
import fr.regain.v1.CheckInRequest;
import fr.regain.v1.CheckInResponse;
import fr.regain.v1.DeviceServiceGrpc;
import fr.regain.v1.EnrolRequest;
import fr.regain.v1.EnrolResponse;
import fr.regain.v1.EnrolmentServiceGrpc;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Inventory;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.Report;
import fr.regain.v1.Sample;
import fr.regain.v1.SignedLease;
import fr.regain.v1.Volume;
import io.grpc.ManagedChannel;
import io.netty.handler.ssl.SslContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;

/** One device that does not exist, with a real key, a real certificate and a real spool. */
final class SimulatedDevice {
  private static final byte[] LEASE_DOMAIN = {
    'r', 'e', 'g', 'a', 'i', 'n', '.', 'v', '1', '.', 'L', 'e', 'a', 's', 'e', 0
  };

  /** How many devices share a router. */
  static final int DEVICES_OF_A_SCHOOL = 500;

  private static final int LEVEL = 2;
  private static final int MOST_REPORTS = 500;
  private static final int MOST_TALKS = 8;
  private static final long SECONDS_AFTER_A_LOSS = 1;
  private static final long CAPACITY = 256_000_000_000L;
  private static final long DEADLINE_SECONDS = 60;

  private final int number;
  private final String name;
  private final Wire wire;
  private final RuleSet rules;
  private final Set<Fault> faults;
  private final RandomGenerator random;
  private final Clock clock;
  private final SimulatedWork work;
  private final Duration clockOff;
  private final ByteString spoolId;
  private final Deque<Report> spool = new ArrayDeque<>();
  private final Map<ByteString, Lease> held = new LinkedHashMap<>();
  private final Set<ByteString> dropped = new HashSet<>();
  private final Inventory inventory;
  private UUID id = new UUID(0, 0);
  private @Nullable SslContext tls;
  private ByteString leaseKey = ByteString.EMPTY;
  private long reports;
  private boolean worked;
  private boolean sendInventory = true;
  private long used = CAPACITY / 2;

  SimulatedDevice(
      int number,
      long seed,
      Wire wire,
      RuleSet rules,
      Set<Fault> faults,
      RandomGenerator random,
      Clock clock,
      int failsInWave) {
    this.number = number;
    this.name = "sim-%05d".formatted(number);
    this.wire = wire;
    this.rules = rules;
    this.faults = faults;
    this.random = random;
    this.clock = clock;
    this.work =
        new SimulatedWork(
            seed * 1_000_003 + number,
            rules,
            faults.contains(Fault.REFUSALS) && number % 20 == 7,
            faults.contains(Fault.FAILURES) && number % 50 == 11,
            failsInWave);
    this.clockOff =
        faults.contains(Fault.CLOCKS) && number % 10 == 3
            ? Duration.ofDays(random.nextInt(-40, 40))
            : Duration.ZERO;
    this.spoolId =
        ByteString.copyFrom(
            ByteBuffer.allocate(16).putLong(seed).putLong(random.nextLong()).rewind());
    this.inventory =
        Inventory.newBuilder().setHostName(name).setVendor("Regain").setModel("Simulé").build();
  }

  UUID id() {
    return id;
  }

  String name() {
    return name;
  }

  SimulatedWork.Deeds deeds() {
    return work.deeds();
  }

  /** Gets its identity with the token's secret. */
  void enrol(ManagedChannel console, byte[] secret)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair key = generator.generateKeyPair();
    EnrolResponse response =
        EnrolmentServiceGrpc.newBlockingStub(console)
            .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
            .enrol(
                EnrolRequest.newBuilder()
                    .setToken(ByteString.copyFrom(secret))
                    .setCertificateSigningRequest(
                        ByteString.copyFrom(
                            new JcaPKCS10CertificationRequestBuilder(
                                    new X500Principal("CN=regain"), key.getPublic())
                                .build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                        .build(key.getPrivate()))
                                .getEncoded()))
                    .setFacts(facts())
                    .setHostName(name)
                    .setProtocolLevel(LEVEL)
                    .build());
    ByteBuffer bytes = response.getDeviceId().asReadOnlyByteBuffer();
    id = new UUID(bytes.getLong(), bytes.getLong());
    leaseKey = response.getLeaseKey();
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(response.getCertificateChain(0).toByteArray()));
    tls = wire.tls(key.getPrivate(), certificate);
  }

  private HardwareFacts facts() {
    return HardwareFacts.newBuilder()
        .setSystemSerial("SIM%07d".formatted(number))
        .setSmbiosUuid("52454741-494e-4000-8000-%012x".formatted(number + 1))
        .build();
  }

  /**
   * Checks in, over a connection of its own, carries out at once what it is given, and tells it.
   *
   * @return seconds until it is to come again
   * @throws io.grpc.StatusRuntimeException when the console cannot be reached or refuses
   */
  long checkIn() throws GeneralSecurityException {
    SslContext identity = tls;
    if (identity == null) {
      throw new IllegalStateException(name + " is not enrolled");
    }
    sample();
    ManagedChannel channel = wire.open(identity, number / DEVICES_OF_A_SCHOOL);
    try {
      DeviceServiceGrpc.DeviceServiceBlockingStub console =
          DeviceServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
      long next = talk(console);
      // As real devices do, it tells at once what it has done.
      for (int talks = 1; worked && talks < MOST_TALKS; talks++) {
        next = talk(console);
      }
      return next;
    } finally {
      channel.shutdownNow();
    }
  }

  private long talk(DeviceServiceGrpc.DeviceServiceBlockingStub console)
      throws GeneralSecurityException {
    worked = false;
    CheckInRequest request = request();
    CheckInResponse response = console.checkIn(request);
    if (faults.contains(Fault.DUPLICATES) && random.nextInt(10) == 0) {
      response = console.checkIn(request);
    }
    if (faults.contains(Fault.LOST_ANSWERS) && random.nextInt(10) == 0) {
      return SECONDS_AFTER_A_LOSS;
    }
    heed(response);
    return response.getNextCheckInAfterSeconds();
  }

  private void sample() {
    add(
        Report.newBuilder()
            .setSample(
                Sample.newBuilder()
                    .setPoweredOnSeconds(60)
                    .addVolumes(
                        Volume.newBuilder()
                            .setId("c")
                            .setMountPoint("C:\\")
                            .setFileSystem("NTFS")
                            .setCapacityBytes(CAPACITY)
                            .setUsedBytes(used)
                            .setAvailableBytes(CAPACITY - used)
                            .setSystem(true))));
  }

  private void add(Report.Builder report) {
    spool.add(
        report
            .setNumber(++reports)
            .setTakenAtMillis(clock.instant().plus(clockOff).toEpochMilli())
            .build());
  }

  private CheckInRequest request() throws GeneralSecurityException {
    CheckInRequest.Builder request =
        CheckInRequest.newBuilder()
            .setProtocolLevel(LEVEL)
            .setAgentVersion("0.1.0")
            .setSentAtMillis(clock.instant().plus(clockOff).toEpochMilli())
            .setFacts(facts())
            .setInventoryDigest(
                ByteString.copyFrom(
                    MessageDigest.getInstance("SHA-256").digest(inventory.toByteArray())))
            .setSpoolId(spoolId)
            .setRuleSetDigest(rules.digest())
            .addAllHeldLeases(held.keySet())
            .addAllDroppedLeases(dropped);
    spool.stream().limit(MOST_REPORTS).forEach(request::addReports);
    if (sendInventory) {
      request.setInventory(inventory);
    }
    return request.build();
  }

  private void heed(CheckInResponse response) throws GeneralSecurityException {
    spool.removeIf(report -> report.getNumber() <= response.getReceivedThrough());
    sendInventory = response.getResendInventory();
    dropped.clear();
    for (ByteString withdrawn : response.getWithdrawnLeasesList()) {
      held.remove(withdrawn);
      dropped.add(withdrawn);
    }
    for (SignedLease signed : response.getLeasesList()) {
      Lease lease = verified(signed, response.getConsoleTimeMillis());
      held.put(lease.getId(), lease);
    }
    carryOut(response.getConsoleTimeMillis());
  }

  /** Its clock may be wrong; the console's time is what a lease is judged by. */
  private void carryOut(long consoleTime) {
    Set<ByteString> ended = new HashSet<>();
    for (Lease lease : held.values()) {
      boolean open =
          lease.getWindowsList().stream()
              .anyMatch(
                  window ->
                      window.getStartMillis() <= consoleTime
                          && consoleTime < window.getEndMillis());
      if (open) {
        long before = work.deeds().returnedBytes;
        for (LeaseReport report : work.carryOut(lease)) {
          add(Report.newBuilder().setLease(report));
        }
        used -= work.deeds().returnedBytes - before;
        ended.add(lease.getId());
        worked = true;
      }
    }
    held.keySet().removeAll(ended);
  }

  private Lease verified(SignedLease signed, long consoleTime) throws GeneralSecurityException {
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(leaseKey.toByteArray()));
    verifier.update(LEASE_DOMAIN, 0, LEASE_DOMAIN.length);
    verifier.update(signed.getLease().toByteArray(), 0, signed.getLease().size());
    if (!verifier.verifySignature(signed.getSignature().toByteArray())) {
      throw new GeneralSecurityException("A lease was not signed by this console");
    }
    try {
      Lease lease = Lease.parseFrom(signed.getLease());
      ByteBuffer device = lease.getDeviceId().asReadOnlyByteBuffer();
      if (!new UUID(device.getLong(), device.getLong()).equals(id)
          || consoleTime >= lease.getExpiresAtMillis()) {
        throw new GeneralSecurityException("A lease is for another device, or has expired");
      }
      return lease;
    } catch (InvalidProtocolBufferException malformed) {
      throw new GeneralSecurityException("A lease cannot be read", malformed);
    }
  }
}
