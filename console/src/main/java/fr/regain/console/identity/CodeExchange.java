package fr.regain.console.identity;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.UserInfoSuccessResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import fr.regain.console.platform.ConsoleConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Gets tokens for a code, and what the provider says of the person for the tokens. */
final class CodeExchange {
  private final Provider provider;
  private final ConsoleConfig.Identity config;
  private final ProviderHttp http;

  CodeExchange(Provider provider, ConsoleConfig.Identity config, ProviderHttp http) {
    this.provider = provider;
    this.config = config;
    this.http = http;
  }

  /** The tokens for a code, none of them verified yet. */
  OIDCTokens tokens(String code, String verifier, URI returnTo) throws IdentityRefused {
    TokenResponse response;
    try {
      response =
          OIDCTokenResponseParser.parse(
              request(
                      new AuthorizationCodeGrant(
                          new AuthorizationCode(code), returnTo, new CodeVerifier(verifier)))
                  .toHTTPRequest()
                  .send(http));
    } catch (IOException | ParseException failed) {
      throw unreachable("tokens", failed);
    }
    if (!response.indicatesSuccess()) {
      throw refusal(response.toErrorResponse().getErrorObject());
    }
    if (response instanceof OIDCTokenResponse tokens
        && tokens.getOIDCTokens().getIDToken() != null) {
      return tokens.getOIDCTokens();
    }
    throw new IdentityRefused(IdentityFault.UNTRUSTED, "The identity provider gives no ID token");
  }

  private TokenRequest request(AuthorizationCodeGrant grant) throws IdentityRefused {
    URI address = provider.metadata().getTokenEndpointURI();
    ClientID client =
        new ClientID(Objects.requireNonNull(config.clientId(), "checked at the start"));
    Path file = config.clientSecretFile();
    if (file == null) {
      return new TokenRequest.Builder(address, client, grant).build();
    }
    Secret secret = new Secret(read(file));
    List<ClientAuthenticationMethod> known = provider.metadata().getTokenEndpointAuthMethods();
    boolean basic = known == null || known.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return new TokenRequest.Builder(
            address,
            basic ? new ClientSecretBasic(client, secret) : new ClientSecretPost(client, secret),
            grant)
        .build();
  }

  // Each time, so that a new secret counts without a restart.
  private static String read(Path file) throws IdentityRefused {
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new IdentityRefused(
          IdentityFault.MISCONFIGURED,
          "The file of console.identity.client-secret-file cannot be read: "
              + unreadable.getMessage(),
          unreadable);
    }
  }

  private static IdentityRefused refusal(ErrorObject error) {
    String code = error == null ? "" : String.valueOf(error.getCode());
    IdentityFault fault =
        switch (code) {
          case "invalid_grant" -> IdentityFault.NOT_ASKED_FOR;
          case "invalid_client", "unauthorized_client", "invalid_request", "invalid_scope" ->
              IdentityFault.MISCONFIGURED;
          default -> IdentityFault.UNREACHABLE;
        };
    return new IdentityRefused(
        fault, "The identity provider gives no tokens: " + code.replaceAll("\\P{Print}", ""));
  }

  /** What the provider says of the person, as text or signed; empty when it has no such page. */
  Map<String, Object> userInfo(OIDCTokens tokens, String subject, TokenCheck check)
      throws IdentityRefused {
    URI address = provider.metadata().getUserInfoEndpointURI();
    if (address == null) {
      return Map.of();
    }
    UserInfoResponse response;
    try {
      response =
          UserInfoResponse.parse(
              new UserInfoRequest(address, tokens.getAccessToken()).toHTTPRequest().send(http));
    } catch (IOException | ParseException failed) {
      throw unreachable("userinfo", failed);
    }
    if (!(response instanceof UserInfoSuccessResponse success)) {
      throw new IdentityRefused(
          IdentityFault.UNREACHABLE, "The identity provider does not answer with the userinfo");
    }
    if (success.getUserInfoJWT() != null) {
      return check.userInfo(success.getUserInfoJWT(), subject).getClaims();
    }
    Map<String, Object> said = success.getUserInfo().toJSONObject();
    if (!subject.equals(said.get("sub"))) {
      throw new IdentityRefused(
          IdentityFault.UNTRUSTED, "The userinfo of the identity provider is somebody else's");
    }
    return said;
  }

  private static IdentityRefused unreachable(String what, Exception cause) {
    return new IdentityRefused(
        IdentityFault.UNREACHABLE,
        "The identity provider does not answer with the " + what + ": " + cause.getMessage(),
        cause);
  }
}
