package fr.regain.console.campaign;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets time pass for campaigns: starts those that are scheduled, judges gates, releases waves, and
 * ends what is over. On many replicas each campaign is held by the one that looks at it.
 */
@Singleton
public final class CampaignTicker {
  private static final Logger LOG = LoggerFactory.getLogger(CampaignTicker.class);

  private final Database database;
  private final CampaignActivity activity;
  private final ConsoleConfig config;
  private final Clock clock;

  CampaignTicker(Database database, CampaignActivity activity, ConsoleConfig config, Clock clock) {
    this.database = database;
    this.activity = activity;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "10s", fixedDelay = "2s")
  void tick() {
    tick(clock.instant());
  }

  /**
   * One step of every campaign: as much as is due at that moment, and at most one wave of each. A
   * campaign that cannot be moved on does not hold the others up.
   *
   * @throws Problem {@link ProblemCode#DATABASE_AWAY} when no campaign can be
   */
  public void tick(Instant now) {
    for (UUID id : database.read(CampaignStore::underWay)) {
      apart(id, () -> step(id, now));
    }
  }

  @Scheduled(initialDelay = "10s", fixedDelay = "1m")
  void expireRestores() {
    expireRestores(clock.instant());
  }

  /**
   * Gives up on devices that did not put back in time. A quarantine lasts for days: nobody misses
   * the minute, and no campaign is held while none of its restores is over.
   *
   * @throws Problem {@link ProblemCode#DATABASE_AWAY} when no campaign can be
   */
  public void expireRestores(Instant now) {
    for (UUID id : database.read(dsl -> CampaignSteps.withRestoresOver(dsl, config, now))) {
      apart(id, () -> expireRestores(id, now));
    }
  }

  private static void apart(UUID id, Runnable step) {
    try {
      step.run();
    } catch (Problem away) {
      throw away;
    } catch (RuntimeException failed) {
      LOG.error("Campaign {} could not be moved on; it is tried again", id, failed);
    }
  }

  private void expireRestores(UUID id, Instant now) {
    database.update(
        dsl -> {
          CampaignStore.lock(dsl, List.of(id));
          CampaignSteps.expireRestores(dsl, id, config, now);
        });
  }

  private void step(UUID id, Instant now) {
    boolean changed =
        database.write(
            dsl -> {
              CampaignStore.lock(dsl, List.of(id));
              return CampaignStore.find(dsl, id)
                  .map(campaign -> step(dsl, campaign, now))
                  .orElse(false);
            });
    if (changed) {
      activity.changed();
    }
  }

  private static boolean step(DSLContext dsl, Campaign campaign, Instant now) {
    CampaignState state = campaign.state();
    if (!CampaignState.UNDER_WAY.contains(state)) {
      return false;
    }
    if (!now.isBefore(campaign.draft().schedule().deadline())) {
      ParticipantStore.tellAll(
          dsl, campaign.id(), null, ParticipantEvent.EXPIRED, "campaign.over", now);
      return move(dsl, campaign, CampaignEvent.FINISH, "campaign.deadline", "", now);
    }
    Instant startsAt = campaign.draft().schedule().startsAt();
    if (state == CampaignState.SCHEDULED && (startsAt == null || !now.isBefore(startsAt))) {
      CampaignSteps.release(dsl, campaign.waves().getFirst(), campaign.id(), now);
      return move(dsl, campaign, CampaignEvent.START, null, null, now);
    }
    return state == CampaignState.RUNNING && judge(dsl, campaign, now);
  }

  private static boolean judge(DSLContext dsl, Campaign campaign, Instant now) {
    Map<Integer, Map<ParticipantState, Sums>> counts = ParticipantStore.counts(dsl, campaign.id());
    Optional<WaveStanding> current =
        campaign.waves().stream()
            .filter(wave -> wave.releasedAt() != null && wave.passedAt() == null)
            .findFirst();
    if (current.isPresent()) {
      WaveStanding wave = current.get();
      Gate.Verdict verdict =
          wave.wave()
              .gate()
              .judge(counts.getOrDefault(wave.number(), Map.of()), wave.finishedAt(), now);
      switch (verdict) {
        case Gate.Verdict.Waiting() -> {}
        case Gate.Verdict.Observing() -> observe(dsl, campaign, wave, now);
        case Gate.Verdict.Passed() -> {
          CampaignSteps.passGate(dsl, campaign, now);
          return true;
        }
        case Gate.Verdict.Broken(String reason, String detail) -> {
          LOG.warn(
              "Campaign {} was stopped by the gate of wave {}: {} ({})",
              campaign.id(),
              wave.number(),
              reason,
              detail);
          return move(dsl, campaign, CampaignEvent.STOP, reason, detail, now);
        }
      }
    }
    boolean allReleased = campaign.waves().stream().allMatch(wave -> wave.releasedAt() != null);
    boolean anyOpen =
        counts.values().stream()
            .flatMap(states -> states.entrySet().stream())
            .anyMatch(
                entry ->
                    ParticipantState.OPEN.contains(entry.getKey())
                        && entry.getValue().devices() > 0);
    return allReleased
        && !anyOpen
        && move(dsl, campaign, CampaignEvent.FINISH, "campaign.done", "", now);
  }

  private static void observe(DSLContext dsl, Campaign campaign, WaveStanding wave, Instant now) {
    if (wave.finishedAt() == null) {
      CampaignStore.setWave(
          dsl,
          campaign.id(),
          new WaveStanding(wave.number(), wave.wave(), wave.releasedAt(), now, null));
    }
  }

  private static boolean move(
      DSLContext dsl,
      Campaign campaign,
      CampaignEvent event,
      @Nullable String reason,
      @Nullable String detail,
      Instant now) {
    CampaignState next = campaign.state().next(event).orElseThrow();
    CampaignStore.setState(dsl, campaign.id(), next, reason, detail);
    CampaignEvents.moved(dsl, campaign.id(), next, reason, now);
    if (next.isOver()) {
      CampaignStore.setEnded(dsl, campaign.id(), now);
    }
    return true;
  }
}
