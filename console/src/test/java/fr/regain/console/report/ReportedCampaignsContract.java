package fr.regain.console.report;

import static fr.regain.console.schema.Tables.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.campaign.CampaignFixture;
import fr.regain.console.campaign.Draft;
import fr.regain.console.campaign.Hours;
import fr.regain.console.campaign.Limits;
import fr.regain.console.campaign.Schedule;
import fr.regain.console.device.DeviceFilter;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.schema.tables.records.CampaignRecord;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteService;
import fr.regain.console.site.WeeklyHours;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.console.testing.TestingDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which campaigns have something to tell of a part of the sites. */
abstract class ReportedCampaignsContract extends DatabaseContract {
  private CampaignFixture campaigns;
  private ReportService reports;
  private Site school;

  @BeforeEach
  void console() {
    ConsoleConfig config =
        TestingDatabase.config(directory, new ConsoleConfig.Store(null, null, null));
    SiteService sites = new SiteService(database, clock);
    campaigns = new CampaignFixture(database, clock, config);
    reports =
        new ReportService(
            database,
            campaigns.reading,
            campaigns.participation,
            sites,
            campaigns.calendars,
            config);
    school = sites.create(Person.CONSOLE, sites.root().id(), SiteKind.ETABLISSEMENT, "Zola", null);
  }

  @Test
  void ofManyCampaigns_theNewestAreRead() {
    UUID oldest = campaigns.drafts.create(draft(), Person.CONSOLE);
    database.update(
        dsl -> {
          CampaignRecord original = dsl.fetchSingle(CAMPAIGN);
          List<CampaignRecord> newer =
              LongStream.rangeClosed(1, Keyset.LARGEST_PAGE)
                  .mapToObj(
                      number -> {
                        CampaignRecord copy = original.copy();
                        copy.setId(new UUID(1, number));
                        copy.setCreatedAt(original.getCreatedAt().plusMinutes(number));
                        return copy;
                      })
                  .toList();
          dsl.batchInsert(newer).execute();
        });

    for (Scope scope : List.of(Scope.EVERYWHERE, new Scope(List.of(school.path())))) {
      assertThat(reports.campaigns(scope))
          .hasSize(Keyset.LARGEST_PAGE)
          .extracting("id")
          .doesNotContain(oldest);
    }
  }

  private Draft draft() {
    return new Draft(
        "Zola",
        false,
        new DeviceFilter("", school.id(), null, Set.of(), null, false, null),
        List.of(),
        new Schedule(
            Hours.ANY, WeeklyHours.NEVER, false, null, clock.instant().plus(Duration.ofDays(30))),
        List.of(),
        new Limits(1, 1),
        "DSI",
        false);
  }

  @Test
  void campaignsWithADeviceAtASite_areFoundWithoutReadingTheirOtherDevices() {
    Scope scope = new Scope(List.of(school.path()));
    String plan =
        database.read(
            dsl -> {
              if (!database.isEmbedded()) {
                // Of a table without rows it would rather read all of them.
                dsl.execute("set enable_seqscan = off");
              }
              return dsl.explain(ReportStore.seen(dsl, scope)).plan();
            });

    assertThat(plan).containsIgnoringCase("campaign_device_site");
  }
}
