package fr.regain.agent.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.Test;

/** Read by another implementation of PKCS#10 than the one that wrote it. */
class CertificateRequestTest {
  @Test
  void anotherImplementationReadsTheRequestAndVerifiesItsSignature() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair key = generator.generateKeyPair();

    byte[] der = CertificateRequest.of(key).toByteArray();

    JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der);
    assertThat(request.getSubject()).hasToString("CN=regain");
    assertThat(request.getPublicKey()).isEqualTo(key.getPublic());
    assertThat(request.getAttributes()).isEmpty();
    assertThat(request.getSignatureAlgorithm())
        .isEqualTo(new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256));
    assertThat(
            request.isSignatureValid(
                new JcaContentVerifierProviderBuilder().build(key.getPublic())))
        .isTrue();
    assertThat(request.toASN1Structure().getEncoded(ASN1Encoding.DER)).isEqualTo(der);
  }
}
