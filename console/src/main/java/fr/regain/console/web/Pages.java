package fr.regain.console.web;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Turns markup into responses. */
public final class Pages {
  private Pages() {}

  /**
   * The page, or 304 when the browser already has exactly this page. Nobody but the reader's own
   * browser may keep it, and that one asks again each time.
   */
  public static HttpResponse<byte[]> show(HttpRequest<?> request, Markup markup) {
    byte[] body = PageWeight.writeInto(render(markup));
    String tag = "W/\"" + digest(body) + "\"";
    MutableHttpResponse<byte[]> response =
        tag.equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH))
            ? HttpResponse.notModified()
            : html(HttpStatus.OK, body);
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.VARY, "Cookie, Accept-Language, HX-Request");
  }

  /** A page that is no answer to keep: an error, a form with mistakes, a secret shown once. */
  public static MutableHttpResponse<byte[]> showOnce(HttpStatus status, Markup markup) {
    return html(status, PageWeight.writeInto(render(markup)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Sends the browser on to another page of the console after a form was accepted. */
  public static MutableHttpResponse<byte[]> goTo(String path) {
    return HttpResponse.<byte[]>seeOther(URI.create(path))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** The HTML in UTF-8. */
  public static byte[] render(Markup markup) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    markup.write(new OwaspHtmlTemplateOutput(output));
    return output.toByteArray();
  }

  /** A short name of exactly these bytes, 16 characters. */
  public static String digest(byte[] body) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(body)).substring(0, 16);
  }

  static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  private static MutableHttpResponse<byte[]> html(HttpStatus status, byte[] body) {
    return HttpResponse.status(status)
        .body(body)
        .contentType(MediaType.of("text/html; charset=utf-8"));
  }
}
