package fr.regain.console.mail;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What a person reads of mail to them.
 *
 * @param visit the request
 * @param there whether the console can send mail
 * @param address where they want it; null: nowhere
 * @param form the form that was filled in
 * @param fault what the server said when the question was not sent; null: it was, or was not asked
 */
public record OwnMailView(
    Visit visit, boolean there, @Nullable MailAddress address, Form form, @Nullable String fault) {
  /** Address of the page. */
  public static final String PATH = "/compte/courriel";

  /** Whether mail goes there, or what it waits for. */
  public String state() {
    return address == null
        ? visit.say("own-mail.none")
        : visit.say(
            address.confirmed() ? "own-mail.confirmed" : "own-mail.waiting", address.address());
  }
}
