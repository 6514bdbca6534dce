package fr.regain.console.gateway;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/**
 * The console's own certificate authority: the only one whose certificates admit a device, and the
 * one by which agents know their console.
 *
 * <p>ECDSA with P-256 and SHA-256 throughout. Certificates are valid from an hour before they are
 * issued, so that a clock which is a little slow does not refuse them.
 */
public final class CertificateAuthority {
  /** Life of the authority itself. */
  static final Duration AUTHORITY_LIFE = Duration.ofDays(3_650);

  /** Life of the console's own certificate. */
  static final Duration SERVER_LIFE = Duration.ofDays(365);

  /** Life of a device's certificate. */
  static final Duration DEVICE_LIFE = Duration.ofDays(90);

  private static final Duration BACKDATED = Duration.ofHours(1);
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final int SERIAL_BITS = 128;

  private final X509Certificate certificate;
  private final PrivateKey key;
  private final SecureRandom random;

  private CertificateAuthority(X509Certificate certificate, PrivateKey key, SecureRandom random) {
    this.certificate = certificate;
    this.key = key;
    this.random = random;
  }

  /**
   * Opens the authority in {@code directory}, and makes it there when the directory does not exist.
   *
   * @throws Problem {@link ProblemCode#CONFIGURATION_INVALID} when what is there cannot be used: a
   *     new authority would shut out every device, so none is made in its place
   */
  public static CertificateAuthority open(Path directory, Instant now, SecureRandom random) {
    AuthorityFiles files = new AuthorityFiles(directory);
    AuthorityFiles.Contents contents = files.readOr(() -> make(now, random));
    return new CertificateAuthority(contents.certificate(), contents.key(), random);
  }

  private static AuthorityFiles.Contents make(Instant now, SecureRandom random) {
    KeyPair pair = newKeyPair(random);
    BigInteger serial = serial(random);
    X500Principal name = new X500Principal("CN=Regain console " + serial.toString(16));
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              serial,
              Date.from(now.minus(BACKDATED)),
              Date.from(now.plus(AUTHORITY_LIFE)),
              name,
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
      return new AuthorityFiles.Contents(sign(builder, pair.getPrivate()), pair.getPrivate());
    } catch (GeneralSecurityException | CertIOException unavailable) {
      throw new IllegalStateException("This Java cannot make an EC certificate", unavailable);
    }
  }

  /** A new EC P-256 key pair. */
  static KeyPair newKeyPair(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException unavailable) {
      throw new IllegalStateException("This Java cannot make EC P-256 keys", unavailable);
    }
  }

  /** The authority's own certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** SHA-256 of the authority's certificate in DER: 32 bytes. Enrolment tokens carry it. */
  public byte[] fingerprint() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Certifies that the holder of the key is that device, for 90 days.
   *
   * @param deviceId becomes the subject's common name
   * @param deviceKey EC P-256, see {@link SigningRequest}
   */
  public IssuedCertificate issueDevice(UUID deviceId, PublicKey deviceKey, Instant now) {
    X509Certificate issued =
        issue(
            "CN=" + deviceId, deviceKey, now, DEVICE_LIFE, KeyPurposeId.id_kp_clientAuth, Set.of());
    return IssuedCertificate.of(issued, certificate);
  }

  /** Certifies that the holder of the key is this console under these names and addresses. */
  X509Certificate issueServer(Collection<String> names, PublicKey serverKey, Instant now) {
    Set<String> all = new LinkedHashSet<>(names);
    all.addAll(List.of("localhost", "127.0.0.1", "::1"));
    return issue(
        "CN=Regain console", serverKey, now, SERVER_LIFE, KeyPurposeId.id_kp_serverAuth, all);
  }

  private X509Certificate issue(
      String subject,
      PublicKey subjectKey,
      Instant now,
      Duration life,
      KeyPurposeId purpose,
      Set<String> names) {
    Instant end = now.plus(life);
    Instant authorityEnd = certificate.getNotAfter().toInstant();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            certificate.getSubjectX500Principal(),
            serial(random),
            Date.from(now.minus(BACKDATED)),
            Date.from(end.isBefore(authorityEnd) ? end : authorityEnd),
            new X500Principal(subject),
            subjectKey);
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
      if (!names.isEmpty()) {
        GeneralName[] general =
            names.stream().map(CertificateAuthority::generalName).toArray(GeneralName[]::new);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(general));
      }
      return sign(builder, key);
    } catch (GeneralSecurityException | CertIOException unavailable) {
      throw new IllegalStateException("A certificate could not be issued", unavailable);
    }
  }

  private static GeneralName generalName(String name) {
    return new GeneralName(
        IPAddress.isValid(name) ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
    } catch (OperatorCreationException unavailable) {
      throw new GeneralSecurityException(unavailable);
    }
  }

  private static BigInteger serial(SecureRandom random) {
    return new BigInteger(SERIAL_BITS, random);
  }
}
