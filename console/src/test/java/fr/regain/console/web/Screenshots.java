package fr.regain.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.testing.Chromium;
import fr.regain.console.web.SamplePages.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Draws the pictures of {@code docs/screenshots} anew: the pages that tell most, each for itself,
 * and sheets of every page of {@link SamplePages} but those with mistakes; in French, in light and
 * in dark. Only when asked to, with {@code -Dit.test=Screenshots -Dscreenshots=docs/screenshots}:
 * pictures are no part of what a build makes.
 */
@EnabledIfSystemProperty(named = "screenshots", matches = ".+")
final class Screenshots {
  private static final int QUALITY_OF_PAGES = 60;
  private static final int QUALITY_OF_SHEETS = 38;
  private static final int ON_A_SHEET = 30;

  private static final int QUALITY_OF_PICTURES = 55;
  private static final int TALLEST = 1_200;

  /** A page that tells most, the file that shows it, and how wide its reader's screen is. */
  private record Telling(String page, String file, int width) {}

  private static final String ID = "[0-9a-f-]{36}";
  private static final List<Telling> TELLING =
      List.of(
          new Telling("/", "tableau-de-bord", 1280),
          new Telling("/parc", "parc", 1280),
          new Telling("/parc/" + ID, "poste", 1280),
          new Telling("/deploiement", "agents", 1280),
          new Telling("/installation", "installation", 1280),
          new Telling("/entree", "entree", 1280),
          new Telling("/journal", "journal", 1280),
          new Telling("/campagnes/" + ID + "/regles", "campagne-regles", 1280),
          new Telling("/campagnes/" + ID + "/calendrier", "campagne-calendrier", 1280),
          new Telling("/campagnes/" + ID, "campagne", 1280),
          new Telling("/campagnes/" + ID + "/bilan", "campagne-bilan", 1280),
          new Telling("/seconde-vie", "equipements", 1280),
          new Telling("/seconde-vie/materiel/\\w+", "equipement", 1280),
          new Telling("/seconde-vie/lots/1", "lot", 1280),
          new Telling("/seconde-vie/comptes", "comptes-de-l-annee", 1280),
          new Telling("/operations", "operations", 1280),
          new Telling("/operations/\\d+", "operation", 1280),
          new Telling("/feuille-de-route", "feuille-de-route", 1280),
          new Telling("/", "tableau-de-bord-320", 320),
          new Telling("/feuille-de-route", "feuille-de-route-320", 320),
          new Telling("/m/\\w+", "materiel-320", 320),
          new Telling("/m/\\w+/controle/case", "inspection-320", 320));

  private record Sheet(String name, int width, String scheme, int shown) {}

  private static final List<Sheet> SHEETS =
      List.of(
          new Sheet("toutes-clair", 1280, "light", 300),
          new Sheet("toutes-sombre", 1280, "dark", 300));

  @Test
  void sheets(@TempDir Path data) throws IOException {
    Path directory = Files.createDirectories(Path.of(System.getProperty("screenshots")));
    SamplePages.start(data);
    List<Named> pages =
        SamplePages.pages()
            .filter(page -> page.language().equals("fr"))
            .filter(page -> !page.name().contains("mistakes"))
            .toList();
    try (Chromium chromium =
        Chromium.start(
            SamplePages.browser().address().resolve("/entree"), SamplePages.browser().cookies())) {
      for (Telling telling : TELLING) {
        draw(chromium, telling, pages, directory);
      }
      for (Sheet sheet : SHEETS) {
        draw(chromium, sheet, pages, directory);
      }
    } finally {
      SamplePages.stop();
    }
  }

  private static void draw(Chromium chromium, Telling telling, List<Named> pages, Path directory)
      throws IOException {
    Named page =
        pages.stream()
            .filter(named -> named.name().matches(telling.page()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no page " + telling.page()));
    for (String scheme : List.of("light", "dark")) {
      chromium.look(telling.width(), scheme);
      chromium.show(page.html());
      Files.write(
          directory.resolve(
              telling.file() + (scheme.equals("light") ? "-clair" : "-sombre") + ".webp"),
          chromium.picture(QUALITY_OF_PICTURES, telling.width(), TALLEST));
    }
  }

  private static void draw(Chromium chromium, Sheet sheet, List<Named> pages, Path directory)
      throws IOException {
    List<String> figures = new ArrayList<>();
    chromium.look(sheet.width(), sheet.scheme());
    for (Named page : pages) {
      chromium.show(page.html());
      figures.add(
          "<figure><img width='%d' src='data:image/webp;base64,%s'><figcaption>%s</figcaption></figure>"
              .formatted(
                  sheet.shown(),
                  Base64.getEncoder().encodeToString(chromium.picture(QUALITY_OF_PAGES)),
                  page.name().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…").replace("&", "&amp;")));
    }
    chromium.look(1280, "light");
    for (int from = 0; from < figures.size(); from += ON_A_SHEET) {
      List<String> shown = figures.subList(from, Math.min(figures.size(), from + ON_A_SHEET));
      chromium.show(
          shown.stream()
              .collect(
                  Collectors.joining(
                      "", "<!doctype html><meta charset=utf-8><body id=sheet>", "</body>")));
      chromium.run(
          """
          document.body.style.cssText = 'margin:8px;columns:%d;column-gap:8px;font:10px sans-serif';
          document.querySelectorAll('figure').forEach(figure =>
            figure.style.cssText = 'margin:0 0 8px;break-inside:avoid');
          document.querySelectorAll('img').forEach(image =>
            image.style.cssText = 'display:block;max-height:420px;object-fit:cover;object-position:top;outline:1px solid #999');
          // The picture is as high as the page was when it was last laid out.
          return new Promise(laidOut => requestAnimationFrame(() => requestAnimationFrame(laidOut)))
          """
              .formatted(1264 / (sheet.shown() + 8)));
      byte[] picture = chromium.picture(QUALITY_OF_SHEETS);
      assertThat(picture).isNotEmpty();
      Files.write(
          directory.resolve("%s-%d.webp".formatted(sheet.name(), from / ON_A_SHEET + 1)), picture);
    }
  }
}
