package fr.regain.console.mail;

import fr.regain.console.web.Words;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a digest says.
 *
 * @param words texts in its reader's language
 * @param name what the console is called
 * @param console address of the console, without a last slash
 * @param lines what waits
 * @param ending address that ends such mail
 */
public record DigestView(
    Words words, String name, String console, List<DigestLine> lines, String ending) {

  /** Its first line, as lists of mail show it. */
  public String subject() {
    return words.say("mail.digest.subject", name, lines.size());
  }

  /** The whole of it as plain text. */
  String text() {
    return words.say("mail.digest.lead", name)
        + "\n\n"
        + lines.stream()
            .map(line -> "- " + line.text() + "\n  " + console + line.path())
            .collect(Collectors.joining("\n"))
        + "\n\n"
        + words.say("mail.digest.why")
        + "\n"
        + words.say("mail.digest.end")
        + " "
        + ending
        + "\n";
  }
}
