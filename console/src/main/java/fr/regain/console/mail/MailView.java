package fr.regain.console.mail;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What the administrator's page on mail shows.
 *
 * @param visit the request
 * @param config the settings
 * @param standing how sending goes
 * @param form where a test is to be sent
 * @param posted what became of the test; null: none was sent
 */
public record MailView(
    Visit visit,
    ConsoleConfig.Mail config,
    MailStanding standing,
    Form form,
    @Nullable Posted posted) {
  /** Address of the page. */
  public static final String PATH = "/administration/courriel";

  /** Whether the settings name a server. */
  public boolean isThere() {
    return config.host() != null;
  }

  /** The server, and how it is spoken to. */
  public String server() {
    return visit.say(
        "mail.server-text",
        String.valueOf(config.host()),
        Integer.toString(config.port()),
        config.tls().name());
  }

  /** What became of the test. */
  public String outcome() {
    return visit.say(posted != null && posted.taken() ? "mail.test.taken" : "mail.test.refused");
  }

  /** What the server said to the test. */
  public String said() {
    return posted == null ? "" : posted.said();
  }
}
