package fr.regain.agent.enrolment;

import com.google.protobuf.ByteString;
import fr.regain.agent.connection.Authority;
import fr.regain.agent.connection.Credentials;
import fr.regain.agent.policy.ConsoleAddress;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Who the device is to one console.
 *
 * @param deviceId 16 bytes, for people: the console knows the device by its certificate
 * @param console that issued it
 * @param tokenHash SHA-256 in hexadecimal of the token that it was got with; empty for a clone's
 *     own identity
 * @param credentials key and certificate chain
 * @param leaseKey the console's public key for leases, Ed25519, 32 bytes; empty where the console
 *     gave none: then no lease is believed
 */
public record Identity(
    UUID deviceId,
    ConsoleAddress console,
    String tokenHash,
    Credentials credentials,
    ByteString leaseKey) {
  private static final int LEASE_KEY_BYTES = 32;

  /** The device's own certificate. */
  public X509Certificate certificate() {
    return credentials.chain().getFirst();
  }

  /** The authority to which this identity's console is pinned. */
  public Authority authority() {
    return Authority.of(credentials.chain().getLast());
  }

  /** Serial number of the certificate, in hexadecimal. */
  public String serial() {
    return certificate().getSerialNumber().toString(16);
  }

  public Instant expiry() {
    return certificate().getNotAfter().toInstant();
  }

  /**
   * When to renew: at two thirds of the certificate's life, plus up to a twelfth of it. The share
   * comes from the signature, so that it differs between devices and stays the same on each.
   */
  public Instant renewAt() {
    Instant from = certificate().getNotBefore().toInstant();
    Duration life = Duration.between(from, expiry());
    byte[] signature = certificate().getSignature();
    int share = Byte.toUnsignedInt(signature[signature.length - 1]);
    return from.plus(life.multipliedBy(2).dividedBy(3))
        .plus(life.dividedBy(12).multipliedBy(share).dividedBy(255));
  }

  /** The device id as the wire has it, 16 bytes. */
  public ByteString deviceIdBytes() {
    return ByteString.copyFrom(
        ByteBuffer.allocate(16)
            .putLong(deviceId.getMostSignificantBits())
            .putLong(deviceId.getLeastSignificantBits())
            .flip());
  }

  /**
   * This identity with the key for leases that a check-in brought, for a device that was enrolled
   * before there were any. A key that is pinned stays, and what is no key pins nothing.
   *
   * @param key that came over a connection for which this identity's authority vouches
   */
  public Identity pinning(ByteString key) {
    return leaseKey.isEmpty() && key.size() == LEASE_KEY_BYTES
        ? new Identity(deviceId, console, tokenHash, credentials, key)
        : this;
  }

  /** A key for leases as it came, or none: a console of level 1 sends none. */
  static ByteString leaseKey(ByteString bytes) {
    if (!bytes.isEmpty() && bytes.size() != LEASE_KEY_BYTES) {
      throw new IllegalArgumentException("a lease key of " + bytes.size() + " bytes");
    }
    return bytes;
  }

  static UUID deviceId(ByteString bytes) {
    if (bytes.size() != 16) {
      throw new IllegalArgumentException(
          "a device id of " + HexFormat.of().formatHex(bytes.toByteArray()));
    }
    return new UUID(
        bytes.asReadOnlyByteBuffer().getLong(0), bytes.asReadOnlyByteBuffer().getLong(8));
  }
}
