package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.installer.Browser.Scripts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way into a console that nobody has used yet, by the keyboard alone. */
class AccessPagesIT {
  private static final String PASSWORD = "quatre mots et un cheval";

  private static final String REFUSED =
      "L’identifiant, le mot de passe ou le code n’est pas le bon, ou ce compte est fermé."
          + " Réessayez, ou demandez à votre administrateur un nouveau mot de passe.";

  @TempDir private Path directory;
  private InstalledConsole console;
  private Program program;
  private URI link;

  @BeforeEach
  void startConsole() throws Exception {
    console = new InstalledConsole(directory);
    program = console.launch();
    link = console.awaitUp(program);
  }

  @AfterEach
  void endConsole() throws Exception {
    program.terminate();
    program.awaitEnd();
    assertThat(program.output()).doesNotContain("\tat ");
    program.close();
  }

  @ParameterizedTest
  @EnumSource(Scripts.class)
  void keyboardAlone_leadsToAnAccountWithACode_andToAToken(Scripts scripts) throws Exception {
    try (Browser browser = Browser.start(scripts, "fr-FR")) {
      browser.open(link);
      browser.tabToAndEnter("Entrer");
      browser.awaitPage("Installation");
      makesAnAccount(browser);
      browser.tabToAndEnter("Se déconnecter");
      signsIn(browser, "");
      browser.awaitPage("Tableau de bord");
      Instant added = Instant.now();
      CodeGenerator codes = addsACode(browser, added);
      browser.tabToAndEnter("Se déconnecter");
      signsIn(browser, "");
      browser.awaitTexts("#name-error", List.of(REFUSED));
      browser.assertComplainedOnlyOf("status of 422");
      signsIn(browser, codes.code(CodeGenerator.next(added)));
      browser.awaitPage("Tableau de bord");
      makesAToken(browser);
      browser.assertQuiet(console.address());
    }
  }

  private static void makesAnAccount(Browser browser) {
    browser.tabToAndType("name", "Camille Martin");
    browser.tabToAndType("sign-in", "camille");
    browser.tabToAndType("password", PASSWORD);
    browser.tabToAndType("repeat", PASSWORD);
    browser.tabToAndEnter("Créer mon compte");
    browser.awaitPage("Installation");
    browser.tabToAndEnter("Voir les comptes");
    browser.awaitTexts("tbody th", List.of("Camille Martin"));
  }

  private static void signsIn(Browser browser, String code) {
    browser.awaitPage("Entrer dans la console");
    browser.tabToAndType("name", "camille");
    browser.tabToAndType("password", PASSWORD);
    browser.tabToAndType("code", code);
    browser.tabToAndEnter("Entrer");
  }

  private static CodeGenerator addsACode(Browser browser, Instant moment) throws Exception {
    browser.tabToAndEnter("Camille Martin");
    browser.awaitPage("Mon compte");
    browser.tabToAndEnter("Ajouter un code");
    browser.awaitPage("Ajouter un code à six chiffres");
    CodeGenerator codes = new CodeGenerator(browser.find("main pre code").getText());
    browser.tabToAndType("code", codes.code(moment));
    browser.tabToAndType("present", PASSWORD);
    browser.tabToAndEnter("Demander ce code à chaque connexion");
    browser.awaitPage("Mon compte");
    return codes;
  }

  private static void makesAToken(Browser browser) {
    browser.tabToAndEnter("Administration");
    browser.awaitPage("Installation");
    browser.tabToAndEnter("Inscription");
    browser.awaitPage("Inscrire des postes");
    browser.tabToAndType("name", "Salle 101");
    browser.tabToAndEnter("Créer le jeton");
    browser.awaitPage("Jeton créé");
    browser.tabToAndEnter("J’ai copié le jeton");
    browser.awaitPage("Inscrire des postes");
    assertThat(browser.texts("section[aria-labelledby=tokens] tbody th")).contains("Salle 101");
  }
}
