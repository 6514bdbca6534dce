package fr.regain.console.identity;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import fr.regain.console.platform.ConsoleConfig;
import jakarta.inject.Singleton;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The organisation's identity provider, if the settings name one. */
@Singleton
public final class IdentityProvider {
  /** Where the provider sends people back to, below the public address. */
  public static final String RETURN = "/identite/retour";

  /** Where people learn that they left the console alone, below the public address. */
  public static final String STILL_IN = "/identite/ouverte";

  private static final Duration DESCRIPTION_LIFE = Duration.ofHours(1);
  private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);

  private final ConsoleConfig.Identity config;
  private final String console;
  private final ProviderHttp http;
  private final Clock clock;
  private volatile @Nullable Provider known;
  private volatile @Nullable LastAnswer last;

  IdentityProvider(ConsoleConfig config, ProviderHttp http, Clock clock) {
    URI address = config.http().publicAddress();
    this.config = config.identity();
    this.console = address == null ? "" : address.getScheme() + "://" + address.getRawAuthority();
    this.http = http;
    this.clock = clock;
  }

  /** Whether there is one. */
  public boolean isThere() {
    return config.issuer() != null;
  }

  /** What people call it; empty: the settings do not say. */
  public String name() {
    return config.name() == null ? "" : config.name().strip();
  }

  /** How it last answered; absent: it was not asked since the console started. */
  public Optional<LastAnswer> last() {
    return Optional.ofNullable(last);
  }

  /** The address that a person is sent to, to come back with a code. */
  public URI wayOut(SignInRequest request) throws IdentityRefused {
    Provider provider = provider();
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope(config.scopes().toArray(String[]::new)),
            clientId(),
            URI.create(console + RETURN))
        .endpointURI(provider.metadata().getAuthorizationEndpointURI())
        .state(new State(request.state()))
        .nonce(new Nonce(request.nonce()))
        .codeChallenge(new CodeVerifier(request.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * Who came back.
   *
   * @param code what the provider gave them for it
   * @param issuer who it says it is on the way back (RFC 9207); absent: it does not say
   */
  public Identity wayBack(SignInRequest request, String code, Optional<String> issuer)
      throws IdentityRefused {
    try {
      Identity identity = verified(request, code, issuer);
      last = new LastAnswer(clock.instant(), "");
      return identity;
    } catch (IdentityRefused refused) {
      throw noted(refused);
    }
  }

  private Identity verified(SignInRequest request, String code, Optional<String> issuer)
      throws IdentityRefused {
    Provider provider = provider();
    String own = provider.metadata().getIssuer().getValue();
    if (issuer.isPresent() && !issuer.get().equals(own)) {
      throw new IdentityRefused(
          // Anybody writes this parameter: it is no fault of the provider, and is repeated nowhere.
          IdentityFault.NOT_ASKED_FOR, "Somebody came back as from another provider");
    }
    CodeExchange exchange = new CodeExchange(provider, config, http);
    TokenCheck check = new TokenCheck(provider, clientId().getValue(), clock);
    OIDCTokens tokens = exchange.tokens(code, request.verifier(), URI.create(console + RETURN));
    JWTClaimsSet said = check.idToken(tokens.getIDToken(), request.nonce());
    String subject = said.getSubject();
    if (subject.isBlank() || subject.length() > 255) {
      throw new IdentityRefused(
          IdentityFault.UNTRUSTED, "The identity provider names a person in no usable way: sub");
    }
    Map<String, Object> all = new HashMap<>(said.getClaims());
    all.putAll(exchange.userInfo(tokens, subject, check));
    ToldClaims claims = new ToldClaims(all);
    return new Identity(
        own,
        subject,
        claims.name(subject),
        claims.login(subject),
        claims.groups(config.groupsClaim()),
        tokens.getIDTokenString());
  }

  /**
   * The address at which a person also leaves the provider, when it has one; when it does not
   * answer, the page that says that they are still signed in there.
   */
  public Optional<URI> wayHome(Voucher voucher) {
    if (!isThere()) {
      return Optional.empty();
    }
    try {
      Optional<URI> end = Optional.ofNullable(provider().metadata().getEndSessionEndpointURI());
      return end.map(
          address ->
              new LogoutRequest(
                      address,
                      hint(voucher),
                      null,
                      clientId(),
                      URI.create(console + "/entree"),
                      null,
                      null)
                  .toURI());
    } catch (IdentityRefused away) {
      LOG.warn("A person left the console alone: {}", away.getMessage());
      return Optional.of(URI.create(console + STILL_IN));
    }
  }

  private static @Nullable JWT hint(Voucher voucher) {
    String token = voucher.token();
    try {
      return token == null ? null : JWTParser.parse(token);
    } catch (ParseException unreadable) {
      LOG.warn("A session holds an ID token that cannot be read", unreadable);
      return null;
    }
  }

  private ClientID clientId() {
    return new ClientID(Objects.requireNonNull(config.clientId(), "checked at the start"));
  }

  private Provider provider() throws IdentityRefused {
    Instant now = clock.instant();
    Provider present = known;
    if (present != null && now.isBefore(present.readAt().plus(DESCRIPTION_LIFE))) {
      return present;
    }
    try {
      URI issuer = Objects.requireNonNull(config.issuer(), "asked for when there is one only");
      Provider discovered = Provider.discover(issuer, http, now);
      known = discovered;
      last = new LastAnswer(now, "");
      return discovered;
    } catch (IdentityRefused refused) {
      throw noted(refused);
    }
  }

  private IdentityRefused noted(IdentityRefused refused) {
    switch (refused.fault()) {
      case UNREACHABLE, MISCONFIGURED, UNTRUSTED ->
          last = new LastAnswer(clock.instant(), String.valueOf(refused.getMessage()));
      case DECLINED, NOT_ASKED_FOR -> {
        // A person's matter, and none of the provider's.
      }
    }
    return refused;
  }
}
