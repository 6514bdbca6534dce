package fr.regain.console.device;

import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.DEVICE_EVENT;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.mail.DigestLine;
import fr.regain.console.mail.DigestPart;
import fr.regain.console.platform.Database;
import fr.regain.console.web.Words;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The devices whose identity, or whose numbers, showed up a second time within a day. */
@Singleton
final class CopiedDigest implements DigestPart {
  private static final Duration JUST = Duration.ofDays(1);

  private final Database database;

  CopiedDigest(Database database) {
    this.database = database;
  }

  @Override
  public List<DigestLine> lines(Person person, Words words, Instant now) {
    Scope scope = person.scope(Role.ADMINISTRATOR);
    if (scope.isEmpty()) {
      return List.of();
    }
    List<UUID> copied =
        database.read(
            dsl ->
                dsl.selectDistinct(DEVICE.ID)
                    .from(DEVICE)
                    .join(DEVICE_EVENT)
                    .on(DEVICE_EVENT.DEVICE_ID.eq(DEVICE.ID))
                    .where(
                        DEVICE_EVENT.KIND.in(
                            DeviceEventKind.CLONE_DETECTED.name(),
                            DeviceEventKind.SAME_NUMBERS.name()),
                        DEVICE_EVENT.AT.gt(now.minus(JUST).atOffset(ZoneOffset.UTC)),
                        scope.holds(DEVICE.SITE_PATH))
                    .fetch(DEVICE.ID));
    return copied.isEmpty()
        ? List.of()
        : List.of(
            new DigestLine(
                words.say("digest.copied", copied.size()), "/parc/" + copied.getFirst()));
  }
}
