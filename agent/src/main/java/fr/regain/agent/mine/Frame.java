package fr.regain.agent.mine;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** What all pages have in common: their title, their language, a word said once at the top. */
abstract sealed class Frame permits Pages, Lists, SearchPages {
  /** So many that a page stays below 30 kB. */
  static final int ROWS = 40;

  final Wording words;
  final Clock clock;
  private final Locale locale;

  Frame(Locale locale, Clock clock) {
    this.locale = locale;
    this.words = new Wording(locale);
    this.clock = clock;
  }

  final String t(String french, String english) {
    return words.of(french, english);
  }

  final Html begin(int refresh) {
    return new Html(locale, t("Faire le ménage dans mes fichiers", "Tidy up my files"), refresh);
  }

  static <T> List<T> rows(List<T> all, int number) {
    int from = (int) Math.min(all.size(), (long) number * ROWS);
    return all.subList(from, Math.min(all.size(), from + ROWS));
  }

  final void notice(Html page, Visit.Notice notice) {
    String said =
        switch (notice) {
          case NOTHING -> "";
          case NOTHING_TICKED ->
              t("Rien n'est coché : rien ne part.", "Nothing is ticked: nothing goes.");
          case NOT_SENT ->
              t(
                  "Votre choix est fait sur ce poste, mais la réponse n'a pas pu être déposée pour"
                      + " l'agent.",
                  "Your choice was carried out here, but the answer could not be left for the"
                      + " agent.");
          case NO_MORE_DELAY ->
              t(
                  "Vous avez déjà reporté trois fois. Répondez oui ou non, ou fermez la page : rien"
                      + " ne bouge sans vous.",
                  "You have put it off three times. Answer yes or no, or close the page: nothing"
                      + " moves without you.");
          case NOT_CLEANED ->
              t(
                  "Le nettoyage n'a pas pu se faire : vos dossiers, ou ce qui est mis de côté, ne"
                      + " répondent pas. Rien n'est perdu, et aucune réponse n'est envoyée."
                      + " Réessayez dans un moment ; si cela dure, prévenez votre administration.",
                  "The clean-up could not be done: your folders, or what is set aside, do not"
                      + " answer. Nothing is lost, and no answer is sent. Try again in a moment; if"
                      + " it lasts, tell your administration.");
          case BACK -> t("Remis à sa place.", "Put back in its place.");
          case NOT_BACK ->
              t(
                  "Une partie n'a pas pu être remise ; elle reste de côté.",
                  "A part could not be put back; it is still set aside.");
        };
    if (!said.isEmpty()) {
      page.raw("<p class=\"note\" role=\"status\">").say(said).raw("</p>");
    }
  }
}
