package fr.regain.console.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * The provider as it describes itself, and its keys, which are read anew when a token names one
 * that is not among them.
 *
 * @param metadata its description
 * @param keys its public keys
 * @param readAt when it was read
 */
record Provider(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant readAt) {
  // A token that names a key which nobody has must not make us ask for the keys each time.
  private static final long KEYS_AT_MOST_EVERY_MILLIS = 5_000;

  /** Asks a provider for its description. */
  static Provider discover(URI issuer, ProviderHttp http, Instant now) throws IdentityRefused {
    String text;
    try {
      text = http.get(OIDCProviderMetadata.resolveURL(new Issuer(issuer)).toURI());
    } catch (IOException | URISyntaxException | GeneralException unreachable) {
      throw new IdentityRefused(
          IdentityFault.UNREACHABLE,
          "The identity provider does not describe itself: " + unreachable.getMessage(),
          unreachable);
    }
    try {
      OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(text);
      if (!metadata.getIssuer().getValue().equals(issuer.toString())) {
        throw new IdentityRefused(
            IdentityFault.MISCONFIGURED,
            "console.identity.issuer is "
                + issuer
                + ", but the provider calls itself "
                + metadata.getIssuer());
      }
      check(issuer, metadata);
      JWKSource<SecurityContext> keys =
          JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL(), http)
              .rateLimited(KEYS_AT_MOST_EVERY_MILLIS)
              .refreshAheadCache(false)
              .build();
      return new Provider(metadata, keys, now);
    } catch (ParseException | MalformedURLException malformed) {
      throw new IdentityRefused(
          IdentityFault.MISCONFIGURED,
          "What is at console.identity.issuer describes no OpenID Connect provider: "
              + malformed.getMessage(),
          malformed);
    }
  }

  /**
   * Secrets go to its addresses, and trust comes from them: all as protected as the issuer's own.
   */
  private static void check(URI issuer, OIDCProviderMetadata metadata) throws IdentityRefused {
    if (metadata.getAuthorizationEndpointURI() == null
        || metadata.getTokenEndpointURI() == null
        || metadata.getJWKSetURI() == null) {
      throw new IdentityRefused(
          IdentityFault.MISCONFIGURED, "The identity provider names no address for signing in");
    }
    boolean sound =
        Arrays.asList(
                metadata.getAuthorizationEndpointURI(),
                metadata.getTokenEndpointURI(),
                metadata.getJWKSetURI(),
                metadata.getUserInfoEndpointURI(),
                metadata.getEndSessionEndpointURI())
            .stream()
            .filter(Objects::nonNull)
            .allMatch(
                address ->
                    "https".equals(address.getScheme())
                        || Objects.equals(address.getRawAuthority(), issuer.getRawAuthority()));
    if (!sound) {
      throw new IdentityRefused(
          IdentityFault.MISCONFIGURED, "The identity provider names an address without TLS");
    }
  }
}
