package fr.regain.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.platform.Problem;
import fr.regain.console.testing.TestClock;
import fr.regain.console.testing.TestingKey;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificateAuthorityTest {
  private static final Instant NOW = TestClock.START;
  private static final UUID DEVICE = UUID.fromString("0b5c9a52-6c2e-4a86-9d4e-0123456789ab");

  @TempDir private Path data;

  @Test
  void theFirstStart_makesAnAuthority_andLaterOnesKeepIt() throws Exception {
    CertificateAuthority first = open(NOW);
    CertificateAuthority second = open(NOW.plus(Duration.ofDays(1)));

    assertThat(second.certificate()).isEqualTo(first.certificate());
    assertThat(first.fingerprint())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(first.certificate().getEncoded()));
    first.certificate().verify(first.certificate().getPublicKey());
    assertThat(first.certificate().getBasicConstraints()).isZero();
    assertThat(first.certificate().getNotAfter().toInstant())
        .isEqualTo(NOW.plus(Duration.ofDays(3_650)));
  }

  @Test
  void theFiles_areForTheConsolesUserAlone_andNothingElseIsLeft() throws Exception {
    open(NOW);

    for (String name : List.of("ca.pem", "ca.key")) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(data.resolve("authority").resolve(name))))
          .isEqualTo("rw-------");
    }
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("authority"))))
        .isEqualTo("rwx------");
    try (Stream<Path> left = Files.list(data)) {
      assertThat(left).containsExactly(data.resolve("authority"));
    }
  }

  @Test
  void anAuthorityThatLostItsKey_isNotReplaced() throws Exception {
    open(NOW);
    Files.delete(data.resolve("authority/ca.key"));

    assertThatThrownBy(() -> open(NOW))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("ca.key")
        .hasMessageContaining("backup");
    assertThat(data.resolve("authority/ca.key")).doesNotExist();
  }

  @Test
  void aKeyOfAnotherAuthority_isRefused() throws Exception {
    open(NOW);
    CertificateAuthority.open(data.resolve("other"), NOW, new SecureRandom());
    Files.write(data.resolve("authority/ca.key"), Files.readAllBytes(data.resolve("other/ca.key")));

    assertThatThrownBy(() -> open(NOW)).hasMessageContaining("not the key of");
  }

  @Test
  void aKeyThatOthersCanRead_isRefused() throws Exception {
    open(NOW);
    Files.setPosixFilePermissions(
        data.resolve("authority/ca.key"), PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> open(NOW)).hasMessageContaining("chmod 600");
  }

  @Test
  void garbageInTheFiles_isRefused() throws Exception {
    open(NOW);
    for (String garbage : List.of("", "hello", "-----BEGIN PRIVATE KEY-----\nAAAA\n")) {
      Files.writeString(data.resolve("authority/ca.key"), garbage);
      assertThatThrownBy(() -> open(NOW)).isInstanceOf(Problem.class);
    }
  }

  @Test
  void aDevicesCertificate_namesTheDevice_andServesNothingButTlsAsAClient() throws Exception {
    CertificateAuthority authority = open(NOW);
    TestingKey key = TestingKey.create();

    IssuedCertificate issued = authority.issueDevice(DEVICE, key.pair().getPublic(), NOW);

    X509Certificate certificate = parse(issued.chain().getFirst());
    certificate.verify(authority.certificate().getPublicKey());
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=" + DEVICE);
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(90)));
    assertThat(issued.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(90)));
    assertThat(issued.serial()).isEqualTo(certificate.getSerialNumber().toString(16));
    assertThat(certificate.getSerialNumber().bitLength()).isBetween(64, 128);
    assertThat(issued.keyHash()).isEqualTo(IssuedCertificate.keyHash(key.pair().getPublic()));
    assertThat(parse(issued.chain().getLast())).isEqualTo(authority.certificate());
  }

  @Test
  void noCertificate_outlivesTheAuthority() throws Exception {
    CertificateAuthority authority = open(NOW);
    Instant late = NOW.plus(Duration.ofDays(3_640));

    IssuedCertificate issued =
        authority.issueDevice(DEVICE, TestingKey.create().pair().getPublic(), late);

    assertThat(issued.expiresAt()).isEqualTo(authority.certificate().getNotAfter().toInstant());
  }

  private CertificateAuthority open(Instant now) {
    return CertificateAuthority.open(data.resolve("authority"), now, new SecureRandom());
  }

  private static X509Certificate parse(byte[] der) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }
}
