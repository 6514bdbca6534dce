package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

/** A coordinator of campaigns who uses the console's pages, in French, by the keyboard alone. */
final class Coordinator {
  /** How the pages are asked for. */
  static final String LANGUAGE = "fr-FR";

  private static final String ONWARD = "Enregistrer et continuer";

  private final Browser browser;
  private final String campaign;

  /**
   * At a browser.
   *
   * @param campaign how the campaign is to be called
   */
  Coordinator(Browser browser, String campaign) {
    this.browser = browser;
    this.campaign = campaign;
  }

  /** Comes in by the link that works once. */
  void comesIn(URI link) {
    browser.open(link);
    browser.tabToAndEnter("Entrer");
    browser.awaitPage("Installation");
  }

  /** Goes through the four steps: all devices in one wave, at any time, with these rules. */
  void prepares(String... rules) {
    browser.tabToAndEnter("Campagnes");
    browser.awaitPage("Campagnes");
    browser.tabToAndEnter("Nouvelle campagne");
    browser.awaitPage("Nouvelle campagne");
    browser.tabToAndType("nom", campaign);
    browser.tabToAndEnter("Commencer");
    awaitStep("1. Cible");
    browser.tabToAndEnter(ONWARD);
    awaitStep("2. Règles");
    for (String rule : rules) {
      browser.tabToAndToggle("regle-" + rule);
    }
    browser.tabToAndEnter(ONWARD);
    awaitStep("3. Calendrier et information");
    browser.tabToAndChoose("heures", "ANY");
    browser.tabToAndType("part-1", "100");
    browser.tabToAndType("part-2", "");
    browser.tabToAndType("part-3", "");
    browser.tabToAndType("demandeur", "DSI, poste 1234");
    browser.tabToAndEnter(ONWARD);
    awaitStep("4. Vérification");
    assertThat(browser.texts(".notice")).as("what is still missing").isEmpty();
  }

  private void awaitStep(String name) {
    browser.awaitTexts(".steps a[aria-current=step]", List.of(name));
  }

  /** Starts the dry run, and is on its page. */
  void startsTheDryRun() {
    browser.tabToAndEnter("Lancer l’aperçu");
    browser.awaitPage("Aperçu de « " + campaign + " »");
  }

  /** Says that the dry run was read, approves it, launches, and is on the campaign's page. */
  void launches() {
    browser.tabToAndToggle("relu");
    browser.tabToAndEnter("Soumettre");
    awaitState("à approuver");
    browser.tabToAndEnter("Approuver la campagne");
    awaitState("approuvée");
    browser.tabToAndEnter("Lancer…");
    browser.awaitPage("Lancer « " + campaign + " »");
    browser.tabToAndEnter("Lancer la campagne");
    browser.awaitPage(campaign);
    awaitState("en cours");
  }

  /** Gives the rest up, by the page that says what that means. */
  void cancels() {
    browser.tabToAndEnter("Abandonner le reste");
    browser.awaitPage("Abandonner le reste");
    browser.tabToAndEnter("Abandonner le reste");
    browser.awaitPage(campaign);
    awaitState("abandonnée");
  }

  private void awaitState(String state) {
    browser.awaitTexts(".progress strong", List.of(state));
  }
}
