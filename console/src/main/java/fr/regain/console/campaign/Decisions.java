package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;

/** Carries a decision out: with the campaign locked, checked against its state, and recorded. */
@Singleton
final class Decisions {
  private final Database database;
  private final CampaignActivity activity;
  private final Clock clock;

  Decisions(Database database, CampaignActivity activity, Clock clock) {
    this.database = database;
    this.activity = activity;
    this.clock = clock;
  }

  /** A decision that only moves the campaign to another state. */
  void decide(UUID id, Person by, Decision decision) {
    decide(id, by, decision, (dsl, campaign) -> 0L);
  }

  /**
   * A decision that moves the campaign to another state.
   *
   * @param step what else it does; returns a count of devices
   */
  long decide(UUID id, Person by, Decision decision, BiFunction<DSLContext, Campaign, Long> step) {
    return decide(id, by, campaign -> decision, step);
  }

  /** The same, where what is decided depends on the campaign. */
  long decide(
      UUID id,
      Person by,
      Function<Campaign, Decision> decide,
      BiFunction<DSLContext, Campaign, Long> step) {
    return locked(
        id,
        (dsl, campaign) -> {
          Decision decision = decide.apply(campaign);
          CampaignState next =
              campaign.state().next(decision.event()).orElseThrow(() -> notNow(campaign));
          CampaignStore.setState(dsl, id, next, decision.reason(), decision.detail());
          CampaignEvents.moved(dsl, id, next, decision.reason(), clock.instant());
          long devices = step.apply(dsl, campaign);
          String said = decision.detail() == null ? "" : "\nreason: " + decision.detail();
          record(dsl, by, decision.action(), campaign, after(next, devices) + said);
          return devices;
        });
  }

  /** A decision that leaves the campaign in its state, which has to be one of those. */
  long act(
      UUID id,
      Person by,
      String action,
      Set<CampaignState> states,
      BiFunction<DSLContext, Campaign, Long> step) {
    return locked(
        id,
        (dsl, campaign) -> {
          if (!states.contains(campaign.state())) {
            throw notNow(campaign);
          }
          long devices = step.apply(dsl, campaign);
          record(dsl, by, action, campaign, after(campaign.state(), devices));
          return devices;
        });
  }

  /**
   * A decision on a draft.
   *
   * @param after what the draft is then, in lines
   */
  void onDraft(UUID id, Person by, String action, String after, Consumer<DSLContext> step) {
    locked(
        id,
        (dsl, campaign) -> {
          if (campaign.state() != CampaignState.DRAFT) {
            throw notNow(campaign);
          }
          step.accept(dsl);
          AuditService.record(
              dsl,
              by.actor(),
              action,
              "campaign " + id,
              DraftLines.of(campaign.draft()),
              after,
              clock.instant());
          return 0L;
        });
  }

  private long locked(UUID id, BiFunction<DSLContext, Campaign, Long> step) {
    long result =
        database.write(
            dsl -> {
              CampaignStore.lock(dsl, List.of(id));
              return step.apply(dsl, found(dsl, id));
            });
    activity.changed();
    return result;
  }

  private void record(DSLContext dsl, Person by, String action, Campaign campaign, String after) {
    AuditService.record(
        dsl,
        by.actor(),
        action,
        "campaign " + campaign.id(),
        "name: " + campaign.draft().name() + "\nstate: " + campaign.state(),
        after,
        clock.instant());
  }

  private static String after(CampaignState state, long devices) {
    return "state: " + state + (devices == 0 ? "" : "\ndevices: " + devices);
  }

  static Campaign found(DSLContext dsl, UUID id) {
    return CampaignStore.find(dsl, id)
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "There is no campaign " + id + "."));
  }

  static Problem notNow(Campaign campaign) {
    return new Problem(
        ProblemCode.CAMPAIGN_NOT_NOW,
        "The campaign \""
            + campaign.draft().name()
            + "\" is in the state "
            + campaign.state()
            + ". Reload the page, and see what can be done now.");
  }
}
