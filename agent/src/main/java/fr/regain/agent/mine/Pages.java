package fr.regain.agent.mine;

import com.google.protobuf.TextFormat;
import fr.regain.agent.quarantine.Held;
import fr.regain.agent.rule.Mode;
import fr.regain.agent.rule.Rule;
import fr.regain.v1.Finding;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseReport;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the person reads. Every word of it is in two languages; nothing of it leaves the device. */
final class Pages extends Frame {
  private final Visit visit;

  Pages(Visit visit, Locale locale, Clock clock) {
    super(locale, clock);
    this.visit = visit;
  }

  /** The page that fits where the visit stands. */
  byte[] main() throws IOException {
    return switch (visit.step()) {
      case CHOOSING -> choosing();
      case CLEANING -> cleaning();
      case CLEANED -> cleaned();
      case POSTPONED ->
          last(
              t(
                  "D'accord, plus tard. Rien n'a été touché ; la question vous sera reposée.",
                  "All right, later. Nothing was touched; you will be asked again."));
      case DECLINED ->
          last(
              t(
                  "D'accord, non. Rien n'a été touché, et cette campagne ne vous demandera plus"
                      + " rien.",
                  "All right, no. Nothing was touched, and this campaign asks you nothing more."));
    };
  }

  private byte[] choosing() throws IOException {
    Html page = begin(0);
    notice(page, visit.takeNotice());
    whoAsks(page);
    Choice choice = visit.choice();
    if (choice.groups().isEmpty()) {
      page.paragraph(
          t(
              "Il n'y a rien à nettoyer dans vos fichiers.",
              "There is nothing to tidy up in your files."));
    }
    page.raw("<form method=\"post\" action=\"/reponse\">");
    page.heading(t("Ce qui partirait, et pourquoi", "What would go, and why"));
    page.raw("<ul class=\"list\">");
    choice.groups().forEach(group -> group(page, group));
    page.raw("</ul>");
    atLimit(page, choice.atLimit());
    Choice.Total total = choice.ticked();
    page.raw("<p class=\"sum\"><strong>")
        .say(
            t("Sélection : ", "Selection: ")
                + words.files(total.files())
                + ", "
                + words.size(total.bytes()))
        .raw("</strong></p><div class=\"answers\">");
    page.button("", "reponse", "oui", t("Nettoyer la sélection", "Clean the selection"));
    if (visit.asked().isPresent()) {
      page.button("", "reponse", "plus-tard", t("Plus tard", "Later"));
      page.button("", "reponse", "non", t("Non merci", "No thank you"));
    } else {
      page.button("", "reponse", "non", t("Fermer", "Close"));
    }
    page.raw("</div></form>");
    message(page, visit.wouldBeSent().stream().toList(), true);
    held(page);
    privacy(page);
    closing(page);
    return page.end();
  }

  /** A rule of which nothing goes is not shown, and may have more than it could look at. */
  private void atLimit(Html page, List<Rule> rules) {
    if (!rules.isEmpty()) {
      page.raw("<p class=\"note\">")
          .say(
              t("Limite d'une recherche atteinte : ", "Limit of one search reached: ")
                  + String.join(", ", rules.stream().map(rule -> words.of(rule.title())).toList())
                  + t(
                      ". Il peut y en avoir d'autres, qui restent à leur place ; rouvrez cette page"
                          + " après le nettoyage.",
                      ". There may be more, which stays in its place; open this page again after"
                          + " the clean-up."))
          .raw("</p>");
    }
  }

  private void whoAsks(Html page) {
    Optional<Lease> lease = visit.asked().map(Asked::lease);
    if (lease.isPresent()) {
      String until =
          words.day(Instant.ofEpochMilli(lease.get().getExpiresAtMillis()), clock.getZone());
      page.paragraph(
          t("Demandé par : ", "Asked by: ")
              + lease.get().getAskedBy()
              + t(". Campagne « ", ". Campaign \"")
              + lease.get().getCampaignName()
              + t(" », jusqu'au ", "\", until ")
              + until
              + ".");
    } else {
      page.paragraph(
          t(
              "Aucune campagne ne vous demande rien. Voici ce que vous pourriez nettoyer, si vous"
                  + " le voulez.",
              "No campaign asks you anything. Here is what you could tidy up, if you like."));
    }
    page.raw("<p class=\"note\"><strong>")
        .say(t("Rien n'est supprimé sans votre accord.", "Nothing is removed unless you agree."))
        .raw("</strong> ")
        .say(
            t(
                "Décochez ce que vous voulez garder. Sans réponse de votre part, rien ne bouge.",
                "Untick what you want to keep. Without an answer from you, nothing moves."))
        .raw("</p>");
  }

  private void group(Html page, Choice.Group group) {
    Choice choice = visit.choice();
    Choice.Total ticked = choice.ticked(group.entries());
    String id = group.rule().id();
    long files = group.entries().stream().mapToLong(Choice.Entry::files).sum();
    long bytes = group.entries().stream().mapToLong(Choice.Entry::bytes).sum();
    Instant newest =
        group.entries().stream()
            .map(Choice.Entry::newest)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    page.raw("<li><div class=\"row\"><label><input type=\"checkbox\" name=\"classe\" value=\"")
        .say(id)
        .raw(ticked.files() > 0 ? "\" checked>" : "\">")
        .raw("<span id=\"n" + id + "\"><strong>")
        .say(words.of(group.rule().title()))
        .raw("</strong><br>")
        .say(words.files(files) + ", " + words.size(bytes))
        .say(
            t(" ; le plus récent a ", "; the most recent is ")
                + words.age(newest, clock.instant())
                + t("", " old"));
    if (ticked.files() != files) {
      page.raw("<br>")
          .say(
              words.files(ticked.files())
                  + t(ticked.files() > 1 ? " cochés, " : " coché, ", " ticked, ")
                  + words.size(ticked.bytes()));
    }
    page.raw("</span></label>")
        .buttonOf(id, "choisir", id, t("Choisir un par un", "Choose one by one"))
        .raw("</div><p class=\"why\">")
        .say(words.of(group.rule().text()))
        .raw(" ")
        .say(fate(group) + exceptInUse(group))
        .raw("</p></li>");
  }

  private String fate(Choice.Group group) {
    return group.rule().mode() == Mode.SAFE
        ? t(
            "Supprimé tout de suite ; les logiciels le refont au besoin.",
            "Deleted at once; programs make it again when they need it.")
        : t(
            "Mis de côté 14 jours au moins, 30 jours s'il reste de la place ; récupérable d'ici"
                + " là.",
            "Set aside for at least 14 days, 30 days when there is room; you can get it back until"
                + " then.");
  }

  private String exceptInUse(Choice.Group group) {
    return visit.isKeptByProgram(group)
        ? t(
            " Sauf ce dont un programme ouvert se sert, peut-être ce navigateur : cela part quand"
                + " vous fermez ce programme, dans l'heure qui suit votre accord ; sinon cela"
                + " reste.",
            " Except what an open program uses, perhaps this very browser: that goes when you close"
                + " the program, within an hour of your yes; otherwise it stays.")
        : "";
  }

  private byte[] cleaning() {
    long percent = visit.cleaning().map(Cleaning::percent).orElse(0L);
    Html page = begin(2);
    page.raw("<p role=\"status\">")
        .say(t("Nettoyage en cours : ", "Cleaning: ") + percent + "\u00a0%")
        .raw("</p><progress max=\"100\" value=\"" + percent + "\"></progress>");
    page.paragraph(
        t(
            "La page se met à jour toute seule. Vous pouvez la laisser.",
            "The page updates itself. You may leave it."));
    return page.end();
  }

  private byte[] cleaned() throws IOException {
    Html page = begin(0);
    notice(page, visit.takeNotice());
    page.heading(t("C'est fait", "Done"));
    Cleaning cleaning = visit.cleaning().orElseThrow();
    findings(page, cleaning.sums().findings());
    waiting(page, cleaning);
    page.paragraph(
        t("Place rendue tout de suite (mesurée) : ", "Space returned at once (measured): ")
            + words.size(cleaning.returned())
            + ".");
    if (cleaning.failure().isPresent()) {
      page.raw("<p class=\"note\">")
          .say(
              t(
                  "Le nettoyage s'est arrêté avant la fin : une partie de vos dossiers ne répond"
                      + " pas. Rien n'est perdu ; ce qui n'est pas parti reste à sa place.",
                  "The clean-up ended early: a part of your folders does not answer. Nothing is"
                      + " lost; what did not go stays in its place."))
          .raw("</p>");
    }
    message(page, visit.sent(), false);
    held(page);
    closing(page);
    return page.end();
  }

  /** What a program keeps, and what became of it. */
  private void waiting(Html page, Cleaning cleaning) {
    if (!cleaning.later().isEmpty()) {
      page.heading(t("Ce dont un programme se servait", "What a program was using"));
      findings(page, cleaning.later());
    }
    Choice.Total waiting = cleaning.remaining();
    if (waiting.files() > 0) {
      page.raw("<p class=\"note\" role=\"status\"><strong>")
          .say(
              t("Pas encore parti : ", "Not gone yet: ")
                  + words.files(waiting.files())
                  + ", "
                  + words.size(waiting.bytes())
                  + ".")
          .raw("</strong> ")
          .say(
              t(
                  "Un programme ouvert s'en sert, peut-être ce navigateur. Fermez ce programme dans"
                      + " l'heure : cela part alors, sans autre question. Sinon cela reste."
                      + (visit.asked().isPresent()
                          ? " Les totaux sont envoyés ensuite, dans la même forme."
                          : ""),
                  "An open program uses it, perhaps this very browser. Close that program within"
                      + " the hour: then it goes, without another question. Otherwise it stays."
                      + (visit.asked().isPresent()
                          ? " The totals are sent afterwards, in the same form."
                          : "")))
          .raw("</p>");
    }
  }

  private void findings(Html page, List<Finding> findings) {
    page.raw("<ul class=\"list\">");
    for (Finding finding : findings) {
      long kept = finding.getKeptList().stream().mapToLong(k -> k.getFiles()).sum();
      String title =
          visit.choice().groups().stream()
              .filter(group -> group.rule().id().equals(finding.getRuleId()))
              .map(group -> words.of(group.rule().title()))
              .findFirst()
              .orElse(finding.getRuleId());
      page.raw("<li><strong>").say(title).raw("</strong><br>");
      if (finding.getDeletedFiles() > 0) {
        page.say(
            t("Supprimés : ", "Deleted: ")
                + words.files(finding.getDeletedFiles())
                + ", "
                + words.size(finding.getDeletedBytes())
                + ". ");
      }
      if (finding.getHeldFiles() > 0) {
        page.say(
            t("Mis de côté : ", "Set aside: ")
                + words.files(finding.getHeldFiles())
                + ", "
                + words.size(finding.getHeldBytes())
                + ". ");
      }
      page.say(t("Restés : ", "Stayed: ") + words.files(kept) + ".").raw("</li>");
    }
    page.raw("</ul>");
  }

  private byte[] last(String said) {
    Html page = begin(0);
    notice(page, visit.takeNotice());
    page.paragraph(said);
    message(page, visit.sent(), false);
    page.paragraph(t("Vous pouvez fermer cette page.", "You may close this page."));
    return page.end();
  }

  private void message(Html page, List<LeaseReport> messages, boolean before) {
    if (messages.isEmpty()) {
      page.paragraph(t("Rien n'est envoyé à la console.", "Nothing is sent to the console."));
      return;
    }
    page.raw("<details><summary>")
        .say(
            before
                ? t(
                    "Ce qui sera envoyé à la console, mot pour mot",
                    "What will be sent to the console, word for word")
                : t(
                    "Ce qui a été envoyé à la console, mot pour mot",
                    "What was sent to the console, word for word"))
        .raw("</summary>");
    page.paragraph(
        t(
            "Des totaux par catégorie, sans votre nom, sans aucun nom de fichier ni de dossier.",
            "Totals by category, without your name, without any name of a file or folder."));
    for (LeaseReport message : messages) {
      page.raw("<pre>").say(TextFormat.printer().printToString(message)).raw("</pre>");
    }
    page.raw("</details>");
  }

  private void held(Html page) throws IOException {
    List<Held> held = visit.held();
    page.heading(t("Récupérer", "Get back"));
    if (held.isEmpty()) {
      page.paragraph(t("Rien n'est mis de côté.", "Nothing is set aside."));
    } else {
      long bytes =
          held.stream().flatMap(h -> h.origin().stream()).mapToLong(o -> o.allocated()).sum();
      page.raw("<p>")
          .say(words.files(held.size()) + ", " + words.size(bytes) + ". ")
          .raw("<a href=\"/quarantaine\">")
          .say(t("Voir et remettre", "See and put back"))
          .raw("</a></p>");
    }
    if (!visit.kept().isEmpty()) {
      page.raw("<p><a href=\"/gardes\">")
          .say(t("Ce que vous gardez toujours", "What you always keep"))
          .raw("</a></p>");
    }
  }

  private void privacy(Html page) {
    String asking = visit.asked().map(asked -> asked.lease().getAskedBy()).orElse("");
    page.raw("<details><summary>")
        .say(t("Vos données et vos droits", "Your data and your rights"))
        .raw("</summary>");
    page.paragraph(
        t(
            "Responsable et contact : votre administration. " + asking,
            "Controller and contact: your administration. " + asking));
    page.paragraph(
        t(
            "But : libérer de la place et prolonger la vie des ordinateurs. Base légale : mission"
                + " d'intérêt public.",
            "Purpose: free space and make computers last. Legal basis: a task in the public"
                + " interest."));
    page.paragraph(
        t(
            "Données : des totaux par catégorie, envoyés à la console de votre administration. Vos"
                + " noms de fichiers et votre nom restent sur ce poste.",
            "Data: totals by category, sent to the console of your administration. Your file names"
                + " and your own name stay on this device."));
    page.paragraph(
        t(
            "Durée, droits d'accès, d'opposition et d'effacement : auprès du délégué à la"
                + " protection des données de votre administration, puis de la CNIL (cnil.fr).",
            "Retention, rights of access, objection and erasure: ask the data protection officer"
                + " of your administration, then the CNIL (cnil.fr)."));
    page.raw("</details>");
  }

  private void closing(Html page) {
    page.paragraph(
        t(
            "Cette page vient de ce poste, pour vous seul. Elle se ferme après 5 minutes sans"
                + " action ; rouvrez-la quand vous voulez par « Mes données » dans le menu.",
            "This page comes from this device, for you alone. It closes after 5 minutes without"
                + " action; open it again whenever you like with \"My data\" in the menu."));
  }
}
