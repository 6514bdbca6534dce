package fr.regain.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.presentation.Measurements;
import fr.regain.console.web.SamplePages.Named;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each page costs its reader, against its budget; and the file from which {@code
 * /ecoconception} tells it, which goes into the jar of this very build.
 */
final class PageWeightsTest {
  private static final int MOST_REQUESTS = 5;
  private static final int MOST_BYTES_COLD = 45_000;
  private static final int MOST_HTML = 6_000;
  private static final int MOST_HTML_WITH_DRAWINGS = 12_000;
  private static final int MOST_ELEMENTS = 400;
  private static final int MOST_STYLE = 10_000;
  private static final int MOST_SCRIPT = 22_000;

  private static final Pattern KILOBYTES = Pattern.compile(" ([0-9]+) k");

  private static final Map<Named, Measurements.Page> measured = new LinkedHashMap<>();
  private static final Map<Named, Document> documents = new LinkedHashMap<>();

  @BeforeAll
  static void measure(@TempDir Path data) {
    SamplePages.start(data);
    for (Named page : SamplePages.pages().toList()) {
      Document document = Jsoup.parse(page.html());
      documents.put(page, document);
      measured.put(page, measure(page, document));
    }
  }

  @AfterAll
  static void stop() {
    SamplePages.stop();
  }

  private static Measurements.Page measure(Named page, Document document) {
    List<String> files =
        document.select("link[href], script[src], img[src]").stream()
            .map(element -> element.hasAttr("href") ? element.attr("href") : element.attr("src"))
            .filter(address -> address.startsWith("/"))
            .distinct()
            .toList();
    // A page that updates itself asks once more, for what is new.
    int live = document.select("[hx-get], [data-stream]").isEmpty() ? 0 : 1;
    return new Measurements.Page(
        route(page.name()),
        1 + files.size() + live,
        PageWeight.packed(page.html().getBytes(StandardCharsets.UTF_8)),
        files.stream().mapToInt(PageWeightsTest::weight).sum(),
        document.select("*").size() - document.select("svg *").size());
  }

  private static int weight(String address) {
    return SamplePages.browser().getBytes(address, "Accept-Encoding", "gzip").body().length;
  }

  /** The address with its parameters and its names left out. */
  private static String route(String address) {
    return address
        .replaceAll("\\?.*", "")
        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…")
        .replaceAll("/[0-9]+", "/…")
        .replaceAll("^/m/[^/]+", "/m/…")
        .replaceAll("^/seconde-vie/materiel/[^/]+", "/seconde-vie/materiel/…");
  }

  @Test
  void everyPage_keepsItsBudget() {
    measured.forEach(
        (page, weight) -> {
          boolean drawn = !documents.get(page).select("svg").isEmpty();
          assertThat(weight.requests())
              .as("requests of %s", page)
              .isLessThanOrEqualTo(MOST_REQUESTS);
          assertThat(weight.bytes() + weight.files())
              .as("bytes of a first visit of %s", page)
              .isLessThanOrEqualTo(MOST_BYTES_COLD);
          assertThat(weight.bytes())
              .as("HTML of %s", page)
              .isLessThanOrEqualTo(drawn ? MOST_HTML_WITH_DRAWINGS : MOST_HTML);
          assertThat(weight.elements())
              .as("elements of %s", page)
              .isLessThanOrEqualTo(MOST_ELEMENTS);
        });
  }

  @Test
  void theFilesThatAllPagesShare_keepTheirBudget() {
    Document page = documents.values().iterator().next();
    assertThat(weight(page.select("link[rel=stylesheet]").attr("href"))).isLessThan(MOST_STYLE);
    StaticFiles files = SamplePages.browser().console().bean(StaticFiles.class);
    assertThat(weight(files.script())).isLessThan(MOST_SCRIPT);
    assertThat(weight(files.follow())).isLessThan(MOST_SCRIPT);
  }

  @Test
  void theFoot_saysWhatThePageWeighs() {
    measured.forEach(
        (page, weight) -> {
          String foot = documents.get(page).select("footer a[href=/ecoconception]").text();
          Matcher told = KILOBYTES.matcher(foot);
          assertThat(told.find()).as("%s: %s", page, foot).isTrue();
          // The digits themselves weigh a little.
          assertThat(Integer.parseInt(told.group(1)) * 1_000 - weight.bytes())
              .as("%s", page)
              .isBetween(-5, 1_005);
        });
  }

  /** Leaves the figures beside the class that reads them, where the jar is made from. */
  @Test
  void theFigures_goIntoTheBuild() throws IOException, URISyntaxException {
    Map<String, Measurements.Page> heaviest = new TreeMap<>();
    measured.values().stream()
        .filter(page -> page.address().startsWith("/"))
        .filter(page -> !page.address().contains(" "))
        .forEach(
            page ->
                heaviest.merge(
                    page.address(),
                    page,
                    (one, other) -> one.bytes() < other.bytes() ? other : one));
    Path classes =
        Path.of(Measurements.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Files.write(
        classes.resolve("fr/regain/console/presentation/pages.csv"),
        heaviest.values().stream()
            .map(
                page ->
                    "%s;%d;%d;%d;%d"
                        .formatted(
                            page.address(),
                            page.requests(),
                            page.bytes(),
                            page.files(),
                            page.elements()))
            .toList());

    assertThat(new Measurements().pages()).containsExactlyInAnyOrderElementsOf(heaviest.values());
  }
}
