package fr.regain.console.checkin;

import com.google.protobuf.ByteString;
import fr.regain.console.enrolment.CertificateState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * By what a device was last found to be who it says. Whoever presents the same again need not be
 * judged again: what would change the judgement drops it ({@link DepartedCallers}).
 *
 * @param digest SHA-256 of the certificate's number and the hardware facts
 * @param renewAt when that certificate is due for renewal
 */
record Recognition(ByteString digest, Instant renewAt) {
  /** What makes the caller recognised the next time, now that it was judged and admitted. */
  static Recognition of(CheckIn checkIn, CertificateState certificate) {
    return new Recognition(digest(checkIn), certificate.renewAt());
  }

  /** Whether this is the caller. */
  boolean isOf(CheckIn checkIn) {
    return digest.equals(digest(checkIn));
  }

  private static ByteString digest(CheckIn checkIn) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(checkIn.peer().certificateSerial().getBytes(StandardCharsets.US_ASCII));
      digest.update((byte) 0);
      return ByteString.copyFrom(digest.digest(checkIn.request().getFacts().toByteArray()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
