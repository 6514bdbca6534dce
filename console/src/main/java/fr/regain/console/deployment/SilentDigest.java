package fr.regain.console.deployment;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.mail.DigestLine;
import fr.regain.console.mail.DigestPart;
import fr.regain.console.web.Words;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** How many devices an administrator has not heard of for long. */
@Singleton
final class SilentDigest implements DigestPart {
  private final AgentFleet fleet;

  SilentDigest(AgentFleet fleet) {
    this.fleet = fleet;
  }

  @Override
  public List<DigestLine> lines(Person person, Words words, Instant now) {
    Scope scope = person.scope(Role.ADMINISTRATOR);
    long silent = scope.isEmpty() ? 0 : fleet.standing(scope, now).silent();
    return silent == 0
        ? List.of()
        : List.of(
            new DigestLine(
                words.say("digest.silent", silent, AgentFleet.SILENT_DAYS),
                "/parc?etat=ACTIVE&muet=" + AgentFleet.SILENT_DAYS));
  }
}
