package fr.regain.console.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.device.DeviceDetail;
import fr.regain.console.device.DeviceEventKind;
import fr.regain.console.device.DeviceService;
import fr.regain.console.gateway.CertificateAuthority;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.TestingConsole;
import fr.regain.console.testing.TestingDevice;
import fr.regain.console.testing.TestingKey;
import fr.regain.v1.EnrolRequest;
import fr.regain.v1.EnrolResponse;
import fr.regain.v1.EnrolmentServiceGrpc;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Problem;
import fr.regain.v1.RenewRequest;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrolment as an agent sees it: over TLS, to a whole console. */
final class EnrolmentEndpointTest {
  private static final Metadata.Key<Problem> PROBLEM =
      Metadata.Key.of(
          "regain-problem-bin", ProtoUtils.metadataMarshaller(Problem.getDefaultInstance()));
  private static final HardwareFacts MACHINE = facts("A");
  private static final HardwareFacts OTHER_MACHINE = facts("B");

  @TempDir private Path directory;
  private final TestingKey key = TestingKey.create();
  private TestingConsole console;
  private X509Certificate authority;

  @BeforeEach
  void start() {
    console = TestingConsole.start(directory);
    authority = console.bean(CertificateAuthority.class).certificate();
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void aToken_givesADeviceItsCertificate_whichRenewsItself() throws Exception {
    EnrolResponse enrolled = enrol(request(key, MACHINE).setToken(newToken()).build());

    assertThat(enrolled.getDeviceId().size()).isEqualTo(16);
    assertThat(enrolled.getFirstCheckInAfterSeconds()).isBetween(0, 60);
    assertThat(certificate(enrolled.getCertificateChain(1))).isEqualTo(authority);
    assertThat(detail(enrolled).row().hostName()).isEqualTo("CDI-07");
    TestingKey newKey = TestingKey.create();
    try (TestingDevice device = device(enrolled)) {
      X509Certificate renewed =
          certificate(
              EnrolmentServiceGrpc.newBlockingStub(device.channel())
                  .renew(
                      RenewRequest.newBuilder()
                          .setCertificateSigningRequest(
                              ByteString.copyFrom(newKey.signingRequest()))
                          .setFacts(MACHINE)
                          .build())
                  .getCertificateChain(0));
      assertThat(renewed.getPublicKey()).isEqualTo(newKey.pair().getPublic());
    }
    assertThat(detail(enrolled).events().getFirst().kind()).isEqualTo(DeviceEventKind.RENEWED);
  }

  @Test
  void aLaptopThatSleptPastExpiry_renewsOverTheWire() throws Exception {
    EnrolResponse enrolled = enrol(request(key, MACHINE).setToken(newToken()).build());
    console.clock().advance(Duration.ofDays(200));

    try (TestingDevice device = device(enrolled)) {
      EnrolmentServiceGrpc.newBlockingStub(device.channel())
          .renew(
              RenewRequest.newBuilder()
                  .setCertificateSigningRequest(ByteString.copyFrom(key.signingRequest()))
                  .setFacts(MACHINE)
                  .build());
    }
    assertThat(detail(enrolled).events().getFirst().kind())
        .isEqualTo(DeviceEventKind.RENEWED_AFTER_EXPIRY);
  }

  @Test
  void aCopiedDisk_enrolsItselfAnew_withTheCertificateItCameWith() throws Exception {
    EnrolResponse original = enrol(request(key, MACHINE).setToken(newToken()).build());

    EnrolResponse copy;
    try (TestingDevice device = device(original)) {
      copy =
          EnrolmentServiceGrpc.newBlockingStub(device.channel())
              .enrol(request(TestingKey.create(), OTHER_MACHINE).build());
    }

    assertThat(detail(copy).row().clonedFrom()).isEqualTo(detail(original).row().id());
    assertThat(detail(original).events().getFirst().kind())
        .isEqualTo(DeviceEventKind.CLONE_DETECTED);
  }

  @Test
  void whoBringsNeitherTokenNorCertificate_isRefused() {
    assertRefused(() -> enrol(request(key, MACHINE).build()), "identity.missing");
  }

  @Test
  void aTokenThatIsWrong_isRefused() {
    assertRefused(
        () -> enrol(request(key, MACHINE).setToken(ByteString.copyFrom(new byte[20])).build()),
        "token.unknown");
  }

  @Test
  void aRequestThatBreaksTheWiresLimits_isRefused_andUsesNoToken() {
    ByteString token = newToken();
    EnrolRequest good = request(key, MACHINE).setToken(token).build();
    String tooLong = "x".repeat(256);

    assertRefused(() -> enrol(good.toBuilder().clearProtocolLevel().build()), "protocol.unknown");
    assertRefused(() -> enrol(good.toBuilder().setHostName(tooLong).build()), "request.invalid");
    assertRefused(
        () -> enrol(good.toBuilder().clearCertificateSigningRequest().build()), "request.invalid");
    assertRefused(
        () -> enrol(good.toBuilder().setFacts(MACHINE.toBuilder().setSmbiosUuid(tooLong)).build()),
        "request.invalid");
    HardwareFacts.Builder manyDisks = MACHINE.toBuilder();
    for (int disk = 0; disk < 65; disk++) {
      manyDisks.addDiskSerials("disk " + disk);
    }
    assertRefused(() -> enrol(good.toBuilder().setFacts(manyDisks).build()), "request.invalid");
    assertThat(
            console
                .bean(TokenService.class)
                .page(Person.CONSOLE, TokenFilter.ALL, Sort.by(TokenSort.CREATED), null, 1)
                .rows()
                .getFirst()
                .token()
                .uses())
        .isZero();
  }

  private ByteString newToken() {
    long site = console.bean(SiteService.class).root().id();
    NewToken token =
        console
            .bean(TokenService.class)
            .create(Person.CONSOLE, site, "a token", Duration.ofDays(300), 9);
    byte[] text = Base64.getUrlDecoder().decode(token.text().substring("rgn1_".length()));
    return ByteString.copyFrom(Arrays.copyOfRange(text, 33, 53));
  }

  private static EnrolRequest.Builder request(TestingKey key, HardwareFacts facts) {
    return EnrolRequest.newBuilder()
        .setCertificateSigningRequest(ByteString.copyFrom(key.signingRequest()))
        .setFacts(facts)
        .setHostName("CDI-07")
        .setProtocolLevel(1);
  }

  private static HardwareFacts facts(String machine) {
    return HardwareFacts.newBuilder()
        .setSmbiosUuid("uuid-" + machine)
        .setSystemSerial("serial-" + machine)
        .build();
  }

  private EnrolResponse enrol(EnrolRequest request) throws InterruptedException {
    try (TestingDevice device = TestingDevice.anonymous(console.port(), authority)) {
      return EnrolmentServiceGrpc.newBlockingStub(device.channel()).enrol(request);
    }
  }

  private TestingDevice device(EnrolResponse enrolled) throws Exception {
    return TestingDevice.with(
        console.port(),
        authority,
        key.pair().getPrivate(),
        certificate(enrolled.getCertificateChain(0)));
  }

  private DeviceDetail detail(EnrolResponse enrolled) {
    var id = enrolled.getDeviceId().asReadOnlyByteBuffer();
    return console
        .bean(DeviceService.class)
        .find(Scope.EVERYWHERE, new UUID(id.getLong(), id.getLong()))
        .orElseThrow();
  }

  private static X509Certificate certificate(ByteString der) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(der.toByteArray()));
  }

  private static void assertRefused(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            refused -> assertThat(refused.getTrailers().get(PROBLEM).getCode()).isEqualTo(code));
  }
}
