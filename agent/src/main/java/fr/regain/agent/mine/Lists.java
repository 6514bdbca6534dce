package fr.regain.agent.mine;

import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.quarantine.Held;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Pages of rows: what would go one by one, what can be put back, what always stays. */
final class Lists extends Frame {
  private final Visit visit;

  Lists(Visit visit, Locale locale, Clock clock) {
    super(locale, clock);
    this.visit = visit;
  }

  /** One page of the entries of a rule. */
  byte[] entries(Choice.Group group, int number) {
    Html page = begin(0);
    notice(page, visit.takeNotice());
    List<Choice.Entry> shown = rows(group.entries(), number);
    page.heading(words.of(group.rule().title()) + place(number, group.entries().size()));
    page.raw("<form method=\"post\" action=\"/elements\"><input type=\"hidden\" name=\"regle\" ")
        .raw("value=\"")
        .say(group.rule().id())
        .raw("\"><input type=\"hidden\" name=\"page\" value=\"" + number + "\">");
    page.raw("<div class=\"answers\">");
    page.button("", "vers", "retour", t("Enregistrer et revenir", "Save and go back"));
    if ((number + 1) * ROWS < group.entries().size()) {
      page.button("", "vers", "suite", t("Enregistrer et page suivante", "Save and next page"));
    }
    page.button("", "vers", "aucun", t("Tout décocher", "Untick all"));
    page.button("", "vers", "tous", t("Tout cocher", "Tick all"));
    page.raw("</div>");
    FilePath directory = new FilePath("", List.of());
    page.raw("<ul class=\"list\">");
    for (Choice.Entry entry : shown) {
      FilePath parent = parent(entry.path());
      if (!parent.equals(directory)) {
        directory = parent;
        page.raw("</ul><h3>").say(parent.display()).raw("</h3><ul class=\"list\">");
      }
      entry(page, entry);
    }
    return page.raw("</ul></form>").end();
  }

  private void entry(Html page, Choice.Entry entry) {
    boolean kept = visit.choice().isKept(entry);
    page.raw("<li class=\"row\"><label><input type=\"checkbox\" name=\"e\" value=\"")
        .raw(entry.number() + (visit.choice().isTicked(entry) ? "\" checked" : "\""))
        .raw((kept ? " disabled" : "") + "><span id=\"n" + entry.number() + "\">")
        .say(entry.path().names().getLast().display())
        .raw("<br>")
        .say(
            (entry.files() > 1 ? words.files(entry.files()) + ", " : "")
                + words.size(entry.bytes())
                + ", "
                + words.age(entry.newest(), clock.instant()))
        .raw("</span></label>");
    if (kept) {
      page.raw("<span>").say(t("Toujours gardé", "Always kept")).raw("</span>");
    } else {
      page.buttonOf(
          Integer.toString(entry.number()),
          "toujours",
          Integer.toString(entry.number()),
          t("Toujours garder", "Always keep"));
    }
    page.raw("</li>");
  }

  private static FilePath parent(FilePath path) {
    return new FilePath(path.root(), path.names().subList(0, path.names().size() - 1));
  }

  private String place(int number, int all) {
    int pages = Math.max(1, (all + ROWS - 1) / ROWS);
    return pages == 1 ? "" : t(", page %d sur %d", ", page %d of %d").formatted(number + 1, pages);
  }

  /** One page of what can be put back. */
  byte[] quarantine(int number) throws IOException {
    Html page = begin(0);
    notice(page, visit.takeNotice());
    List<Held> held = visit.held();
    page.heading(t("Mis de côté", "Set aside") + place(number, held.size()));
    page.raw("<p><a href=\"/\">").say(t("Revenir", "Go back")).raw("</a></p>");
    page.raw("<form method=\"post\" action=\"/quarantaine\">");
    if (!held.isEmpty()) {
      page.button("", "remettre", "tout", t("Tout remettre", "Put everything back"));
    }
    page.raw("<ul class=\"list\">");
    for (Held item : rows(held, number)) {
      String name =
          item.origin()
              .map(origin -> origin.directory().child(origin.name()).display())
              .orElse(item.id().toString());
      String row = item.id().toString();
      page.raw("<li class=\"row\"><span id=\"n" + row + "\">")
          .say(name)
          .raw("<br>")
          .say(item.origin().map(origin -> words.size(origin.allocated())).orElse(""))
          .raw("</span>")
          .buttonOf(row, "remettre", row, t("Remettre", "Put back"))
          .raw("</li>");
    }
    page.raw("</ul></form>");
    next(page, "/quarantaine", number, held.size());
    return page.end();
  }

  /** What always stays. */
  byte[] kept(int number) {
    Html page = begin(0);
    List<FilePath> kept = visit.kept();
    page.heading(
        t("Ce que vous gardez toujours", "What you always keep") + place(number, kept.size()));
    page.raw("<p><a href=\"/\">").say(t("Revenir", "Go back")).raw("</a></p>");
    page.raw("<form method=\"post\" action=\"/gardes\"><ul class=\"list\">");
    int index = number * ROWS;
    for (FilePath path : rows(kept, number)) {
      String row = Integer.toString(index++);
      page.raw("<li class=\"row\"><span id=\"n" + row + "\">")
          .say(path.display())
          .raw("</span>")
          .buttonOf(row, "oublier", row, t("Ne plus garder", "Keep no longer"))
          .raw("</li>");
    }
    page.raw("</ul></form>");
    next(page, "/gardes", number, kept.size());
    return page.end();
  }

  private void next(Html page, String path, int number, int all) {
    if ((number + 1) * ROWS < all) {
      page.raw("<p><a href=\"" + path + "?page=" + (number + 1) + "\">")
          .say(t("Page suivante", "Next page"))
          .raw("</a></p>");
    }
  }
}
