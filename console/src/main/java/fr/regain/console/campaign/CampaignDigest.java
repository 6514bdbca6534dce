package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.mail.DigestLine;
import fr.regain.console.mail.DigestPart;
import fr.regain.console.platform.Database;
import fr.regain.console.web.Words;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The campaigns that wait for a coordinator, or have just ended. */
@Singleton
final class CampaignDigest implements DigestPart {
  private static final Duration JUST = Duration.ofDays(1);
  private static final int MOST = 20;

  private final VisibleCampaigns campaigns;
  private final Database database;

  CampaignDigest(VisibleCampaigns campaigns, Database database) {
    this.campaigns = campaigns;
    this.database = database;
  }

  @Override
  public List<DigestLine> lines(Person person, Words words, Instant now) {
    return campaigns.newest(person).stream()
        .filter(campaign -> campaigns.mayDecide(person, campaign))
        .flatMap(campaign -> line(person, words, campaign, now))
        .limit(MOST)
        .toList();
  }

  private Stream<DigestLine> line(Person person, Words words, Campaign campaign, Instant now) {
    Instant ended = campaign.endedAt();
    boolean told =
        switch (campaign.state()) {
          // Whoever wrote in it is not the second person whom it waits for.
          case IN_REVIEW ->
              !database.read(
                  dsl -> CampaignStore.hasWritten(dsl, campaign.id(), person.accountId()));
          case STOPPED -> true;
          case FINISHED -> ended != null && ended.plus(JUST).isAfter(now);
          case DRAFT, TRYING, APPROVED, SCHEDULED, RUNNING, PAUSED, CANCELLED -> false;
        };
    return told
        ? Stream.of(
            new DigestLine(
                words.say("digest.campaign." + campaign.state(), campaign.draft().name()),
                "/campagnes/" + campaign.id()))
        : Stream.empty();
  }
}
