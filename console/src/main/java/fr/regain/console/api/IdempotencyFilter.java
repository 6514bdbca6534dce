package fr.regain.console.api;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.schema.tables.records.ApiReplyRecord;
import fr.regain.console.web.ApiRequest;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a POST that bears an {@code Idempotency-Key} happen once: the same call with the same key
 * is answered as it was the first time, for a day.
 */
@ServerFilter(ApiRequest.ROOT + "/**")
final class IdempotencyFilter implements Ordered {
  static final String HEADER = "Idempotency-Key";
  static final String REPLAYED = "Idempotency-Replayed";

  private static final String BEGUN = IdempotencyFilter.class.getName();
  private static final int LONGEST_KEY = 255;
  private static final int FIRST_ERROR_OF_OURS = 500;

  private final ReplyStore replies;
  private final SecureRandom random;

  IdempotencyFilter(ReplyStore replies, SecureRandom random) {
    this.replies = replies;
    this.random = random;
  }

  /** Only who is somebody has calls to repeat. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after() + 1;
  }

  /** A call that has begun. */
  private record Begun(String keyHash, ReplyCipher cipher) {}

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> begin(HttpRequest<?> request) {
    String key = request.getHeaders().get(HEADER);
    if (key == null
        || request.getMethod() != HttpMethod.POST
        || request.getUserPrincipal().isEmpty()) {
      return null;
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          "The header " + HEADER + " has 1 to " + LONGEST_KEY + " characters.");
    }
    String secret =
        Objects.requireNonNull(request.getHeaders().get(HttpHeaders.AUTHORIZATION), "signed in");
    String keyHash = hex(Digest.of((secret + "\n" + key).getBytes(StandardCharsets.UTF_8)));
    String line = request.getMethodName() + " " + request.getUri() + "\n";
    String callHash = hex(Digest.of(line.getBytes(StandardCharsets.UTF_8), body(request)));
    ReplyCipher cipher = new ReplyCipher(secret, key);
    Optional<ApiReplyRecord> before = replies.begin(keyHash, callHash);
    if (before.isPresent()) {
      return again(before.get(), callHash, cipher);
    }
    request.setAttribute(BEGUN, new Begun(keyHash, cipher));
    return null;
  }

  /** A file is not held in memory for this: two of one length are taken for the same. */
  private static byte[] body(HttpRequest<?> request) {
    if (request
        .getContentType()
        .filter(MediaType.APPLICATION_OCTET_STREAM_TYPE::equals)
        .isPresent()) {
      return Long.toString(request.getContentLength()).getBytes(StandardCharsets.US_ASCII);
    }
    if (!(request instanceof ServerHttpRequest<?> server)) {
      throw new IllegalStateException("A server's request has a body: " + request.getClass());
    }
    try (CloseableByteBody copy = server.byteBody().split(ByteBody.SplitBackpressureMode.FASTEST)) {
      return copy.buffer().join().toByteArray();
    }
  }

  private static HttpResponse<?> again(ApiReplyRecord before, String callHash, ReplyCipher cipher) {
    if (!before.getCallHash().equals(callHash)) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          "This " + HEADER + " was used for another call today. Choose a new one for a new call.");
    }
    Integer status = before.getStatus();
    if (status == null) {
      throw new Problem(
          ProblemCode.CALL_UNDER_WAY,
          "The call with this "
              + HEADER
              + " is still under way, or was cut off. Wait; then read what it was to change before"
              + " you try again with a new key.");
    }
    Reply reply = cipher.open(status, before.getAnswer());
    MutableHttpResponse<byte[]> response =
        HttpResponse.<byte[]>status(HttpStatus.valueOf(status)).header(REPLAYED, "true");
    String type = reply.type();
    return type == null
        ? response
        : response
            .body(reply.body().getBytes(StandardCharsets.UTF_8))
            .contentType(MediaType.of(type));
  }

  @ResponseFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    Begun begun = request.getAttribute(BEGUN, Begun.class).orElse(null);
    if (begun == null) {
      return;
    }
    if (response.code() >= FIRST_ERROR_OF_OURS) {
      replies.forget(begun.keyHash());
      return;
    }
    String body =
        response.body() instanceof byte[] written
            ? new String(written, StandardCharsets.UTF_8)
            : "";
    String type = response.getContentType().map(MediaType::toString).orElse(null);
    Reply reply = new Reply(response.code(), body.isEmpty() ? null : type, body);
    replies.end(begun.keyHash(), response.code(), begun.cipher().seal(reply, random));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
