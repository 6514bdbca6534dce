package fr.regain.console.monitoring;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.mail.DigestLine;
import fr.regain.console.mail.DigestPart;
import fr.regain.console.web.Words;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The console's own disk, to whoever administers everything, when it is nearly full. */
@Singleton
final class DiskDigest implements DigestPart {
  private final ConsoleDisk disk;

  DiskDigest(ConsoleDisk disk) {
    this.disk = disk;
  }

  @Override
  public List<DigestLine> lines(Person person, Words words, Instant now) {
    return person.scope(Role.ADMINISTRATOR).isEverywhere() && disk.standing().isNearlyFull()
        ? List.of(new DigestLine(words.say("digest.disk"), StateView.PATH))
        : List.of();
  }
}
