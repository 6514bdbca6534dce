package fr.regain.installer.bench;

import com.google.protobuf.ByteString;
import fr.regain.v1.EnrolRequest;
import fr.regain.v1.EnrolResponse;
import fr.regain.v1.EnrolmentServiceGrpc;
import io.grpc.ManagedChannel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Enrols devices with a console as agents do: each with its own key, by the token. */
final class Devices {
  private static final int SECRET_AT = 1 + 32;
  private static final int SECRET_BYTES = 20;

  private Devices() {}

  /** Enrols that many devices. */
  static List<Device> enrol(ManagedChannel console, String token, int count)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    EnrolmentServiceGrpc.EnrolmentServiceBlockingStub stub =
        EnrolmentServiceGrpc.newBlockingStub(console);
    byte[] text = Base64.getUrlDecoder().decode(token.substring("rgn1_".length()));
    ByteString secret = ByteString.copyFrom(text, SECRET_AT, SECRET_BYTES);
    List<Device> devices = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      KeyPair key = newKey();
      EnrolResponse response =
          stub.enrol(
              EnrolRequest.newBuilder()
                  .setToken(secret)
                  .setCertificateSigningRequest(ByteString.copyFrom(signingRequest(key)))
                  .setFacts(TypicalReports.facts(number))
                  .setHostName("bench-" + number)
                  .setProtocolLevel(1)
                  .build());
      ByteBuffer id = response.getDeviceId().asReadOnlyByteBuffer();
      devices.add(
          new Device(
              new UUID(id.getLong(), id.getLong()),
              key.getPrivate(),
              certificate(response.getCertificateChain(0).toByteArray()),
              TypicalReports.facts(number)));
    }
    return devices;
  }

  static KeyPair newKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static byte[] signingRequest(KeyPair key) throws IOException, OperatorCreationException {
    return new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=regain"), key.getPublic())
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
        .getEncoded();
  }
}
