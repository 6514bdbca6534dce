package fr.regain.agent.lease;

import com.google.protobuf.ByteString;
import fr.regain.v1.SignedLease;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/**
 * The one key whose leases the device believes.
 *
 * @param bytes Ed25519 public key as in RFC 8032, 32 bytes; empty when the console gave none
 */
public record LeaseKey(ByteString bytes) {
  /** What the signature is over, before the lease: no other message can be taken for one. */
  private static final byte[] DOMAIN = "regain.v1.Lease\0".getBytes(StandardCharsets.US_ASCII);

  /** The fixed beginning of an Ed25519 key in X.509 form (RFC 8410), before its 32 bytes. */
  private static final ByteString X509_PREFIX =
      ByteString.copyFrom(HexFormat.of().parseHex("302a300506032b6570032100"));

  private static final int SIGNATURE_BYTES = 64;

  /** Whether the signature is this key's over that lease. */
  public boolean signed(SignedLease lease) {
    if (bytes.isEmpty() || lease.getSignature().size() != SIGNATURE_BYTES) {
      return false;
    }
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(X509_PREFIX.concat(bytes).toByteArray()));
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(DOMAIN);
      signature.update(lease.getLease().toByteArray());
      return signature.verify(lease.getSignature().toByteArray());
    } catch (GeneralSecurityException notOfThisKey) {
      return false;
    }
  }
}
