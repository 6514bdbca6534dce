package fr.regain.console.monitoring;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.backup.BackupStanding;
import fr.regain.console.backup.Backups;
import fr.regain.console.mail.DigestLine;
import fr.regain.console.mail.DigestPart;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.web.Figures;
import fr.regain.console.web.Words;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The console's own backups, to whoever administers everything, when one failed or is missing. */
@Singleton
final class BackupDigest implements DigestPart {
  private final Backups backups;
  private final ZoneId zone;

  BackupDigest(Backups backups, ConsoleConfig config) {
    this.backups = backups;
    this.zone = config.zone();
  }

  @Override
  public List<DigestLine> lines(Person person, Words words, Instant now) {
    if (!person.scope(Role.ADMINISTRATOR).isEverywhere()) {
      return List.of();
    }
    BackupStanding standing = backups.standing();
    return standing.isSound()
        ? List.of()
        : List.of(new DigestLine(text(words, standing), StateView.PATH));
  }

  private String text(Words words, BackupStanding standing) {
    Instant newest = standing.newestAt();
    String last =
        newest == null
            ? words.say("digest.backup-none")
            : words.say("digest.backup-last", new Figures(words, zone).date(newest));
    return words.say("digest.backup." + standing.state(), last);
  }
}
