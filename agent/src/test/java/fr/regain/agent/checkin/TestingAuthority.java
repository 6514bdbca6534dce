package fr.regain.agent.checkin;

import fr.regain.agent.connection.Credentials;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A throwaway certificate authority. */
public final class TestingAuthority {
  private final AtomicLong serials = new AtomicLong(1);
  private final X500Principal name;
  private final KeyPair key;
  private final X509Certificate certificate;

  public TestingAuthority(String name) {
    this.name = new X500Principal("CN=" + name);
    this.key = keyPair();
    this.certificate =
        sign(
            this.name,
            key.getPublic(),
            Instant.parse("2020-01-01T00:00:00Z"),
            Instant.parse("2060-01-01T00:00:00Z"),
            Optional.empty(),
            KeyPurposeId.anyExtendedKeyUsage,
            true);
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /** A server certificate for a DNS name or an address. */
  public Credentials server(GeneralName place, Instant from, Instant until) {
    return server(place, from, until, KeyPurposeId.id_kp_serverAuth);
  }

  public Credentials server(GeneralName place, Instant from, Instant until, KeyPurposeId purpose) {
    KeyPair own = keyPair();
    X509Certificate signed =
        sign(
            new X500Principal("CN=console"),
            own.getPublic(),
            from,
            until,
            Optional.of(place),
            purpose,
            false);
    return new Credentials(own.getPrivate(), List.of(signed, certificate));
  }

  public X509Certificate device(PublicKey device, Instant from, Instant until) {
    return sign(
        new X500Principal("CN=device"),
        device,
        from,
        until,
        Optional.empty(),
        KeyPurposeId.id_kp_clientAuth,
        false);
  }

  private X509Certificate sign(
      X500Principal subject,
      PublicKey of,
      Instant from,
      Instant until,
      Optional<GeneralName> place,
      KeyPurposeId purpose,
      boolean authority) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.valueOf(serials.getAndIncrement()),
              Date.from(from),
              Date.from(until),
              subject,
              of);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (!authority) {
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
      }
      if (place.isPresent()) {
        builder.addExtension(
            Extension.subjectAlternativeName, false, new GeneralNames(place.get()));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
    } catch (OperatorCreationException | CertIOException | GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
