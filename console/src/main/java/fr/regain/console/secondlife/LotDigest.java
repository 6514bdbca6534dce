package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.mail.DigestLine;
import fr.regain.console.mail.DigestPart;
import fr.regain.console.web.Words;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** How many lots a technician has open. */
@Singleton
final class LotDigest implements DigestPart {
  private final LotService lots;

  LotDigest(LotService lots) {
    this.lots = lots;
  }

  @Override
  public List<DigestLine> lines(Person person, Words words, Instant now) {
    Scope scope = person.scope(Role.TECHNICIAN);
    long open =
        scope.isEmpty() ? 0 : lots.count(scope, new LotFilter("", null, Boolean.TRUE)).rows();
    return open == 0
        ? List.of()
        : List.of(new DigestLine(words.say("digest.lots", open), LotTable.OPEN_LOTS));
  }
}
