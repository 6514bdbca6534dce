package fr.regain.console.mail;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What a person reads of mail to them.
 *
 * @param visit the request
 * @param there whether the console can send mail
 * @param mayAsk whether they may ask for it: they have a role
 * @param address where they want it; null: nowhere
 * @param form the form that was filled in
 * @param fault what the server said when the question was not sent; null: it was, or was not asked
 */
public record OwnMailView(
    Visit visit,
    boolean there,
    boolean mayAsk,
    @Nullable MailAddress address,
    Form form,
    @Nullable String fault) {
  /** Address of the page. */
  public static final String PATH = "/compte/courriel";

  /** Whether mail goes there, or what it waits for. */
  public String state() {
    if (address == null) {
      return visit.say("own-mail.none");
    }
    if (address.ended()) {
      return visit.say("own-mail.ended", address.address(), String.valueOf(address.fault()));
    }
    return visit.say(
        address.confirmed() ? "own-mail.confirmed" : "own-mail.waiting", address.address());
  }
}
