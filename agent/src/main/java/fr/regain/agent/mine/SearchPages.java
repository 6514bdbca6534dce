package fr.regain.agent.mine;

import fr.regain.agent.message.AgentProblem;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;

/** What the person reads while there is no visit yet, and when a page needs files that fail. */
final class SearchPages extends Frame {
  SearchPages(Locale locale, Clock clock) {
    super(locale, clock);
  }

  byte[] looking() {
    String said = t("Recherche en cours dans vos fichiers.", "Looking through your files.");
    Html page = begin(2);
    page.raw("<p role=\"status\">")
        .say(said)
        .raw("</p><progress aria-label=\"")
        .say(said)
        .raw("\"></progress>");
    page.paragraph(
        t(
            "Rien n'est touché : vous choisirez ensuite. Avec beaucoup de fichiers, cela prend"
                + " quelques minutes.",
            "Nothing is touched: you choose afterwards. With many files it takes a few minutes."));
    page.paragraph(t("La page se met à jour toute seule.", "The page updates itself."));
    return page.end();
  }

  byte[] failed(AgentProblem problem) {
    Html page = begin(0);
    page.heading(t("La recherche n'a pas pu se faire", "The search could not be done"));
    page.raw("<p class=\"note\" role=\"alert\">").say(words.of(problem.text())).raw("</p>");
    page.paragraph(
        t(
            "Aucun de vos fichiers n'a été touché. Si vous ne savez pas quoi faire, montrez cette"
                + " page à votre administration, puis rouvrez « Mes données » dans le menu.",
            "None of your files was touched. If you do not know what to do, show this page to your"
                + " administration, then open \"My data\" in the menu again."));
    return page.end();
  }

  /** In place of a page of the visit. */
  byte[] unusable(IOException failure) {
    Html page = begin(0);
    page.heading(t("Cela n'a pas pu se faire", "That could not be done"));
    page.paragraph(
        t(
            "Les dossiers de Regain sur ce poste ne sont pas utilisables pour l'instant ("
                + failure.getMessage()
                + "). Rien n'est perdu. Réessayez dans un moment ; si cela dure, prévenez votre"
                + " administration.",
            "Regain's folders on this device cannot be used just now ("
                + failure.getMessage()
                + "). Nothing is lost. Try again in a moment; if it lasts, tell your"
                + " administration."));
    page.raw("<p><a href=\"/\">").say(t("Revenir", "Go back")).raw("</a></p>");
    return page.end();
  }
}
