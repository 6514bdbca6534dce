package fr.regain.console.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Verifies what the provider signs: with a key that it publishes, by an algorithm whose key is
 * public (none at all, or one with a shared secret, would let anybody sign), for this console, now.
 */
final class TokenCheck {
  /** By how much the clocks may differ. */
  static final Duration SKEW = Duration.ofSeconds(60);

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final Provider provider;
  private final String clientId;
  private final Clock clock;

  TokenCheck(Provider provider, String clientId, Clock clock) {
    this.provider = provider;
    this.clientId = clientId;
    this.clock = clock;
  }

  /** What an ID token says, once it is known to be meant for this console and this request. */
  JWTClaimsSet idToken(JWT token, String nonce) throws IdentityRefused {
    JWTClaimsSet claims = verified("ID token", token, Set.of("iss", "sub", "aud", "exp", "iat"));
    try {
      String party = claims.getStringClaim("azp");
      Instant issued = claims.getIssueTime().toInstant();
      require("ID token", "iss", issuer().equals(claims.getIssuer()));
      require("ID token", "aud", claims.getAudience().contains(clientId));
      require(
          "ID token",
          "azp",
          party == null ? claims.getAudience().size() == 1 : party.equals(clientId));
      require("ID token", "iat", !issued.isAfter(clock.instant().plus(SKEW)));
      require("ID token", "nonce", nonce.equals(claims.getStringClaim("nonce")));
      return claims;
    } catch (ParseException malformed) {
      throw untrusted("ID token", String.valueOf(malformed.getMessage()), malformed);
    }
  }

  /** What a signed userinfo says of a person; what it leaves out of its making is not asked for. */
  JWTClaimsSet userInfo(JWT token, String subject) throws IdentityRefused {
    JWTClaimsSet claims = verified("userinfo", token, Set.of("sub"));
    List<String> audience = claims.getAudience();
    require("userinfo", "iss", claims.getIssuer() == null || issuer().equals(claims.getIssuer()));
    require("userinfo", "aud", audience.isEmpty() || audience.contains(clientId));
    require("userinfo", "sub", subject.equals(claims.getSubject()));
    return claims;
  }

  private String issuer() {
    return provider.metadata().getIssuer().getValue();
  }

  private JWTClaimsSet verified(String what, JWT token, Set<String> required)
      throws IdentityRefused {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, provider.keys()));
    DefaultJWTClaimsVerifier<SecurityContext> dates =
        new DefaultJWTClaimsVerifier<>(null, new HashSet<>(required)) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    dates.setMaxClockSkew((int) SKEW.toSeconds());
    processor.setJWTClaimsSetVerifier(dates);
    try {
      return processor.process(token, null);
    } catch (KeySourceException noKeys) {
      throw new IdentityRefused(
          IdentityFault.UNREACHABLE,
          "The keys of the identity provider cannot be read: " + noKeys.getMessage(),
          noKeys);
    } catch (BadJOSEException | JOSEException refused) {
      throw untrusted(what, String.valueOf(refused.getMessage()), refused);
    }
  }

  private static void require(String what, String claim, boolean right) throws IdentityRefused {
    if (!right) {
      throw new IdentityRefused(
          IdentityFault.UNTRUSTED,
          "The " + what + " of the identity provider is not what was asked for: " + claim);
    }
  }

  private static IdentityRefused untrusted(String what, String why, Exception cause) {
    return new IdentityRefused(
        IdentityFault.UNTRUSTED,
        "The " + what + " of the identity provider cannot be believed: " + why,
        cause);
  }
}
