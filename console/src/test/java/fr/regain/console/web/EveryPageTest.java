package fr.regain.console.web;

import static fr.regain.console.web.SamplePages.action;
import static fr.regain.console.web.SamplePages.campaign;
import static fr.regain.console.web.SamplePages.collected;
import static fr.regain.console.web.SamplePages.drafted;
import static fr.regain.console.web.SamplePages.erasure;
import static fr.regain.console.web.SamplePages.fleet;
import static fr.regain.console.web.SamplePages.guide;
import static fr.regain.console.web.SamplePages.inspected;
import static fr.regain.console.web.SamplePages.open;
import static fr.regain.console.web.SamplePages.openLot;
import static fr.regain.console.web.SamplePages.ring;
import static fr.regain.console.web.SamplePages.running;
import static fr.regain.console.web.SamplePages.sent;
import static fr.regain.console.web.SamplePages.tried;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.web.SamplePages.Named;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each page, in both languages. */
final class EveryPageTest {
  private static final int MOST_ELEMENTS = 400;
  private static final int MOST_HTML_BYTES = 6_000;
  private static final int MOST_DRAWN_HTML_BYTES = 12_000;

  @BeforeAll
  static void start(@TempDir Path data) {
    SamplePages.start(data);
  }

  @AfterAll
  static void stop() {
    SamplePages.stop();
  }

  @ParameterizedTest
  @MethodSource("fr.regain.console.web.SamplePages#pages")
  void isSoundForEveryReader(Named page) {
    Document document = Jsoup.parse(page.html());

    assertThat(document.selectFirst("html").attr("lang")).isEqualTo(page.language());
    assertThat(document.title()).endsWith(" – Regain").hasSizeGreaterThan(" – Regain".length());
    assertThat(document.select("h1")).hasSize(1);
    assertThat(document.select("h1").text())
        .isNotEqualTo(
            Words.load(page.language().equals("fr") ? Language.FRENCH : Language.ENGLISH)
                .say("error.internal.title"));
    assertThat(document.select("main, header, footer")).hasSize(3);
    assertThat(document.select("a.skip").first().attr("href")).isEqualTo("#content");
    assertHeadingsInOrder(document);
    assertIdsAreUnique(document);
    assertControlsHaveNames(document);
    assertTablesAreTold(document);
    assertReferencesExist(document);
    assertThat(document.select("[tabindex]").eachAttr("tabindex")).isSubsetOf("0", "-1");
    assertThat(document.select("svg:not([aria-hidden])").not("[role=img][aria-labelledby]"))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("fr.regain.console.web.SamplePages#pages")
  void asksForNothingInlineOrForeign(Named page) {
    Document document = Jsoup.parse(page.html());

    assertThat(document.select("[style], style")).isEmpty();
    assertThat(document.select("script").not("[src^=/static/]")).isEmpty();
    assertThat(document.select("a[href*=://]"))
        .allMatch(link -> link.attr("href").startsWith("https://"))
        .allMatch(link -> link.attr("rel").equals("noopener noreferrer"));
    for (Element element : document.getAllElements()) {
      // Whoever follows a link to elsewhere has asked for it; what a form holds is text.
      if (!element.is("a[href], input[name=address]")) {
        assertThat(element.attributes().asList())
            .noneMatch(attribute -> attribute.getValue().contains("://"));
      }
      assertThat(element.attributes().asList())
          .noneMatch(attribute -> attribute.getKey().startsWith("on"))
          .noneMatch(attribute -> attribute.getKey().startsWith("hx-on"));
    }
    assertThat(document.select("form:not([method=post])").eachAttr("action"))
        .allMatch(
            action ->
                action.matches(
                    "/parc|/journal|/comptes|/deploiement/(installer|jetons)|/anneaux(/\\d+)?"
                        + "|/campagnes(/comparer|/modeles|/[^/]+/postes)?"
                        + "|/seconde-vie(/(atelier|criteres|lots|etiquettes|comptes))?"
                        + "|/operations(/par-site)?|/ressources|/feuille-de-route"));
  }

  @ParameterizedTest
  @MethodSource("fr.regain.console.web.SamplePages#pages")
  void keepsItsBudget(Named page) {
    Document document = Jsoup.parse(page.html());
    int elements = document.select("*").size() - document.select("svg *").size();

    assertThat(elements).isLessThanOrEqualTo(MOST_ELEMENTS);
  }

  @Test
  void theList_isSmallOnTheWire() {
    assertThat(packed("/parc")).isLessThan(MOST_HTML_BYTES);
    assertThat(packed("/parc/" + fleet.ids().get(0))).isLessThan(MOST_HTML_BYTES);
  }

  @Test
  void campaigns_areSmallOnTheWire_evenWithTheirPictures() {
    for (String page : List.of("cible", "regles", "calendrier", "verification")) {
      assertThat(packed("/campagnes/" + drafted + "/" + page)).as(page).isLessThan(MOST_HTML_BYTES);
    }
    assertThat(packed("/campagnes")).isLessThan(MOST_HTML_BYTES);
    assertThat(packed("/campagnes/" + running + "/postes")).isLessThan(MOST_HTML_BYTES);
    assertThat(packed("/campagnes/" + running)).isLessThan(2 * MOST_HTML_BYTES);
    assertThat(packed("/campagnes/" + running + "/apercu")).isLessThan(2 * MOST_HTML_BYTES);
  }

  @Test
  void thePageBehindALabel_isSmallOnTheWire() {
    for (String page :
        List.of(
            "/m/" + collected,
            "/m/" + collected + "/controle/case",
            "/m/" + inspected + "/effacement",
            "/seconde-vie/atelier",
            "/seconde-vie/lots/" + openLot)) {
      assertThat(packed(page)).as(page).isLessThan(MOST_HTML_BYTES);
    }
  }

  @Test
  void theRoadMap_isSmallOnTheWire_withItsDrawing() {
    assertThat(packed("/feuille-de-route")).isLessThan(MOST_HTML_BYTES);
    for (String page : List.of("/actions/" + action, "/annee?annee=2022", "/echange")) {
      assertThat(packed("/feuille-de-route" + page)).as(page).isLessThan(MOST_HTML_BYTES);
    }
  }

  private static int packed(String path) {
    return SamplePages.browser().getBytes(path, "Accept-Encoding", "gzip").body().length;
  }

  @Test
  void operations_areSmallOnTheWire() {
    for (String page :
        List.of(
            "/operations",
            "/operations/par-site",
            "/operations/nouvelle",
            "/operations/" + open,
            "/operations/" + open + "/mesures",
            "/operations/" + open + "/remontee",
            "/ressources",
            "/ressources/" + guide)) {
      assertThat(packed(page)).as(page).isLessThan(MOST_HTML_BYTES);
    }
  }

  @Test
  void theReport_isSmallOnTheWire_withItsDrawing() {
    assertThat(packed("/campagnes/" + campaign + "/bilan")).isLessThan(MOST_DRAWN_HTML_BYTES);
    for (String page :
        List.of("/sites/1/calendrier", "/anneaux/" + ring, "/calendrier", "/campagnes/comparer")) {
      assertThat(packed(page)).as(page).isLessThan(MOST_HTML_BYTES);
    }
  }

  @Test
  void noTwoPages_haveTheSameTitle() {
    List<String> titles =
        Stream.of(
                "/",
                "/parc",
                SamplePages.browser().page("/parc").select("a[rel=next]").attr("href"),
                "/parc/actions",
                "/vues?liste=parc&page=/parc",
                "/parc?q=MOULIN",
                "/parc/" + fleet.ids().get(0),
                "/parc/" + fleet.ids().get(1),
                "/sites",
                "/sites?dans=2",
                "/deploiement/jetons",
                "/installation",
                "/administration/presentation",
                "/accessibilite",
                "/ecoconception",
                "/comptes",
                "/comptes/2",
                "/compte",
                "/journal",
                "/campagnes",
                "/campagnes?etat=RUNNING",
                "/campagnes/nouvelle",
                "/campagnes/" + drafted + "/cible",
                "/campagnes/" + drafted + "/regles",
                "/campagnes/" + drafted + "/calendrier",
                "/campagnes/" + drafted + "/verification",
                "/campagnes/" + tried + "/apercu",
                "/campagnes/" + running,
                "/campagnes/" + running + "/apercu",
                "/campagnes/" + running + "/postes",
                "/campagnes/" + running + "/decision/arret",
                "/seconde-vie/atelier",
                "/seconde-vie/atelier?etape=COLLECTED",
                "/seconde-vie/lots",
                "/seconde-vie/lots/" + openLot,
                "/seconde-vie/etiquettes",
                "/seconde-vie/comptes",
                "/seconde-vie/comptes?annee=2020",
                "/m/" + collected,
                "/m/" + inspected,
                "/m/" + collected + "/controle/case",
                "/m/" + inspected + "/effacement",
                "/m/" + inspected + "/effacement/" + erasure,
                "/operations",
                "/operations/par-site",
                "/operations/nouvelle",
                "/operations/" + open,
                "/operations/" + open + "/modifier",
                "/operations/" + open + "/mesures",
                "/operations/" + open + "/remontee",
                "/operations/" + sent,
                "/ressources",
                "/ressources/nouvelle",
                "/ressources/" + guide,
                "/feuille-de-route",
                "/feuille-de-route/actions/nouvelle",
                "/feuille-de-route/actions/" + action,
                "/feuille-de-route/annee?annee=2022",
                "/feuille-de-route/annee?annee=2023",
                "/feuille-de-route/echange",
                "/feuille-de-route/echange?trimestre=2026-T1")
            .map(path -> SamplePages.browser().page(path).title())
            .toList();

    assertThat(titles).doesNotHaveDuplicates();
  }

  @Test
  void onlyThePageThatUpdatesItself_loadsAScript() {
    assertThat(SamplePages.browser().page("/parc").select("script")).isEmpty();
    assertThat(SamplePages.browser().page("/parc/" + fleet.ids().get(0)).select("script"))
        .hasSize(1);
  }

  private static void assertHeadingsInOrder(Document document) {
    int level = 0;
    for (Element heading : document.select("h1, h2, h3, h4")) {
      int next = heading.tagName().charAt(1) - '0';
      assertThat(next).as(heading.text()).isLessThanOrEqualTo(level + 1);
      level = next;
    }
  }

  private static void assertIdsAreUnique(Document document) {
    assertThat(document.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  private static void assertControlsHaveNames(Document document) {
    for (Element control : document.select("input:not([type=hidden]), select, textarea")) {
      boolean labelled =
          control.closest("label") != null
              || !document.select("label[for=" + control.id() + "]").isEmpty();
      assertThat(labelled).as(control.outerHtml()).isTrue();
    }
    for (Element control : document.select("button, a[href]")) {
      assertThat(control.text() + control.attr("aria-label")).as(control.outerHtml()).isNotBlank();
    }
  }

  private static void assertTablesAreTold(Document document) {
    for (Element table : document.select("table")) {
      assertThat(table.select("caption").text()).isNotBlank();
      assertThat(table.select("th")).allMatch(header -> header.hasAttr("scope"));
      assertThat(table.parent().attr("role")).isEqualTo("region");
      assertThat(table.parent().attr("tabindex")).isEqualTo("0");
    }
  }

  private static void assertReferencesExist(Document document) {
    Set<String> ids = new HashSet<>(document.select("[id]").eachAttr("id"));
    for (String attribute : List.of("aria-labelledby", "aria-describedby", "for")) {
      assertThat(ids).containsAll(document.select("[" + attribute + "]").eachAttr(attribute));
    }
    for (String link : document.select("a[href^=#]").eachAttr("href")) {
      assertThat(ids).contains(link.substring(1));
    }
  }
}
