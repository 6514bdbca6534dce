package fr.regain.console.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * An OpenID Connect provider on loopback, with real HTTP and real signatures. It is honest until a
 * test makes it lie.
 */
final class TestingProvider implements AutoCloseable {
  static final String CLIENT = "regain";
  static final String SECRET = "a secret of the client";

  /** What it does wrong. */
  enum Lie {
    NONE,
    DESCRIBES_ANOTHER_ISSUER,
    DESCRIBES_NOTHING,
    DESCRIPTION_TOO_LARGE,
    DESCRIPTION_NEVER_COMES,
    DESCRIPTION_DRIPS,
    DESCRIBES_AN_ADDRESS_WITHOUT_TLS,
    TOKENS_FAIL,
    CLIENT_UNKNOWN,
    KEYS_FAIL,
    NO_ID_TOKEN,
    TOKEN_OF_ANOTHER_ISSUER,
    TOKEN_FOR_ANOTHER_CLIENT,
    TOKEN_FOR_SEVERAL_WITHOUT_A_PARTY,
    TOKEN_FOR_ANOTHER_PARTY,
    TOKEN_EXPIRED,
    TOKEN_OF_THE_FUTURE,
    TOKEN_ISSUED_IN_THE_FUTURE,
    TOKEN_UNSIGNED,
    TOKEN_SIGNED_WITH_THE_PUBLIC_KEY,
    TOKEN_SIGNED_BY_A_STRANGER,
    TOKEN_CHANGED,
    TOKEN_WITHOUT_NONCE,
    TOKEN_WITH_ANOTHER_NONCE,
    USERINFO_OF_SOMEBODY_ELSE,
    USERINFO_FAILS,
    SIGNED_USERINFO_OF_SOMEBODY_ELSE,
    SIGNED_USERINFO_FOR_ANOTHER_CLIENT,
    SIGNED_USERINFO_BY_A_STRANGER,
    SIGNED_USERINFO_UNSIGNED
  }

  private record Asked(String challenge, String nonce, String returnTo) {}

  private final HttpServer server;
  private final Clock clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Asked> codes = new HashMap<>();
  private final Map<String, Object> claims = new LinkedHashMap<>();
  private RSAKey key = newKey("first");
  private final RSAKey strangersKey = newKey("first");
  private Lie lie = Lie.NONE;
  private boolean signsUserInfo;
  private Duration age = Duration.ZERO;
  private int codesGiven;
  private int keysMade;

  TestingProvider(Clock clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2_048).keyID(id).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
  }

  /** What it says of the person who signs in next. */
  synchronized void person(String subject, Map<String, Object> more) {
    claims.clear();
    claims.put("sub", subject);
    claims.putAll(more);
    lie = Lie.NONE;
    signsUserInfo = false;
    age = Duration.ZERO;
  }

  synchronized void lie(Lie next) {
    lie = next;
    signsUserInfo = next.name().startsWith("SIGNED");
  }

  synchronized void signUserInfo() {
    signsUserInfo = true;
  }

  /** Its tokens ended that long ago. */
  synchronized void endTokens(Duration ago) {
    age = ago;
  }

  synchronized void rotateKeys() {
    key = newKey("key" + ++keysMade);
  }

  /** Where it sends a person who signs in, as their browser would be sent. */
  synchronized String signIn(URI wayOut) {
    Map<String, String> asked = parameters(wayOut.getRawQuery());
    String code = "code" + ++codesGiven;
    codes.put(
        code,
        new Asked(asked.get("code_challenge"), asked.get("nonce"), asked.get("redirect_uri")));
    return "/identite/retour?code=" + code + "&state=" + asked.get("state");
  }

  static Map<String, String> parameters(String query) {
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/realm/.well-known/openid-configuration" -> describe(exchange);
        case "/realm/keys" ->
            send(
                exchange,
                lie == Lie.KEYS_FAIL ? 500 : 200,
                "application/json",
                new JWKSet(key.toPublicJWK()).toString());
        case "/realm/token" -> token(exchange);
        case "/realm/userinfo" -> userInfo(exchange);
        default -> send(exchange, 404, "text/plain", "?");
      }
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void describe(HttpExchange exchange) throws IOException {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put(
        "issuer", lie == Lie.DESCRIBES_ANOTHER_ISSUER ? "https://elsewhere.example" : issuer());
    description.put("authorization_endpoint", issuer() + "/authorize");
    description.put(
        "token_endpoint",
        lie == Lie.DESCRIBES_AN_ADDRESS_WITHOUT_TLS
            ? "http://elsewhere.example/token"
            : issuer() + "/token");
    description.put("userinfo_endpoint", issuer() + "/userinfo");
    description.put("end_session_endpoint", issuer() + "/logout");
    description.put("jwks_uri", issuer() + "/keys");
    description.put("response_types_supported", List.of("code"));
    description.put("subject_types_supported", List.of("public"));
    description.put("id_token_signing_alg_values_supported", List.of("RS256"));
    String text = JSONObjectUtils.toJSONString(description);
    switch (lie) {
      case DESCRIPTION_NEVER_COMES -> awaitClosing();
      case DESCRIPTION_DRIPS -> {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, text.length());
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        awaitClosing();
      }
      case DESCRIBES_NOTHING -> send(exchange, 200, "text/html", "<h1>Maintenance</h1>");
      case DESCRIPTION_TOO_LARGE ->
          send(exchange, 200, "application/json", text + " ".repeat(5_000_000));
      default -> send(exchange, 200, "application/json", text);
    }
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void token(HttpExchange exchange) throws IOException, JOSEException {
    Map<String, String> asked =
        parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (CLIENT + ":" + SECRET.replace(' ', '+')).getBytes(StandardCharsets.UTF_8));
    Asked code = codes.remove(asked.get("code"));
    if (lie == Lie.TOKENS_FAIL) {
      send(exchange, 500, "text/plain", "out of order");
    } else if (lie == Lie.CLIENT_UNKNOWN
        || !expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 401, "application/json", "{\"error\":\"invalid_client\"}");
    } else if (code == null
        || !code.challenge().equals(challenge(asked.get("code_verifier")))
        || !code.returnTo().equals(asked.get("redirect_uri"))) {
      send(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
    } else {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("access_token", "an-access-token");
      answer.put("token_type", "Bearer");
      if (lie != Lie.NO_ID_TOKEN) {
        answer.put("id_token", idToken(code.nonce()));
      }
      send(exchange, 200, "application/json", JSONObjectUtils.toJSONString(answer));
    }
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String idToken(String nonce) throws JOSEException {
    Instant now = clock.instant();
    Instant end = age.isZero() ? now.plusSeconds(300) : now.minus(age);
    JWTClaimsSet.Builder said =
        new JWTClaimsSet.Builder()
            .subject((String) claims.get("sub"))
            .issuer(issuer())
            .audience(CLIENT)
            .issueTime(Date.from(end.minusSeconds(300)))
            .expirationTime(Date.from(end))
            .claim("nonce", nonce);
    switch (lie) {
      case TOKEN_OF_ANOTHER_ISSUER -> said.issuer("https://elsewhere.example");
      case TOKEN_FOR_ANOTHER_CLIENT -> said.audience("another");
      case TOKEN_FOR_SEVERAL_WITHOUT_A_PARTY -> said.audience(List.of(CLIENT, "another"));
      case TOKEN_FOR_ANOTHER_PARTY -> said.claim("azp", "another");
      case TOKEN_EXPIRED -> said.expirationTime(Date.from(now.minusSeconds(61)));
      case TOKEN_OF_THE_FUTURE -> said.notBeforeTime(Date.from(now.plusSeconds(62)));
      case TOKEN_ISSUED_IN_THE_FUTURE -> said.issueTime(Date.from(now.plusSeconds(62)));
      case TOKEN_WITHOUT_NONCE -> said.claim("nonce", null);
      case TOKEN_WITH_ANOTHER_NONCE -> said.claim("nonce", "another");
      default -> {
        // Nothing of it is false.
      }
    }
    return switch (lie) {
      case TOKEN_UNSIGNED -> new PlainJWT(said.build()).serialize();
      case TOKEN_SIGNED_WITH_THE_PUBLIC_KEY -> {
        SignedJWT token =
            new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
                said.build());
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        yield token.serialize();
      }
      case TOKEN_SIGNED_BY_A_STRANGER -> signed(strangersKey, said.build());
      case TOKEN_CHANGED -> {
        String[] parts = signed(key, said.build()).split("\\.");
        String other = signed(key, said.subject("somebody-else").build()).split("\\.")[1];
        yield parts[0] + "." + other + "." + parts[2];
      }
      default -> signed(key, said.build());
    };
  }

  private String signed(RSAKey by, JWTClaimsSet said) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                // A stranger takes the name of a key that the provider has.
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build(),
            said);
    token.sign(new RSASSASigner(by));
    return token.serialize();
  }

  private void userInfo(HttpExchange exchange) throws IOException, JOSEException {
    Map<String, Object> said = new LinkedHashMap<>(claims);
    if (!"Bearer an-access-token".equals(exchange.getRequestHeaders().getFirst("Authorization"))
        || lie == Lie.USERINFO_FAILS) {
      send(exchange, 401, "text/plain", "no");
      return;
    }
    if (lie == Lie.USERINFO_OF_SOMEBODY_ELSE || lie == Lie.SIGNED_USERINFO_OF_SOMEBODY_ELSE) {
      said.put("sub", "somebody-else");
    }
    if (!signsUserInfo) {
      send(exchange, 200, "application/json", JSONObjectUtils.toJSONString(said));
      return;
    }
    said.put("iss", issuer());
    said.put("aud", lie == Lie.SIGNED_USERINFO_FOR_ANOTHER_CLIENT ? "another" : CLIENT);
    JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder();
    said.forEach(builder::claim);
    send(
        exchange,
        200,
        "application/jwt",
        lie == Lie.SIGNED_USERINFO_UNSIGNED
            ? new PlainJWT(builder.build()).serialize()
            : signed(
                lie == Lie.SIGNED_USERINFO_BY_A_STRANGER ? strangersKey : key, builder.build()));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
