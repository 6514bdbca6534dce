package fr.regain.console.mail;

import fr.regain.console.access.Person;
import fr.regain.console.web.Words;
import java.time.Instant;
import java.util.List;

/** What a capability has to say in a person's digest. */
public interface DigestPart {
  /**
   * What waits for the person at that moment, within what they may see; the same figures as on the
   * pages that it leads to. Nothing when nothing waits.
   */
  List<DigestLine> lines(Person person, Words words, Instant now);
}
