package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.audit.AuditService;
import fr.regain.console.device.DeviceService;
import fr.regain.console.device.FilteredDevice;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.rule.RuleSets;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Campaigns before they are tried: what they would do, to which devices, and when. */
@Singleton
public final class DraftService {
  private final Database database;
  private final DeviceService devices;
  private final RuleSets rules;
  private final Decisions decisions;
  private final Clock clock;
  private final SecureRandom random;

  DraftService(
      Database database,
      DeviceService devices,
      RuleSets rules,
      Decisions decisions,
      Clock clock,
      SecureRandom random) {
    this.database = database;
    this.devices = devices;
    this.rules = rules;
    this.decisions = decisions;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Stores a new draft; it may be incomplete, see {@link #faults}.
   *
   * @return its id
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} when a text or a list is too long
   */
  public UUID create(Draft draft, Person author) {
    DraftCheck.storable(draft);
    UUID id = newId();
    database.update(dsl -> insert(dsl, id, draft, null, author));
    return id;
  }

  private UUID newId() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private void insert(DSLContext dsl, UUID id, Draft draft, @Nullable UUID from, Person author) {
    CampaignStore.insert(
        dsl,
        id,
        draft,
        rules.current().digest(),
        from,
        random.nextLong(),
        By.of(author),
        clock.instant());
    putWriters(dsl, id, author);
    AuditService.record(
        dsl,
        author.actor(),
        from == null ? "campaign.create" : "campaign.copy",
        "campaign " + id,
        from == null ? "" : "campaign: " + from,
        DraftLines.of(draft),
        clock.instant());
  }

  /** Whoever writes by a key that somebody else made: neither is the second person. */
  private static void putWriters(DSLContext dsl, UUID id, Person writer) {
    CampaignStore.putWriter(dsl, id, writer.accountId());
    Long keyMaker = writer.keyMaker();
    if (keyMaker != null) {
      CampaignStore.putWriter(dsl, id, keyMaker);
    }
  }

  /**
   * Copies a campaign or a template into a new draft of today's rule set; its dates move with it.
   *
   * @param template whether the copy is a template
   * @return the copy's id
   */
  public UUID copy(UUID id, String name, boolean template, Person author) {
    UUID copy = newId();
    database.update(
        dsl -> {
          Campaign original = Decisions.found(dsl, id);
          Draft draft = original.draft();
          Schedule schedule = draft.schedule();
          Duration later = Duration.between(original.createdAt(), clock.instant());
          Instant startsAt = schedule.startsAt();
          Draft copied =
              new Draft(
                  name,
                  template,
                  draft.filter(),
                  draft.rules(),
                  new Schedule(
                      schedule.hours(),
                      schedule.explicit(),
                      schedule.skipHolidays(),
                      startsAt == null ? null : startsAt.plus(later),
                      schedule.deadline().plus(later)),
                  draft.waves(),
                  draft.limits(),
                  draft.askedBy(),
                  draft.notice());
          DraftCheck.storable(copied);
          insert(dsl, copy, copied, id, author);
        });
    return copy;
  }

  /** Changes a draft. */
  public void change(UUID id, Draft draft, Person by) {
    DraftCheck.storable(draft);
    decisions.onDraft(
        id,
        by,
        "campaign.change",
        DraftLines.of(draft),
        dsl -> {
          CampaignStore.change(dsl, id, draft, rules.current().digest());
          putWriters(dsl, id, by);
        });
  }

  /** Removes a draft or a template; a campaign that was tried stays on record. */
  public void remove(UUID id, Person by) {
    decisions.onDraft(id, by, "campaign.remove", "", dsl -> CampaignStore.remove(dsl, id));
  }

  /** What keeps a draft from being tried; empty when nothing does. */
  public List<DraftFault> faults(Draft draft) {
    return DraftCheck.faults(draft, rules.current(), clock.instant());
  }

  /** How many devices a draft would take at this moment: "everything in this filter". */
  public Targeted count(Draft draft) {
    return database.read(
        dsl -> {
          List<FilteredDevice> filtered = devices.filtered(dsl, draft.activeDevices());
          if (draft.waves().isEmpty()) {
            return new Targeted(filtered.size(), 0);
          }
          Waves.Assigned assigned = Waves.assignLate(draft.waves(), filtered);
          return new Targeted(assigned.placed().size(), assigned.outside());
        });
  }
}
