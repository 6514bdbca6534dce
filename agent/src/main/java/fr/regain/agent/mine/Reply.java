package fr.regain.agent.mine;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What goes back to the browser, with the headers that keep everything else away from it. */
final class Reply {
  private Reply() {}

  static void page(HttpExchange exchange, int status, byte[] page) throws IOException {
    send(exchange, status, "text/html", page);
  }

  static void redirect(HttpExchange exchange, String to) throws IOException {
    headers(exchange);
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(303, -1);
  }

  /** Says nothing of why: who asks wrongly is not the person. */
  static void refuse(HttpExchange exchange, int status) throws IOException {
    byte[] said =
        """
        Page fermée, ou lien déjà utilisé : rouvrez-la par « Mes données » dans le menu.
        Page closed, or link used already: open it again with "My data" in the menu.
        """
            .getBytes(StandardCharsets.UTF_8);
    send(exchange, status, "text/plain", said);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] content)
      throws IOException {
    headers(exchange);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(status, content.length);
    exchange.getResponseBody().write(content);
  }

  private static void headers(HttpExchange exchange) {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Security-Policy", Html.POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    // With "no-referrer" browsers would hide the origin of the page's own forms.
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
  }
}
