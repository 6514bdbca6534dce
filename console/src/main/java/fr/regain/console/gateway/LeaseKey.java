package fr.regain.console.gateway;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/**
 * The key that signs leases: Ed25519 (RFC 8032), in {@code lease.key} beside the authority's own,
 * made once. Devices get its public half with their certificate and accept no other.
 */
public final class LeaseKey {
  private static final String FILE = "lease.key";
  // Nothing else that this key might ever sign can be taken for a lease.
  private static final byte[] DOMAIN = "regain.v1.Lease\0".getBytes(StandardCharsets.US_ASCII);

  private final Ed25519PrivateKeyParameters key;

  private LeaseKey(Ed25519PrivateKeyParameters key) {
    this.key = key;
  }

  /**
   * Opens the key in the authority's directory, and makes it there when it does not exist.
   *
   * @throws Problem {@link ProblemCode#CONFIGURATION_INVALID} when what is there cannot be used: no
   *     device would accept another key, so none is made in its place
   */
  public static LeaseKey open(Path directory, SecureRandom random) {
    Path file = directory.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        make(directory, file, random);
      }
      AuthorityFiles.refuseOpenToOthers(file);
      if (PrivateKeyFactory.createKey(AuthorityFiles.pem(file))
          instanceof Ed25519PrivateKeyParameters key) {
        return new LeaseKey(key);
      }
      throw new IOException("it is no Ed25519 key");
    } catch (IOException | RuntimeException unusable) {
      throw new Problem(
          ProblemCode.CONFIGURATION_INVALID,
          "The key of leases in "
              + file
              + " cannot be used: "
              + unusable.getMessage()
              + ". Bring it back from a backup. (Without it, devices take part in no campaign until"
              + " they have renewed their certificates; only then remove it, and a new one is"
              + " made.)",
          unusable);
    }
  }

  private static void make(Path directory, Path file, SecureRandom random) throws IOException {
    String unfinished = "lease-" + Long.toHexString(random.nextLong());
    AuthorityFiles.writeSecret(
        directory,
        unfinished,
        "PRIVATE KEY",
        PrivateKeyInfoFactory.createPrivateKeyInfo(new Ed25519PrivateKeyParameters(random))
            .getEncoded());
    try {
      Files.move(directory.resolve(unfinished), file);
    } catch (FileAlreadyExistsException anotherWasFirst) {
      // Another console on this directory has just made its own; that one counts.
      Files.delete(directory.resolve(unfinished));
    }
  }

  /** The public key, 32 bytes. */
  public byte[] publicKey() {
    return key.generatePublicKey().getEncoded();
  }

  /**
   * Signs a lease.
   *
   * @param lease the serialised lease
   * @return 64 bytes
   */
  public byte[] sign(byte[] lease) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(DOMAIN, 0, DOMAIN.length);
    signer.update(lease, 0, lease.length);
    return signer.generateSignature();
  }
}
