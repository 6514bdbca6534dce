package fr.regain.console.campaign;

import static fr.regain.console.schema.Tables.CAMPAIGN_DEVICE;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.schema.tables.records.CampaignDeviceRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Steps of a campaign over its devices, inside a transaction that holds its row. */
final class CampaignSteps {
  private CampaignSteps() {}

  /** Lets the devices of a wave carry out their plans; those without one are tried first. */
  static void release(DSLContext dsl, WaveStanding wave, UUID campaign, Instant now) {
    CampaignStore.setWave(
        dsl, campaign, new WaveStanding(wave.number(), wave.wave(), now, null, null));
    ParticipantStore.tellAll(dsl, campaign, wave.number(), ParticipantEvent.RELEASED, null, now);
    CampaignEvents.released(dsl, campaign, wave.number(), now);
  }

  /** Lets the next wave go after the last one that was released, if there is one. */
  static void passGate(DSLContext dsl, Campaign campaign, Instant now) {
    List<WaveStanding> waves = campaign.waves();
    for (int i = 0; i < waves.size(); i++) {
      WaveStanding wave = waves.get(i);
      if (wave.passedAt() == null && wave.releasedAt() != null) {
        CampaignStore.setWave(
            dsl,
            campaign.id(),
            new WaveStanding(
                wave.number(),
                wave.wave(),
                wave.releasedAt(),
                Objects.requireNonNullElse(wave.finishedAt(), now),
                now));
        if (i + 1 < waves.size()) {
          release(dsl, waves.get(i + 1), campaign.id(), now);
        }
        return;
      }
    }
  }

  /** Tells an event to these devices, one by one. */
  static void tellEach(
      DSLContext dsl,
      UUID campaign,
      Collection<UUID> devices,
      ParticipantEvent event,
      String reason,
      Instant now) {
    if (devices.isEmpty()) {
      return;
    }
    Tally tally = new Tally(dsl);
    for (CampaignDeviceRecord row : ParticipantStore.rows(dsl, List.of(campaign), devices)) {
      tell(tally, row, event, reason, now);
    }
    tally.write();
  }

  private static boolean tell(
      Tally tally,
      CampaignDeviceRecord row,
      ParticipantEvent event,
      @Nullable String reason,
      Instant now) {
    ParticipantState state = ParticipantState.valueOf(row.getState());
    ParticipantState next = state.next(event);
    if (next == state) {
      return false;
    }
    tally.changing(row);
    row.setState(next.name());
    row.setReason(reason);
    row.setChangedAt(now.atOffset(ZoneOffset.UTC));
    return true;
  }

  static long retry(DSLContext dsl, Campaign campaign, Instant now) {
    Condition failed = CAMPAIGN_DEVICE.STATE.in(ParticipantStore.names(ParticipantState.RETRYABLE));
    Tally tally = new Tally(dsl);
    long retried = 0;
    for (CampaignDeviceRecord row : ParticipantStore.rows(dsl, campaign.id(), failed)) {
      boolean mayWork = row.getPlanDigest() != null && campaign.isReleased(row.getWave());
      ParticipantEvent event = mayWork ? ParticipantEvent.RETRY : ParticipantEvent.RETRY_TRIAL;
      if (tell(tally, row, event, null, now)) {
        retried++;
      }
    }
    tally.write();
    return retried;
  }

  /**
   * Has things put back.
   *
   * @param device on this device; null: on all
   */
  static long undo(
      DSLContext dsl, Campaign campaign, @Nullable UUID device, ConsoleConfig config, Instant now) {
    Instant heldSince = now.minus(config.campaigns().quarantineRetention());
    Condition holding =
        returnable(heldSince)
            .and(device == null ? DSL.noCondition() : CAMPAIGN_DEVICE.DEVICE_ID.eq(device));
    Tally tally = new Tally(dsl);
    long undone = 0;
    for (CampaignDeviceRecord row : ParticipantStore.rows(dsl, campaign.id(), holding)) {
      if (tell(tally, row, ParticipantEvent.UNDO, null, now)) {
        undone++;
      }
    }
    tally.write();
    return undone;
  }

  /**
   * Devices that still hold something of a campaign.
   *
   * @param heldSince what was moved to a quarantine by then has left it
   */
  static Condition returnable(Instant heldSince) {
    return CAMPAIGN_DEVICE
        .STATE
        .in(ParticipantStore.names(ParticipantState.UNDOABLE))
        .and(CAMPAIGN_DEVICE.HELD_FILES.gt(CAMPAIGN_DEVICE.RESTORED_FILES))
        .and(
            DSL.coalesce(CAMPAIGN_DEVICE.WORKED_AT, CAMPAIGN_DEVICE.CHANGED_AT)
                .gt(heldSince.atOffset(ZoneOffset.UTC)));
  }

  /** Gives up on devices that did not put back in time: their quarantine is empty by now. */
  static void expireRestores(DSLContext dsl, UUID campaign, ConsoleConfig config, Instant now) {
    Condition restoring = CAMPAIGN_DEVICE.STATE.eq(ParticipantState.RESTORING.name());
    Tally tally = new Tally(dsl);
    for (CampaignDeviceRecord row : ParticipantStore.rows(dsl, campaign, restoring)) {
      if (!now.isBefore(Participation.retentionEnd(row, config))) {
        tell(tally, row, ParticipantEvent.FAILED, "restore.expired", now);
      }
    }
    tally.write();
  }
}
