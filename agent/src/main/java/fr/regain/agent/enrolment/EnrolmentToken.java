package fr.regain.agent.enrolment;

import com.google.protobuf.ByteString;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.ConsoleAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What an administrator copies from the console to a device. Text: {@code rgn1_} and, in base64url
 * without padding, a version (1 byte, 1), the SHA-256 of the console's CA certificate (32 bytes), a
 * secret (20 bytes) and the console's address as {@code HOST:PORT} in UTF-8.
 *
 * @param authorityFingerprint SHA-256 of the DER form of the only CA to trust, 32 bytes
 * @param secret that the console knows a hash of, 20 bytes
 * @param address where the console listens
 */
public record EnrolmentToken(
    ByteString authorityFingerprint, ByteString secret, ConsoleAddress address) {
  private static final String PREFIX = "rgn1_";
  private static final int VERSION = 1;
  private static final int FINGERPRINT_BYTES = 32;
  private static final int SECRET_BYTES = 20;
  private static final int MAXIMUM_CHARACTERS = 512;

  /**
   * Reads a token, blanks around it ignored.
   *
   * @throws AgentProblem "token.malformed", without repeating the text: it is a secret
   */
  public static EnrolmentToken parse(String text) {
    return decode(text.strip())
        .orElseThrow(
            () ->
                new AgentProblem(
                    "token.malformed",
                    ExitCode.USAGE,
                    new Text(
                        "Le jeton d'inscription est incomplet ou mal copié. Copiez-le en entier"
                            + " depuis la console : il commence par rgn1_.",
                        "The enrolment token is incomplete or badly copied. Copy all of it from the"
                            + " console: it begins with rgn1_.")));
  }

  private static Optional<EnrolmentToken> decode(String text) {
    if (!text.startsWith(PREFIX) || text.length() > MAXIMUM_CHARACTERS) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes =
          ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())));
      if (bytes.remaining() <= 1 + FINGERPRINT_BYTES + SECRET_BYTES || bytes.get() != VERSION) {
        return Optional.empty();
      }
      ByteString fingerprint = ByteString.copyFrom(bytes, FINGERPRINT_BYTES);
      ByteString secret = ByteString.copyFrom(bytes, SECRET_BYTES);
      String address = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return ConsoleAddress.parse(address)
          .map(console -> new EnrolmentToken(fingerprint, secret, console));
    } catch (IllegalArgumentException | CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  /** The text form, as the console shows it once. */
  public String text() {
    byte[] place = address.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(1 + FINGERPRINT_BYTES + SECRET_BYTES + place.length);
    bytes.put((byte) VERSION);
    authorityFingerprint.copyTo(bytes);
    secret.copyTo(bytes);
    bytes.put(place);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Names no secret. */
  @Override
  public String toString() {
    return "EnrolmentToken[" + address + "]";
  }
}
