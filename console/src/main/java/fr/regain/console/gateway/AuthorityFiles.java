package fr.regain.console.gateway;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Set;
import java.util.function.Supplier;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * The authority on disk: {@code ca.pem} and {@code ca.key} in one directory, readable by the
 * console's user alone where the file system knows users. The directory appears whole or not at
 * all.
 */
final class AuthorityFiles {
  private static final String CERTIFICATE = "ca.pem";
  private static final String KEY = "ca.key";

  private final Path directory;

  AuthorityFiles(Path directory) {
    this.directory = directory;
  }

  /** The authority's certificate and the key that it signs with. */
  record Contents(X509Certificate certificate, PrivateKey key) {}

  Contents readOr(Supplier<Contents> made) {
    try {
      if (!Files.exists(directory)) {
        write(made.get());
      }
      return read();
    } catch (IOException | GeneralSecurityException unusable) {
      throw new Problem(
          ProblemCode.CONFIGURATION_INVALID,
          "The certificate authority in "
              + directory
              + " cannot be used: "
              + unusable.getMessage()
              + ". Bring the directory back from a backup. (Without it, every device must be"
              + " enrolled again; only then remove it, and a new one is made.)",
          unusable);
    }
  }

  private Contents read() throws IOException, GeneralSecurityException {
    Path keyFile = directory.resolve(KEY);
    refuseOpenToOthers(keyFile);
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem(directory.resolve(CERTIFICATE))));
    PrivateKey key =
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pem(keyFile)));
    if (!belongTogether(certificate, key)) {
      throw new GeneralSecurityException(KEY + " is not the key of " + CERTIFICATE);
    }
    return new Contents(certificate, key);
  }

  private static boolean belongTogether(X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException {
    byte[] sample = certificate.getEncoded();
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key);
    signature.update(sample);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(sample);
    return certificate.getBasicConstraints() >= 0 && signature.verify(signed);
  }

  static byte[] pem(Path file) throws IOException {
    try (PemReader reader = new PemReader(new StringReader(Files.readString(file)))) {
      PemObject object = reader.readPemObject();
      if (object == null) {
        throw new IOException(file.getFileName() + " holds no PEM block");
      }
      return object.getContent();
    }
  }

  static void refuseOpenToOthers(Path keyFile) throws IOException {
    if (!knowsUsers(keyFile)) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(keyFile);
    if (permissions.contains(PosixFilePermission.OTHERS_READ)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)
        || permissions.contains(PosixFilePermission.GROUP_WRITE)) {
      throw new IOException(
          keyFile + " is open to other users; check who may have read it, then run chmod 600");
    }
  }

  private void write(Contents contents) throws IOException, GeneralSecurityException {
    Path parent = directory.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path unfinished = Files.createTempDirectory(parent, "authority-");
    writeSecret(unfinished, CERTIFICATE, "CERTIFICATE", contents.certificate().getEncoded());
    writeSecret(unfinished, KEY, "PRIVATE KEY", contents.key().getEncoded());
    try {
      Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (DirectoryNotEmptyException | FileAlreadyExistsException anotherWasFirst) {
      // Another console on this directory has just made its own; that one counts.
      Files.delete(unfinished.resolve(CERTIFICATE));
      Files.delete(unfinished.resolve(KEY));
      Files.delete(unfinished);
    }
  }

  static void writeSecret(Path directory, String name, String type, byte[] content)
      throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, content));
    }
    FileAttribute<?>[] ownerOnly =
        knowsUsers(directory)
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Set<StandardOpenOption> create =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(directory.resolve(name), create, ownerOnly)) {
      channel.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
  }

  private static boolean knowsUsers(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }
}
