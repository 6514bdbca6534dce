package fr.regain.console.campaign;

import static fr.regain.console.schema.Tables.CAMPAIGN_COUNT;
import static fr.regain.console.schema.Tables.CAMPAIGN_DEVICE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

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

  /** Tells an event to these devices of some campaigns, one by one. */
  static void tellEach(
      DSLContext dsl,
      Collection<UUID> campaigns,
      Collection<UUID> devices,
      ParticipantEvent event,
      String reason,
      Instant now) {
    if (campaigns.isEmpty() || devices.isEmpty()) {
      return;
    }
    Tally tally = new Tally(dsl);
    for (CampaignDeviceRecord row : ParticipantStore.rows(dsl, campaigns, devices)) {
      ParticipantState state = ParticipantState.valueOf(row.getState());
      ParticipantState next = state.next(event);
      if (next != state) {
        tally.changing(row);
        row.setState(next.name());
        row.setReason(reason);
        row.setChangedAt(now.atOffset(ZoneOffset.UTC));
      }
    }
    tally.write();
  }

  static long retry(DSLContext dsl, Campaign campaign, Instant now) {
    Condition failed = CAMPAIGN_DEVICE.STATE.in(ParticipantStore.names(ParticipantState.RETRYABLE));
    Condition mayWork =
        CAMPAIGN_DEVICE
            .PLAN_DIGEST
            .isNotNull()
            .and(
                CAMPAIGN_DEVICE.WAVE.in(
                    campaign.waves().stream()
                        .map(WaveStanding::number)
                        .filter(campaign::isReleased)
                        .toList()));
    return ParticipantStore.tellThose(
            dsl, campaign.id(), failed.and(mayWork), ParticipantEvent.RETRY, null, now)
        + ParticipantStore.tellThose(
            dsl, campaign.id(), failed.andNot(mayWork), ParticipantEvent.RETRY_TRIAL, null, now);
  }

  /**
   * Has things put back.
   *
   * @param device on this device; null: on all
   */
  static long undo(
      DSLContext dsl, Campaign campaign, @Nullable UUID device, ConsoleConfig config, Instant now) {
    Condition holding =
        returnable(heldSince(config, now))
            .and(device == null ? DSL.noCondition() : CAMPAIGN_DEVICE.DEVICE_ID.eq(device));
    return ParticipantStore.tellThose(
        dsl, campaign.id(), holding, ParticipantEvent.UNDO, null, now);
  }

  private static Instant heldSince(ConsoleConfig config, Instant now) {
    return now.minus(config.campaigns().quarantineRetention());
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
        .and(ParticipantStore.LAST_HELD_AT.gt(heldSince.atOffset(ZoneOffset.UTC)));
  }

  /** Campaigns with devices that did not put back in time. */
  static List<UUID> withRestoresOver(DSLContext dsl, ConsoleConfig config, Instant now) {
    return dsl.selectDistinct(CAMPAIGN_COUNT.CAMPAIGN_ID)
        .from(CAMPAIGN_COUNT)
        .where(
            CAMPAIGN_COUNT.STATE.eq(ParticipantState.RESTORING.name()),
            CAMPAIGN_COUNT.DEVICES.gt(0L),
            exists(
                selectOne()
                    .from(CAMPAIGN_DEVICE)
                    .where(
                        CAMPAIGN_DEVICE.CAMPAIGN_ID.eq(CAMPAIGN_COUNT.CAMPAIGN_ID),
                        CAMPAIGN_DEVICE.WAVE.eq(CAMPAIGN_COUNT.WAVE),
                        restoreOver(heldSince(config, now)))))
        .fetch(CAMPAIGN_COUNT.CAMPAIGN_ID);
  }

  /** Gives up on devices that did not put back in time: their quarantine is empty by now. */
  static void expireRestores(DSLContext dsl, UUID campaign, ConsoleConfig config, Instant now) {
    ParticipantStore.tellThose(
        dsl,
        campaign,
        restoreOver(heldSince(config, now)),
        ParticipantEvent.FAILED,
        "restore.expired",
        now);
  }

  private static Condition restoreOver(Instant heldSince) {
    return CAMPAIGN_DEVICE
        .STATE
        .eq(ParticipantState.RESTORING.name())
        .and(ParticipantStore.LAST_HELD_AT.le(heldSince.atOffset(ZoneOffset.UTC)));
  }
}
