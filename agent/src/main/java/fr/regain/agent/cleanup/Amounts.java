package fr.regain.agent.cleanup;

import fr.regain.agent.command.Invocation;
import fr.regain.agent.message.Text;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.storage.tree.ByteText;
import java.util.Locale;
import java.util.Map;

/** Bytes and counts for people. */
final class Amounts {
  private Amounts() {}

  /** Bytes in binary units, as the reader's language writes them. */
  static String bytes(long bytes, Locale locale) {
    return ByteText.of(bytes).in(locale);
  }

  static void printReasons(Map<KeepReason, Long> reasons, Invocation to) {
    reasons.forEach(
        (reason, count) ->
            to.say(
                new Text(
                    "Reste (" + reason.code() + ") : " + count,
                    "Stays (" + reason.code() + "): " + count)));
  }
}
