package fr.regain.agent.enrolment;

import fr.regain.agent.connection.Authority;
import fr.regain.agent.connection.ConsoleConnection;
import fr.regain.agent.connection.ConsoleConnection.Route;
import fr.regain.agent.connection.Credentials;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.v1.EnrolRequest;
import fr.regain.v1.EnrolResponse;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.RenewRequest;
import fr.regain.v1.RenewResponse;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Asks the console for identities. What comes back is the device's only once {@link
 * IdentityStore#adopt} has kept it; until then the old one is untouched, and asking again is
 * harmless.
 */
public final class Enrolment {
  private static final int PROTOCOL_LEVEL = 2;

  private final IdentityStore identities;

  public Enrolment(IdentityStore identities) {
    this.identities = identities;
  }

  /**
   * A new identity.
   *
   * @param firstCheckInAfter when the console wants to hear from it
   */
  public record Enrolled(Identity identity, Duration firstCheckInAfter) {}

  /** Enrols with a token, over a connection without a certificate. */
  public Enrolled enrol(Route route, EnrolmentToken token, HardwareFacts facts, String hostName) {
    Authority authority = Authority.of(token.authorityFingerprint());
    EnrolRequest.Builder request = request(facts, hostName).setToken(token.secret());
    return enrol(route, authority, Optional.empty(), request, hash(token));
  }

  /**
   * Enrols anew what carries another machine's identity, which vouches for it: no token is needed.
   */
  public Enrolled enrolAsClone(
      Route route, Identity inherited, HardwareFacts facts, String hostName) {
    return enrol(
        route,
        inherited.authority(),
        Optional.of(inherited.credentials()),
        request(facts, hostName),
        inherited.tokenHash());
  }

  private Enrolled enrol(
      Route route,
      Authority authority,
      Optional<Credentials> credentials,
      EnrolRequest.Builder request,
      String tokenHash) {
    KeyPair key = identities.pendingKey(purpose(credentials, request.getFacts()));
    request.setCertificateSigningRequest(CertificateRequest.of(key));
    try (ConsoleConnection connection = new ConsoleConnection(route, authority, credentials)) {
      EnrolResponse response = connection.enrol(request.build());
      Credentials issued = IssuedChain.verify(response.getCertificateChainList(), key, authority);
      return new Enrolled(
          new Identity(
              Identity.deviceId(response.getDeviceId()),
              route.console(),
              tokenHash,
              issued,
              Identity.leaseKey(response.getLeaseKey())),
          Duration.ofSeconds(Integer.toUnsignedLong(response.getFirstCheckInAfterSeconds())));
    } catch (IllegalArgumentException malformed) {
      throw malformed(malformed);
    }
  }

  private static AgentProblem malformed(IllegalArgumentException cause) {
    return new AgentProblem(
        "connection.refused",
        ExitCode.REFUSED,
        new Text(
            "La console a répondu par une identité mal formée (%s). Mettez la console à jour."
                .formatted(cause.getMessage()),
            "The console answered with a malformed identity (%s). Update the console."
                .formatted(cause.getMessage())),
        cause);
  }

  /** The same identity with a new key and a new certificate. */
  public Identity renew(Route route, Identity identity, HardwareFacts facts) {
    KeyPair key = identities.pendingKey(purpose(Optional.of(identity.credentials()), facts));
    try (ConsoleConnection connection =
        new ConsoleConnection(route, identity.authority(), Optional.of(identity.credentials()))) {
      RenewResponse response =
          connection.renew(
              RenewRequest.newBuilder()
                  .setCertificateSigningRequest(CertificateRequest.of(key))
                  .setFacts(facts)
                  .build());
      return new Identity(
          identity.deviceId(),
          identity.console(),
          identity.tokenHash(),
          IssuedChain.verify(response.getCertificateChainList(), key, identity.authority()),
          response.getLeaseKey().isEmpty()
              ? identity.leaseKey()
              : Identity.leaseKey(response.getLeaseKey()));
    } catch (IllegalArgumentException malformed) {
      throw malformed(malformed);
    }
  }

  private static EnrolRequest.Builder request(HardwareFacts facts, String hostName) {
    return EnrolRequest.newBuilder()
        .setFacts(facts)
        .setHostName(hostName)
        .setProtocolLevel(PROTOCOL_LEVEL);
  }

  /**
   * A key made for one purpose on one machine must not serve another: disk images carry keys along.
   */
  private static String purpose(Optional<Credentials> replaced, HardwareFacts facts) {
    String serial =
        replaced.map(old -> old.chain().getFirst().getSerialNumber().toString(16)).orElse("none");
    return "replaces=" + serial + " hardware=" + sha256(facts.toByteArray());
  }

  /** SHA-256 of a token's secret, to recognise the token without keeping it. Hexadecimal. */
  public static String hash(EnrolmentToken token) {
    return sha256(token.secret().toByteArray());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
