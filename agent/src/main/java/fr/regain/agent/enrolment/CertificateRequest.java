package fr.regain.agent.enrolment;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.security.KeyPair;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** PKCS#10. The subject says nothing: the console decides on the name in the certificate. */
final class CertificateRequest {
  private CertificateRequest() {}

  /** The request for a key, in DER, signed by that key. */
  static ByteString of(KeyPair key) {
    try {
      return ByteString.copyFrom(
          new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=regain"), key.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
              .getEncoded());
    } catch (OperatorCreationException | IOException impossible) {
      throw new IllegalStateException("P-256 keys can sign in every runtime", impossible);
    }
  }
}
