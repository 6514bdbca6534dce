package fr.regain.agent.mine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.message.AgentProblem;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the person's page on the loopback addresses of this machine, on a random port, until it is
 * left alone for five minutes or there is nothing more to say. From the first moment: while the
 * search goes on, the page says so.
 */
final class MineServer implements AutoCloseable {
  private static final Duration IDLE = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final byte[] IPV4 = {127, 0, 0, 1};
  private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  static {
    // Whoever opens a connection and says nothing does not hold it. Read when the server is loaded.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.maxRspTime", "30");
  }

  private final Search search;
  private final SearchPages pages;
  private final Locale locale;
  private final Clock wallClock;
  private final Guard guard;
  private final MonotonicClock clock;
  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile long lastUse;
  private volatile boolean saidLast;

  /**
   * Starts to serve.
   *
   * @param search whose outcome is shown, and until then that it goes on
   * @param wallClock for ages, in the person's time zone
   */
  MineServer(Search search, Locale locale, Clock wallClock, Guard guard, MonotonicClock clock)
      throws IOException {
    this.search = search;
    this.pages = new SearchPages(locale, wallClock);
    this.locale = locale;
    this.wallClock = wallClock;
    this.guard = guard;
    this.clock = clock;
    this.lastUse = clock.nanos();
    start(HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(IPV4), 0), 0));
    try {
      start(
          HttpServer.create(
              new InetSocketAddress(
                  InetAddress.getByAddress(IPV6), servers.getFirst().getAddress().getPort()),
              0));
    } catch (BindException noIpv6) {
      // A machine without IPv6, or a port that is taken there: the first address is enough.
      lastUse = clock.nanos();
    }
  }

  private void start(HttpServer server) {
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    servers.add(server);
  }

  /** The address that opens the page, once. */
  String address() {
    return "http://" + authority() + "/entree?jeton=" + guard.token();
  }

  /** The literal address and port. */
  String authority() {
    return Guard.authority(servers.getFirst().getAddress());
  }

  /** Waits until the visit is over or was left alone. */
  void awaitEnd() {
    while (!Thread.currentThread().isInterrupted() && !isOver()) {
      clock.sleep(LOOK);
    }
  }

  private boolean isOver() {
    if (isAtWork()) {
      lastUse = clock.nanos();
    }
    return saidLast || clock.nanos() - lastUse > IDLE.toNanos();
  }

  /** Then the person waits for the page, or it for a program that they want to end. */
  private boolean isAtWork() {
    return switch (search.state()) {
      case Search.Looking _ -> true;
      case Search.Found(Visit visit) -> visit.step() == Visit.Step.CLEANING || visit.isWaiting();
      case Search.Failed _ -> false;
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      if (!guard.isOwn(exchange)) {
        Reply.refuse(exchange, 403);
        return;
      }
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/entree") && exchange.getRequestMethod().equals("GET")) {
        enter(exchange);
      } else if (!guard.knows(exchange)) {
        Reply.refuse(exchange, 403);
      } else {
        lastUse = clock.nanos();
        switch (search.state()) {
          case Search.Looking _ -> only(exchange, path, pages.looking());
          case Search.Found(Visit visit) -> visit(exchange, path, visit);
          case Search.Failed(AgentProblem problem) -> {
            only(exchange, path, pages.failed(problem));
            saidLast |= path.equals("/");
          }
        }
      }
    } catch (IOException unusable) {
      if (exchange.getResponseCode() != -1) {
        throw unusable;
      }
      // The quarantine is another process's for a moment, or cannot be read: said, not hidden.
      Reply.page(exchange, 503, pages.unusable(unusable));
    } finally {
      exchange.close();
    }
  }

  private void enter(HttpExchange exchange) throws IOException {
    Form query = Form.of(exchange.getRequestURI().getRawQuery());
    if (!guard.admits(query.one("jeton").orElse(""), clock.nanos())) {
      Reply.refuse(exchange, 403);
      return;
    }
    lastUse = clock.nanos();
    exchange.getResponseHeaders().set("Set-Cookie", guard.setCookie());
    Reply.redirect(exchange, "/");
  }

  /** Where there is no visit, there is one page. */
  private static void only(HttpExchange exchange, String path, byte[] page) throws IOException {
    if (path.equals("/")) {
      Reply.page(exchange, 200, page);
    } else {
      Reply.redirect(exchange, "/");
    }
  }

  private void visit(HttpExchange exchange, String path, Visit visit) throws IOException {
    Routes routes = new Routes(visit, locale, wallClock);
    if (exchange.getRequestMethod().equals("POST")) {
      routes.post(exchange, path, Form.of(exchange.getRequestBody()));
    } else {
      routes.get(exchange, path, Form.of(exchange.getRequestURI().getRawQuery()));
      saidLast |= path.equals("/") && visit.over();
    }
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(1));
    threads.close();
  }
}
