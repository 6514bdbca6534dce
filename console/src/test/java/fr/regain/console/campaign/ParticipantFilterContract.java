package fr.regain.console.campaign;

import static fr.regain.console.schema.Tables.CAMPAIGN_DEVICE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.device.Registration;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.schema.tables.records.CampaignDeviceRecord;
import fr.regain.console.site.OwnCalendar;
import fr.regain.console.site.Population;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.console.testing.SampleCampaign;
import fr.regain.console.testing.TestingDatabase;
import fr.regain.v1.HardwareFacts;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a filter of a campaign's devices lists, against the devices themselves. */
abstract class ParticipantFilterContract extends DatabaseContract {
  private static final int DEVICES = 32;
  private static final Duration RETENTION = Duration.ofDays(30);

  private CampaignFixture campaigns;
  private long school;
  private long room;
  private long offices;
  private UUID id;

  @BeforeEach
  void campaign() {
    ConsoleConfig config =
        TestingDatabase.config(directory, new ConsoleConfig.Store(null, null, null));
    campaigns = new CampaignFixture(database, clock, config);
    SiteService sites = new SiteService(database, clock);
    long root = sites.root().id();
    school = sites.create(Person.CONSOLE, root, SiteKind.ETABLISSEMENT, "Zola", null).id();
    room = sites.create(Person.CONSOLE, school, SiteKind.SALLE, "101", null).id();
    offices = sites.create(Person.CONSOLE, root, SiteKind.DEPARTEMENT, "DSDEN", null).id();
    campaigns.calendars.put(
        Person.CONSOLE, offices, new OwnCalendar(null, null, Population.STAFF, null));
    List<Long> places = List.of(school, room, offices);
    database.update(
        dsl -> {
          for (int i = 0; i < DEVICES; i++) {
            campaigns.devices.register(
                dsl,
                new Registration(
                    new UUID(i, i + 1L),
                    places.get(i % places.size()),
                    "PC-%02d".formatted(i),
                    HardwareFacts.getDefaultInstance(),
                    null),
                "",
                clock.instant());
          }
        });
    id = SampleCampaign.in(database, "Grand nettoyage", clock.instant(), 3);
    become(0, ParticipantState.TARGETED);
    become(9, ParticipantState.ASKING);
    become(17, ParticipantState.EXPIRED);
    database.update(
        dsl ->
            dsl.update(CAMPAIGN_DEVICE)
                .set(CAMPAIGN_DEVICE.PLANNED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .where(CAMPAIGN_DEVICE.PLANNED_BYTES.gt(0L))
                .execute());
  }

  /** Has a device stand somewhere else; nobody has answered there. */
  private void become(int device, ParticipantState state) {
    database.update(
        dsl ->
            dsl.update(CAMPAIGN_DEVICE)
                .set(CAMPAIGN_DEVICE.STATE, state.name())
                .setNull(CAMPAIGN_DEVICE.ANSWER)
                .where(
                    CAMPAIGN_DEVICE.CAMPAIGN_ID.eq(id),
                    CAMPAIGN_DEVICE.DEVICE_ID.eq(new UUID(device, device + 1L)))
                .execute());
  }

  private List<UUID> listed(ParticipantFilter filter) {
    return campaigns
        .reading
        .participants(id, filter, Sort.by(ParticipantSort.HOST_NAME), null, 100)
        .rows()
        .stream()
        .map(Participant::deviceId)
        .toList();
  }

  private List<UUID> devices(Predicate<CampaignDeviceRecord> which) {
    return database
        .read(
            dsl ->
                dsl.selectFrom(CAMPAIGN_DEVICE)
                    .where(CAMPAIGN_DEVICE.CAMPAIGN_ID.eq(id))
                    .orderBy(CAMPAIGN_DEVICE.HOST_NAME)
                    .fetch())
        .stream()
        .filter(which)
        .map(CampaignDeviceRecord::getDeviceId)
        .toList();
  }

  private static ParticipantFilter fact(ParticipantFact fact) {
    return new ParticipantFilter(null, Set.of(), null, false, null, null, fact, null);
  }

  @ParameterizedTest
  @EnumSource
  void aFact_listsTheDevicesOfWhichItIsTrue_andOnlyThose(ParticipantFact fact) {
    List<UUID> those = devices(row -> holds(fact, row));

    assertThat(listed(fact(fact))).isEqualTo(those);
    assertThat(those).as("a sample that can tell").isNotEmpty().hasSizeLessThan(DEVICES);
  }

  private boolean holds(ParticipantFact fact, CampaignDeviceRecord row) {
    ParticipantState state = ParticipantState.valueOf(row.getState());
    String answer = row.getAnswer();
    return switch (fact) {
      case ANSWERED -> state != ParticipantState.TARGETED && state != ParticipantState.TRYING;
      case PLANNED -> row.getPlannedAt() != null;
      case SETTLED -> state.isFinal();
      case WORKED -> row.getWorkedAt() != null;
      case MEASURED -> row.getMeasured() == 1;
      case COMPARED -> row.getUsedBefore() != null && row.getUsedAfter() != null;
      case RETURNABLE ->
          ParticipantState.UNDOABLE.contains(state)
              && row.getHeldFiles() > row.getRestoredFiles()
              && (row.getWorkedAt() == null ? row.getChangedAt() : row.getWorkedAt())
                  .toInstant()
                  .plus(RETENTION)
                  .isAfter(clock.instant());
      case ASKED ->
          holds(ParticipantFact.AGREED, row)
              || holds(ParticipantFact.DECLINED, row)
              || holds(ParticipantFact.UNANSWERED, row);
      case AGREED -> "AGREED".equals(answer);
      case DECLINED -> "DECLINED".equals(answer);
      case UNANSWERED ->
          answer == null
              && row.getWorkedAt() != null
              && Set.of("ASKING", "EXPIRED", "CANCELLED", "GONE").contains(row.getState());
    };
  }

  @Test
  void whatAnUndoWouldPutBack_isCountedAsItIsListed() {
    assertThat(campaigns.reading.returnable(id).devices())
        .isEqualTo(listed(fact(ParticipantFact.RETURNABLE)).size());
  }

  @Test
  void aSite_isListedWithWhatIsBelowIt_orWithout() {
    assertThat(listed(new ParticipantFilter(null, Set.of(), school)))
        .isEqualTo(devices(row -> row.getSiteId() == school || row.getSiteId() == room));
    assertThat(listed(new ParticipantFilter(null, Set.of(), school, true, null, null, null, null)))
        .isEqualTo(devices(row -> row.getSiteId() == school));
  }

  @ParameterizedTest
  @EnumSource
  void aPopulation_isThatOfTheSites_inheritedByThoseBelow(Population population) {
    assertThat(
            listed(
                new ParticipantFilter(null, Set.of(), null, false, population, null, null, null)))
        .isEqualTo(
            devices(row -> (row.getSiteId() == offices) == (population == Population.STAFF)));
  }

  @Test
  void plansAboveSomeBytes_areThoseOfMore() {
    long bytes = 2_500_050_000L;

    assertThat(listed(new ParticipantFilter(null, Set.of(), null, false, null, null, null, bytes)))
        .isEqualTo(devices(row -> row.getPlannedBytes() > bytes))
        .isNotEmpty()
        .hasSizeLessThan(DEVICES);
  }
}
