package fr.regain.installer.bench;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.DataDirectory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What pages cost with a large fleet on record, on each kind of database: the time until the last
 * byte over HTTP, one request after the other, in the session of somebody who sees everything; then
 * the memory of the console, and the processor time of one that nobody asks for anything.
 */
final class PagesBenchmark {
  private static final int ROUNDS = 12;
  private static final int WARM_UPS = 4;
  private static final int IDLE_SECONDS = 10;
  private static final Pattern LINK = Pattern.compile("<a rel=\"next\" href=\"([^\"]+)\"");

  private static final List<String> LISTS =
      List.of(
          "/parc?vue=0",
          "/parc?tri=-nom",
          "/parc?tri=modele",
          "/parc?tri=-occupation",
          "/parc?tri=age",
          "/parc?tri=contact",
          "/parc?tri=-contact",
          "/parc?avant=fin",
          "/parc?tri=modele&avant=fin",
          "/parc?type=LAPTOP",
          "/parc?plein=oui&tri=-occupation",
          "/parc?etat=ACTIVE&muet=14",
          "/parc?etat=ACTIVE&version=0.1.0",
          "/parc?site=3",
          "/parc?site=3&plein=oui&tri=age",
          "/parc?site=4",
          "/parc?site=2705&tri=-nom&type=LAPTOP",
          "/parc?type=TABLET",
          "/parc?taille=100&tri=age");
  private static final List<String> SEARCHES =
      List.of(
          "/parc?q=ETAB0742",
          "/parc?q=5cg0001",
          "/parc?q=latitude",
          "/parc?q=latitude&site=3",
          "/parc?q=no-such-device",
          "/parc?q=PC042&tri=-occupation");

  private final Path image;
  private final Path directory;

  /**
   * @param image of the console
   * @param directory where to put the fleets
   */
  PagesBenchmark(Path image, Path directory) {
    this.image = image;
    this.directory = directory;
  }

  void onH2(Table table) throws IOException, InterruptedException, SQLException {
    run(table, "H2", null);
  }

  void onPostgresql(Table table) throws IOException, InterruptedException, SQLException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      run(table, "PostgreSQL", server.getJdbcUrl("postgres", "postgres"));
    }
  }

  /** What the server's own maintenance has long done in a database that was not just filled. */
  private static void vacuum(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", null);
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }

  private void run(Table table, String name, @Nullable String url)
      throws IOException, InterruptedException, SQLException {
    Path data = directory.resolve("pages-" + name);
    DataDirectory.createPrivately(data);
    long start = System.nanoTime();
    String cookie =
        new PagesFleet()
            .fill(new ConsoleConfig.Store(url, url == null ? null : "postgres", null), data);
    if (url != null) {
      vacuum(url);
    }
    System.out.printf("    %s filled in %.0f s%n", name, (System.nanoTime() - start) / 1e9);
    Map<String, String> settings =
        url == null
            ? Map.of()
            : Map.of("CONSOLE_DATABASE_URL", url, "CONSOLE_DATABASE_USER", "postgres");
    try (ServerProcess console = ServerProcess.console(image, data, settings);
        HttpClient client = HttpClient.newHttpClient()) {
      new Reader(table, name, client, address(data), cookie).measure();
      table.add(
          "pages, " + name + ": memory of the process at its highest",
          "%d MB".formatted(highestMemory(console) / 1_000),
          "",
          "heap ≤ 512 MB");
      Thread.sleep(2_000);
      Duration before = console.cpu();
      Thread.sleep(IDLE_SECONDS * 1_000L);
      table.add(
          "pages, " + name + ": processor time of an idle console",
          "%.1f %%".formatted(console.cpu().minus(before).toMillis() / (IDLE_SECONDS * 10.0)),
          "",
          "< 1 %");
    }
  }

  private static URI address(Path data) throws IOException, InterruptedException {
    Path link = data.resolve("sign-in-link");
    while (!Files.isReadable(link) || Files.size(link) == 0) {
      Thread.sleep(10);
    }
    return URI.create(Files.readString(link).strip()).resolve("/");
  }

  /** Kilobytes, as the kernel tells it. */
  private static long highestMemory(ServerProcess console) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + console.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Long.valueOf(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Somebody who opens pages one after the other. */
  private record Reader(
      Table table, String database, HttpClient client, URI console, String cookie) {
    void measure() throws IOException, InterruptedException {
      measure("list", LISTS, "≤ 100 ms");
      measure("list, 30 pages on by its own links", deep(), "≤ 100 ms");
      measure("search", SEARCHES, "≤ 150 ms");
      measure("dashboard", List.of("/"), "≤ 100 ms");
    }

    private void measure(String what, List<String> pages, String bound)
        throws IOException, InterruptedException {
      List<Double> all = new ArrayList<>();
      String slowest = "";
      double worst = 0;
      for (String page : pages) {
        for (int round = 0; round < WARM_UPS; round++) {
          get(page);
        }
        List<Double> times = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
          long start = System.nanoTime();
          get(page);
          times.add((System.nanoTime() - start) / 1e6);
        }
        double median = new Figures(times).median();
        System.out.printf("    %s %s: %.1f ms%n", database, page, median);
        if (median > worst) {
          worst = median;
          slowest = page;
        }
        all.addAll(times);
      }
      Collections.sort(all);
      table.add(
          "pages, " + database + ", 100,000 devices: " + what + ", 95th percentile",
          "%.0f ms".formatted(all.get((int) Math.ceil(all.size() * 0.95) - 1)),
          "median %.0f ms, slowest %s at %.0f ms"
              .formatted(new Figures(all).median(), slowest, worst),
          bound);
    }

    /** Pages far into the list, in two orders. */
    private List<String> deep() throws IOException, InterruptedException {
      List<String> pages = new ArrayList<>();
      for (String first : List.of("/parc?vue=0", "/parc?tri=modele&plein=oui")) {
        String page = first;
        for (int step = 0; step < 30; step++) {
          Matcher next = LINK.matcher(get(page));
          if (!next.find()) {
            throw new IOException(page + " has no next page");
          }
          page = next.group(1).replace("&amp;", "&");
        }
        pages.add(page);
      }
      return pages;
    }

    private String get(String page) throws IOException, InterruptedException {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(console.resolve(page))
                  .header("Cookie", "s=" + cookie)
                  .timeout(Duration.ofSeconds(30))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(page + " was answered with " + response.statusCode());
      }
      return response.body();
    }
  }
}
