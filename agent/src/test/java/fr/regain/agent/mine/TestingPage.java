package fr.regain.agent.mine;

import com.google.protobuf.ByteString;
import fr.regain.agent.cleanup.TestingHome;
import fr.regain.agent.cleanup.Workspace;
import fr.regain.agent.host.LoopbackPeers;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.message.AgentProblem;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.LeaseReport;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A person's page over a home directory of a test, and a browser that says what it is told to. */
final class TestingPage implements AutoCloseable {
  static final Lease LEASE =
      Lease.newBuilder()
          .setId(ByteString.copyFrom(new byte[16]))
          .setCampaignId(
              ByteString.copyFrom(
                  new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}))
          .setCampaignName("Printemps <2027>")
          .setAskedBy("DSI du lycée, poste 12")
          .setMode(LeaseMode.LEASE_MODE_CLEAN)
          .setExpiresAtMillis(Instant.parse("2027-12-01T00:00:00Z").toEpochMilli())
          .setNotice(true)
          .build();

  /** Happens on the thread of the search. */
  @FunctionalInterface
  interface BeforeTheSearch {
    void run() throws IOException;
  }

  final TestingHome home;
  final Path answers;
  final Workspace workspace;
  final OwnFiles own;
  final List<AgentProblem> problems = new CopyOnWriteArrayList<>();
  final Search search;

  /** What campaigns ask; read again while a program is waited for. */
  volatile List<Asked> asked;

  final MineServer server;
  private final int port;
  private String cookie = "";

  TestingPage(TestingHome home, Path answers, LoopbackPeers peers, String... rules)
      throws IOException {
    this(home, answers, peers, MonotonicClock.ofThisMachine(), rules);
  }

  TestingPage(
      TestingHome home, Path answers, LoopbackPeers peers, MonotonicClock clock, String... rules)
      throws IOException {
    this(home, answers, peers, clock, () -> {}, rules);
    visit();
  }

  /** A page that may be asked for before the search has ended. */
  TestingPage(
      TestingHome home,
      Path answers,
      LoopbackPeers peers,
      MonotonicClock clock,
      BeforeTheSearch before,
      String... rules)
      throws IOException {
    this.home = home;
    this.answers = answers;
    Files.createDirectories(answers);
    workspace = home.workspace();
    own = new OwnFiles(home.storage());
    asked = rules.length == 0 ? List.of() : List.of(new Asked(LEASE, home.rules(rules)));
    search =
        new Search(
            () -> {
              before.run();
              return MineCommand.visit(
                  workspace,
                  own,
                  () -> asked,
                  new Answers(answers, new SecureRandom()),
                  Set.of(),
                  clock);
            },
            problems::add);
    search.start();
    server =
        new MineServer(
            search,
            Locale.FRENCH,
            Clock.fixed(home.now(), ZoneOffset.UTC),
            new Guard(peers, new SecureRandom(), clock.nanos()),
            clock);
    port = Integer.parseInt(server.authority().substring(server.authority().indexOf(':') + 1));
  }

  /** What the search has found; waits for it. */
  Visit visit() {
    while (true) {
      switch (search.state()) {
        case Search.Looking _ -> Thread.onSpinWait();
        case Search.Found(Visit visit) -> {
          return visit;
        }
        case Search.Failed(AgentProblem problem) -> throw problem;
      }
    }
  }

  String authority() {
    return server.authority();
  }

  /** One request with exactly these header lines; the whole response. */
  String send(String method, String path, List<String> headers, String body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
      byte[] content = body.getBytes(StandardCharsets.UTF_8);
      StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
      headers.forEach(line -> request.append(line).append("\r\n"));
      request.append("Content-Length: ").append(content.length).append("\r\n");
      request.append("Connection: close\r\n\r\n");
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(content);
      socket.getOutputStream().flush();
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  List<String> headers(String... more) {
    List<String> headers = new ArrayList<>(List.of("Host: " + authority()));
    if (!cookie.isEmpty()) {
      headers.add("Cookie: " + cookie);
    }
    headers.addAll(List.of(more));
    return headers;
  }

  /** Opens the page as the browser does that the address was handed to. */
  String enter() throws IOException {
    String path = server.address().substring(("http://" + authority()).length());
    String answer = send("GET", path, headers("Sec-Fetch-Site: none"), "");
    Matcher set = Pattern.compile("(?i)set-cookie: ([^;\r]+)").matcher(answer);
    if (set.find()) {
      cookie = set.group(1);
    }
    return answer;
  }

  String get(String path) throws IOException {
    return send("GET", path, headers("Sec-Fetch-Site: same-origin"), "");
  }

  String post(String path, String form) throws IOException {
    return send(
        "POST",
        path,
        headers("Origin: http://" + authority(), "Sec-Fetch-Site: same-origin"),
        form);
  }

  static int status(String response) {
    return Integer.parseInt(response.split(" ", 3)[1]);
  }

  /** Posts yes and asks again until the clean-up is over. */
  String agree(String form) throws IOException {
    post("/reponse", form + "&reponse=oui");
    String page = get("/");
    while (page.contains("http-equiv=\"refresh\"")) {
      page = get("/");
    }
    return page;
  }

  List<LeaseReport> left() throws IOException {
    List<LeaseReport> left = new ArrayList<>();
    try (Stream<Path> files = Files.list(answers)) {
      for (Path file : files.toList()) {
        left.add(LeaseReport.parseFrom(Files.readAllBytes(file)));
      }
    }
    return left;
  }

  Optional<Choice.Entry> entry(String name) {
    return visit().choice().groups().stream()
        .flatMap(group -> group.entries().stream())
        .filter(entry -> entry.path().display().endsWith("/" + name))
        .findFirst();
  }

  @Override
  public void close() {
    server.close();
  }
}
