package fr.regain.console.monitoring;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.certificate.CertificateState;
import fr.regain.console.certificate.PagesCertificate;
import fr.regain.console.mail.DigestLine;
import fr.regain.console.mail.DigestPart;
import fr.regain.console.web.Words;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The certificate of the pages, to whoever administers everything, when somebody has to look. */
@Singleton
final class CertificateDigest implements DigestPart {
  private final Optional<PagesCertificate> certificate;

  CertificateDigest(Optional<PagesCertificate> certificate) {
    this.certificate = certificate;
  }

  @Override
  public List<DigestLine> lines(Person person, Words words, Instant now) {
    if (certificate.isEmpty() || !person.scope(Role.ADMINISTRATOR).isEverywhere()) {
      return List.of();
    }
    CertificateState state = certificate.get().state();
    return StateController.isSound(state, now)
        ? List.of()
        : List.of(new DigestLine(words.say("digest.certificate"), StateView.PATH));
  }
}
