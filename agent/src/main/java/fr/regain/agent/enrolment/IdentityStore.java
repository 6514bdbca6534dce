package fr.regain.agent.enrolment;

import com.google.protobuf.ByteString;
import fr.regain.agent.connection.Credentials;
import fr.regain.agent.host.StateFiles;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.ConsoleAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * The device's identity in one private file, key and certificates together, replaced as a whole: a
 * crash leaves the old identity or the new one. A key whose certificate has not come yet waits
 * beside it, so that a request whose answer was lost is repeated for the same key and the console
 * recognises it.
 */
public final class IdentityStore {
  private static final int MAXIMUM_BYTES = 64 * 1024;
  private static final String PUBLIC_KEY = "PUBLIC KEY";

  private final Path directory;
  private final Path file;
  private final Path pendingKey;
  private final SecureRandom random;

  /**
   * @param directory private to the agent; made when the first thing is kept
   */
  public IdentityStore(Path directory, SecureRandom random) {
    this.directory = directory;
    this.file = directory.resolve("identity.pem");
    this.pendingKey = directory.resolve("pending-key.pem");
    this.random = random;
  }

  /**
   * The identity, if the device has one.
   *
   * @throws AgentProblem "storage.denied" to people who are no administrators,
   *     "identity.unreadable" when there is a file that holds none: it is never replaced silently
   */
  public Optional<Identity> load() {
    try {
      Optional<byte[]> content = StateFiles.read(file, MAXIMUM_BYTES);
      return content.isEmpty()
          ? Optional.empty()
          : Optional.of(decode(new String(content.get(), StandardCharsets.UTF_8)));
    } catch (AccessDeniedException denied) {
      throw new AgentProblem(
          "storage.denied",
          ExitCode.LOCAL_STORAGE,
          new Text(
              "L'identité du poste (%s) est réservée aux administrateurs. Recommencez en tant qu'administrateur (sudo)."
                  .formatted(file),
              "The identity of the device (%s) is for administrators only. Try again as administrator (sudo)."
                  .formatted(file)),
          denied);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException failure) {
      throw new AgentProblem(
          "identity.unreadable",
          ExitCode.LOCAL_STORAGE,
          new Text(
              "L'identité du poste (%s) est illisible (%s). Supprimez ce fichier et inscrivez de nouveau le poste : la console reconnaît le matériel et garde l'historique."
                  .formatted(file, failure.getMessage()),
              "The identity of the device (%s) cannot be read (%s). Remove this file and enrol again: the console recognises the hardware and keeps the history."
                  .formatted(file, failure.getMessage())),
          failure);
    }
  }

  /** Makes an identity the device's own; the key that waited for it is done with. */
  public void adopt(Identity identity) {
    try {
      StateFiles.ensurePrivateDirectory(directory);
      StateFiles.replace(file, encode(identity).getBytes(StandardCharsets.UTF_8));
      StateFiles.delete(pendingKey);
    } catch (IOException | GeneralSecurityException failure) {
      throw unwritable(file, failure);
    }
  }

  /**
   * The key to ask a certificate for: the one that waits for the same purpose, or a new EC P-256
   * key. A key that came with a disk image has another purpose and is never used.
   *
   * @param purpose what the certificate is for, and for which hardware
   */
  KeyPair pendingKey(String purpose) {
    try {
      Optional<byte[]> waiting = StateFiles.read(pendingKey, MAXIMUM_BYTES);
      if (waiting.isPresent()) {
        Optional<KeyPair> pair =
            decodePair(purpose, new String(waiting.get(), StandardCharsets.UTF_8));
        if (pair.isPresent()) {
          return pair.get();
        }
      }
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair fresh = generator.generateKeyPair();
      StateFiles.ensurePrivateDirectory(directory);
      StateFiles.replace(
          pendingKey,
          (purpose
                  + "\n"
                  + Pem.encode(Pem.PRIVATE_KEY, fresh.getPrivate().getEncoded())
                  + Pem.encode(PUBLIC_KEY, fresh.getPublic().getEncoded()))
              .getBytes(StandardCharsets.UTF_8));
      return fresh;
    } catch (IOException | GeneralSecurityException failure) {
      throw unwritable(pendingKey, failure);
    }
  }

  private static Optional<KeyPair> decodePair(String purpose, String text) {
    if (!text.startsWith(purpose + "\n")) {
      return Optional.empty();
    }
    try {
      PublicKey open =
          KeyFactory.getInstance("EC")
              .generatePublic(new X509EncodedKeySpec(Pem.decode(PUBLIC_KEY, text).getFirst()));
      return Optional.of(new KeyPair(open, privateKey(text)));
    } catch (GeneralSecurityException | NoSuchElementException damaged) {
      return Optional.empty();
    }
  }

  private static PrivateKey privateKey(String text) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(Pem.decode(Pem.PRIVATE_KEY, text).getFirst()));
  }

  private static String encode(Identity identity) throws GeneralSecurityException {
    StringBuilder text = new StringBuilder();
    text.append("device=").append(identity.deviceId()).append('\n');
    text.append("console=").append(identity.console()).append('\n');
    text.append("token=").append(identity.tokenHash()).append('\n');
    text.append("lease-key=")
        .append(HexFormat.of().formatHex(identity.leaseKey().toByteArray()))
        .append("\n\n");
    text.append(Pem.encode(Pem.PRIVATE_KEY, identity.credentials().key().getEncoded()));
    for (X509Certificate certificate : identity.credentials().chain()) {
      text.append(Pem.encode(Pem.CERTIFICATE, certificate.getEncoded()));
    }
    return text.toString();
  }

  private static Identity decode(String text) throws IOException, GeneralSecurityException {
    int header = text.indexOf("-----BEGIN ");
    if (header < 0) {
      throw new IllegalArgumentException("no key and no certificate");
    }
    Properties properties = new Properties();
    properties.load(new StringReader(text.substring(0, header)));
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> chain = new ArrayList<>();
    for (byte[] der : Pem.decode(Pem.CERTIFICATE, text)) {
      chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    }
    if (chain.size() < 2 || Pem.decode(Pem.PRIVATE_KEY, text).isEmpty()) {
      throw new IllegalArgumentException("a key or a certificate is missing");
    }
    return new Identity(
        UUID.fromString(properties.getProperty("device", "")),
        ConsoleAddress.parse(properties.getProperty("console", ""))
            .orElseThrow(() -> new IllegalArgumentException("the console's address is missing")),
        properties.getProperty("token", ""),
        new Credentials(privateKey(text), List.copyOf(chain)),
        Identity.leaseKey(
            ByteString.copyFrom(HexFormat.of().parseHex(properties.getProperty("lease-key", "")))));
  }

  private static AgentProblem unwritable(Path path, Exception failure) {
    return StateFiles.unusable(
        path, failure instanceof IOException storage ? storage : new IOException(failure));
  }
}
