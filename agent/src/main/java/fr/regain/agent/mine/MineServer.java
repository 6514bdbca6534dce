package fr.regain.agent.mine;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.quarantine.ItemId;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Serves the person's page on the loopback addresses of this machine, on a random port, until it is
 * left alone for five minutes or there is nothing more to say.
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

  private final Visit visit;
  private final Pages pages;
  private final Lists lists;
  private final Guard guard;
  private final MonotonicClock clock;
  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile long lastUse;
  private volatile boolean saidLast;

  /**
   * Starts to serve.
   *
   * @param wallClock for ages, in the person's time zone
   */
  MineServer(Visit visit, Locale locale, Clock wallClock, Guard guard, MonotonicClock clock)
      throws IOException {
    this.visit = visit;
    this.pages = new Pages(visit, locale, wallClock);
    this.lists = new Lists(visit, locale, wallClock);
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
    boolean left = clock.nanos() - lastUse > IDLE.toNanos();
    return saidLast || (left && visit.step() != Visit.Step.CLEANING);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      if (!guard.isOwn(exchange)) {
        refuse(exchange, 403);
        return;
      }
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/entree") && exchange.getRequestMethod().equals("GET")) {
        enter(exchange);
      } else if (!guard.knows(exchange)) {
        refuse(exchange, 403);
      } else {
        lastUse = clock.nanos();
        if (exchange.getRequestMethod().equals("POST")) {
          post(exchange, path, Form.of(exchange.getRequestBody()));
        } else {
          get(exchange, path, Form.of(exchange.getRequestURI().getRawQuery()));
        }
      }
    } catch (IOException unusable) {
      if (exchange.getResponseCode() != -1) {
        throw unusable;
      }
      // The quarantine is another process's for a moment, or cannot be read: said, not hidden.
      send(exchange, 503, pages.failed(unusable));
    } finally {
      exchange.close();
    }
  }

  private void enter(HttpExchange exchange) throws IOException {
    Form query = Form.of(exchange.getRequestURI().getRawQuery());
    if (!guard.admits(query.one("jeton").orElse(""), clock.nanos())) {
      refuse(exchange, 403);
      return;
    }
    lastUse = clock.nanos();
    exchange.getResponseHeaders().set("Set-Cookie", guard.setCookie());
    redirect(exchange, "/");
  }

  private void get(HttpExchange exchange, String path, Form query) throws IOException {
    int page = query.number("page", 1_000_000).orElse(0);
    switch (path) {
      case "/" -> {
        send(exchange, pages.main());
        saidLast |= visit.over();
      }
      case "/elements" -> {
        Optional<Choice.Group> group = group(query);
        if (group.isPresent() && visit.step() == Visit.Step.CHOOSING) {
          send(exchange, lists.entries(group.get(), page));
        } else {
          redirect(exchange, "/");
        }
      }
      case "/quarantaine" -> {
        if (visit.step() == Visit.Step.CLEANING) {
          redirect(exchange, "/");
        } else {
          send(exchange, lists.quarantine(page));
        }
      }
      case "/gardes" -> send(exchange, lists.kept(page));
      default -> refuse(exchange, 404);
    }
  }

  private Optional<Choice.Group> group(Form form) {
    String id = form.one("regle").orElse("");
    return visit.choice().groups().stream()
        .filter(group -> group.rule().id().equals(id))
        .findFirst();
  }

  private void post(HttpExchange exchange, String path, Form form) throws IOException {
    switch (path) {
      case "/reponse" -> answer(exchange, form);
      case "/elements" -> choose(exchange, form);
      case "/quarantaine" -> {
        String which = form.one("remettre").orElse("");
        Optional<ItemId> item = ItemId.parse(which);
        if (visit.step() != Visit.Step.CLEANING && (item.isPresent() || which.equals("tout"))) {
          visit.restore(item);
        }
        redirect(exchange, "/quarantaine");
      }
      case "/gardes" -> {
        var kept = visit.kept();
        Optional<Integer> index = form.number("oublier", kept.size());
        if (index.isPresent()) {
          visit.keepNoLonger(kept.get(index.get()));
        }
        redirect(exchange, "/gardes");
      }
      default -> refuse(exchange, 404);
    }
  }

  private void answer(HttpExchange exchange, Form form) throws IOException {
    if (visit.step() == Visit.Step.CHOOSING) {
      visit.tickClasses(Set.copyOf(form.all("classe")));
      Optional<String> choose = form.one("choisir");
      if (choose.isPresent() && choose.get().matches("[a-z.]{1,64}")) {
        redirect(exchange, "/elements?regle=" + choose.get());
        return;
      }
      switch (form.one("reponse").orElse("")) {
        case "oui" -> visit.agree();
        case "plus-tard" -> visit.postpone();
        case "non" -> visit.decline();
        default -> lastUse = clock.nanos();
      }
    }
    redirect(exchange, "/");
  }

  private void choose(HttpExchange exchange, Form form) throws IOException {
    Optional<Choice.Group> group = group(form);
    if (group.isEmpty() || visit.step() != Visit.Step.CHOOSING) {
      redirect(exchange, "/");
      return;
    }
    int page = form.number("page", 1_000_000).orElse(0);
    List<Choice.Entry> all = group.get().entries();
    String here = "/elements?regle=" + group.get().rule().id() + "&page=";
    String to = form.one("vers").orElse("");
    switch (to) {
      case "tous" -> visit.tick(all, numbers(all));
      case "aucun" -> visit.tick(all, Set.of());
      default -> visit.tick(Lists.rows(all, page), ticked(form));
    }
    Optional<Integer> always = form.number("toujours", visit.choice().size());
    if (always.isPresent()) {
      visit.keepAlways(visit.choice().entry(always.get()));
    }
    redirect(
        exchange,
        switch (to) {
          case "retour" -> "/";
          case "suite" -> here + (page + 1);
          default -> here + page;
        });
  }

  private static Set<Integer> numbers(List<Choice.Entry> entries) {
    return entries.stream().map(Choice.Entry::number).collect(Collectors.toSet());
  }

  private static Set<Integer> ticked(Form form) {
    Set<Integer> ticked = new HashSet<>();
    for (String value : form.all("e")) {
      if (value.matches("\\d{1,9}")) {
        ticked.add(Integer.valueOf(value));
      }
    }
    return ticked;
  }

  private static void send(HttpExchange exchange, byte[] page) throws IOException {
    send(exchange, 200, page);
  }

  private static void send(HttpExchange exchange, int status, byte[] page) throws IOException {
    headers(exchange);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(status, page.length);
    exchange.getResponseBody().write(page);
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    headers(exchange);
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(303, -1);
  }

  /** Says nothing of why: who asks wrongly is not the person. */
  private static void refuse(HttpExchange exchange, int status) throws IOException {
    byte[] said =
        """
        Page fermée, ou lien déjà utilisé : rouvrez-la par « Mes données » dans le menu.
        Page closed, or link used already: open it again with "My data" in the menu.
        """
            .getBytes(StandardCharsets.UTF_8);
    headers(exchange);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, said.length);
    exchange.getResponseBody().write(said);
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

  @Override
  public void close() {
    servers.forEach(server -> server.stop(1));
    threads.close();
  }
}
