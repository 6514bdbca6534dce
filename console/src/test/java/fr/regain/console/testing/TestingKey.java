package fr.regain.console.testing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * A device's key pair.
 *
 * @param pair the keys
 */
public record TestingKey(KeyPair pair) {
  /** A new key pair on P-256. */
  public static TestingKey create() {
    return create("secp256r1");
  }

  /** A new key pair on that curve. */
  public static TestingKey create(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return new TestingKey(generator.generateKeyPair());
    } catch (GeneralSecurityException unavailable) {
      throw new IllegalStateException(unavailable);
    }
  }

  /** A request for a certificate, signed with the key itself. */
  public byte[] signingRequest() {
    return signingRequest(pair.getPrivate());
  }

  /** A request for a certificate, signed with any key. */
  public byte[] signingRequest(PrivateKey signer) {
    try {
      return new JcaPKCS10CertificationRequestBuilder(
              new X500Principal("CN=whatever"), pair.getPublic())
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer))
          .getEncoded();
    } catch (OperatorCreationException | IOException unavailable) {
      throw new IllegalStateException(unavailable);
    }
  }
}
