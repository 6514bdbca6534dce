package fr.regain.console.enrolment;

import fr.regain.console.access.Person;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.DataDirectory;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.SiteService;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Makes the first enrolment token of a console that is set up without a browser, and leaves it in
 * the file that the configuration names. A console that has tokens makes none.
 */
@Singleton
final class FirstToken {
  private static final Duration LIFE = Duration.ofDays(30);
  private static final int USES = 1_000;

  private final ConsoleConfig config;
  private final TokenService tokens;
  private final SiteService sites;

  FirstToken(ConsoleConfig config, TokenService tokens, SiteService sites) {
    this.config = config;
    this.tokens = tokens;
    this.sites = sites;
  }

  @EventListener
  void make(ServerStartupEvent started) {
    Path file = config.agents().firstTokenFile();
    if (file != null && tokens.count(Person.CONSOLE) == 0) {
      tokens.create(
          Person.CONSOLE,
          sites.root().id(),
          "console.agents.first-token-file",
          LIFE,
          USES,
          token -> write(file, token.text() + System.lineSeparator()));
    }
  }

  private static void write(Path file, String text) {
    try {
      DataDirectory.writePrivately(file, text);
    } catch (IOException failed) {
      throw new Problem(
          ProblemCode.CONFIGURATION_INVALID,
          "The first enrolment token could not be written to the file of"
              + " console.agents.first-token-file: "
              + failed
              + ". Check that its directory exists and has room.",
          failed);
    }
  }
}
