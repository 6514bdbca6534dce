package fr.regain.console.testing;

import static fr.regain.console.schema.Tables.CAMPAIGN;
import static fr.regain.console.schema.Tables.CAMPAIGN_DEVICE;
import static fr.regain.console.schema.Tables.CAMPAIGN_RULE;
import static fr.regain.console.schema.Tables.CAMPAIGN_SUM;
import static fr.regain.console.schema.Tables.CAMPAIGN_WAVE;
import static fr.regain.console.schema.Tables.DEVICE;

import fr.regain.console.access.Scope;
import fr.regain.console.platform.Database;
import fr.regain.console.rule.RuleSets;
import fr.regain.console.schema.tables.records.CampaignDeviceRecord;
import fr.regain.console.schema.tables.records.CampaignRecord;
import fr.regain.console.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A campaign that has run over every device on record, as its tables hold it: some done, some
 * declined, one failed, one that never came, one that could not measure.
 */
public final class SampleCampaign {
  /** How long before now it was launched. */
  public static final Duration LAUNCHED_AGO = Duration.ofDays(12);

  private static final List<String> RULES =
      List.of("tmp.system", "cache.apps", "crash.dumps", "dl.old");
  private static final List<String> STATES =
      List.of("DONE", "DONE", "DONE", "DECLINED", "FAILED", "EXPIRED", "NOTHING_TO_DO", "PARTIAL");

  private SampleCampaign() {}

  /** Puts a finished campaign over all devices on record. */
  public static UUID in(Database database, String name, Instant now, long seed) {
    return in(database, name, now, seed, null);
  }

  /** Puts a finished campaign on record, over the devices of a site and of all below it. */
  public static UUID in(
      Database database, String name, Instant now, long seed, @Nullable Site within) {
    Random random = new Random(seed);
    UUID id = new UUID(random.nextLong(), random.nextLong());
    database.update(
        dsl -> {
          campaign(dsl, id, name, now, within);
          Scope scope = within == null ? Scope.EVERYWHERE : new Scope(List.of(within.path()));
          int number = 0;
          for (var device :
              dsl.selectFrom(DEVICE)
                  .where(scope.holdsSite(DEVICE.SITE_ID))
                  .orderBy(DEVICE.HOST_NAME)
                  .fetch()) {
            CampaignDeviceRecord row = dsl.newRecord(CAMPAIGN_DEVICE);
            row.setCampaignId(id);
            row.setDeviceId(device.getId());
            row.setSiteId(device.getSiteId());
            row.setHostName(device.getHostName());
            participant(dsl, row, number++, now, random);
          }
        });
    return id;
  }

  private static void campaign(
      DSLContext dsl, UUID id, String name, Instant now, @Nullable Site within) {
    CampaignRecord row = dsl.newRecord(CAMPAIGN);
    row.setId(id);
    row.setName(name);
    row.setTemplate(false);
    row.setState("FINISHED");
    row.setFilterText("");
    row.setFilterSiteId(within == null ? null : within.id());
    row.setFilterChassis("");
    row.setFilterLowSpace(false);
    row.setHours("ANY");
    row.setExplicitHours("");
    row.setSkipHolidays(false);
    row.setDeadline(time(now.minus(Duration.ofDays(2))));
    row.setMaximumFiles(100_000L);
    row.setMaximumBytes(50_000_000_000L);
    row.setAskedBy("La DSI, poste 1234");
    row.setNotice(true);
    row.setRuleSetDigest(new RuleSets().current().digest());
    row.setSeed(7L);
    row.setAuthorId(1L);
    row.setAuthorName("Ada");
    row.setCreatedAt(time(now.minus(Duration.ofDays(20))));
    row.setLaunchedAt(time(now.minus(LAUNCHED_AGO)));
    row.setEndedAt(time(now.minus(Duration.ofDays(2))));
    row.insert();
    for (String rule : RULES) {
      dsl.insertInto(CAMPAIGN_RULE)
          .set(CAMPAIGN_RULE.CAMPAIGN_ID, id)
          .set(CAMPAIGN_RULE.RULE_ID, rule)
          .execute();
    }
    dsl.insertInto(CAMPAIGN_WAVE)
        .set(CAMPAIGN_WAVE.CAMPAIGN_ID, id)
        .set(CAMPAIGN_WAVE.NUMBER, 1)
        .set(CAMPAIGN_WAVE.PERCENT, 100)
        .set(CAMPAIGN_WAVE.LEAST_FINISHED_PERCENT, 80)
        .set(CAMPAIGN_WAVE.GREATEST_FAILED_PERCENT, 5)
        .set(CAMPAIGN_WAVE.LEAST_RETURNED_PERCENT, 50)
        .set(CAMPAIGN_WAVE.OBSERVATION_SECONDS, 3_600L)
        .set(CAMPAIGN_WAVE.RELEASED_AT, time(now.minus(LAUNCHED_AGO)))
        .execute();
  }

  private static void participant(
      DSLContext dsl, CampaignDeviceRecord row, int number, Instant now, Random random) {
    String state = STATES.get(number % STATES.size());
    boolean worked = List.of("DONE", "DECLINED", "PARTIAL").contains(state);
    long deleted = worked ? 1_000_000_000L + random.nextInt(1_000_000_000) : 0;
    long held = worked && !state.equals("DECLINED") ? 100_000_000L + random.nextInt(9_999) : 0;
    long planned = state.equals("NOTHING_TO_DO") ? 0 : 2_500_000_000L + random.nextInt(99_999);
    boolean measured = worked && number % 7 != 1;
    row.setWave(1);
    row.setState(state);
    row.setChangedAt(time(now.minus(Duration.ofDays(3))));
    row.setPlannedFiles(planned / 100_000);
    row.setPlannedBytes(planned);
    row.setPromptBytes(planned);
    row.setDeletedFiles(deleted / 100_000);
    row.setDeletedBytes(deleted);
    row.setHeldFiles(held / 100_000);
    row.setHeldBytes(held);
    row.setRestoredFiles(0L);
    row.setRestoredBytes(number == 0 ? 40_000_000L : 0L);
    row.setReturnedBytes(measured ? deleted - 12_345_678L : 0L);
    row.setMeasured(measured ? 1L : 0L);
    if (worked) {
      // One device ended its work so long ago that its quarantine is empty again.
      Duration ago = number == 2 ? Duration.ofDays(31) : Duration.ofHours(60 + number);
      row.setWorkedAt(time(now.minus(ago)));
      row.setUsedBefore(120_000_000_000L + number);
      row.setUsedAfter(120_000_000_000L + number - deleted);
      row.setAnswer(state.equals("DECLINED") ? "DECLINED" : state.equals("DONE") ? "AGREED" : null);
    }
    row.insert();
    sum(dsl, row, "tmp.system", planned * 3 / 5, deleted * 3 / 5, 0);
    sum(dsl, row, "cache.apps", planned / 5, deleted - deleted * 3 / 5, 0);
    sum(dsl, row, "dl.old", planned / 10, 0, held);
  }

  private static void sum(
      DSLContext dsl,
      CampaignDeviceRecord row,
      String rule,
      long planned,
      long deleted,
      long held) {
    var key =
        CAMPAIGN_SUM
            .CAMPAIGN_ID
            .eq(row.getCampaignId())
            .and(CAMPAIGN_SUM.SITE_ID.eq(row.getSiteId()))
            .and(CAMPAIGN_SUM.RULE_ID.eq(rule));
    var sum = dsl.fetchOne(CAMPAIGN_SUM, key);
    if (sum == null) {
      sum = dsl.newRecord(CAMPAIGN_SUM);
      sum.setCampaignId(row.getCampaignId());
      sum.setSiteId(row.getSiteId());
      sum.setRuleId(rule);
      sum.setShare(rule.equals("dl.old") ? "PERSON" : "SYSTEM");
      sum.setPlannedFiles(0L);
      sum.setDeletedFiles(0L);
      sum.setHeldFiles(0L);
      sum.setRestoredFiles(0L);
      sum.setRestoredBytes(0L);
    }
    sum.setPlannedBytes(Objects.requireNonNullElse(sum.getPlannedBytes(), 0L) + planned);
    sum.setDeletedBytes(Objects.requireNonNullElse(sum.getDeletedBytes(), 0L) + deleted);
    sum.setHeldBytes(Objects.requireNonNullElse(sum.getHeldBytes(), 0L) + held);
    sum.store();
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
