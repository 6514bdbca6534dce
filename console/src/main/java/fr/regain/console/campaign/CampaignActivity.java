package fr.regain.console.campaign;

import static fr.regain.console.schema.Tables.CAMPAIGN;
import static fr.regain.console.schema.Tables.CAMPAIGN_COUNT;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether any campaign wants anything of any device, and asks the database at most once a
 * second: a fleet without a campaign pays nothing for campaigns.
 */
@Singleton
final class CampaignActivity {
  private static final Duration TRUSTED = Duration.ofSeconds(1);

  private final Clock clock;
  private volatile @Nullable Seen seen;

  private record Seen(boolean any, Instant at) {}

  CampaignActivity(Clock clock) {
    this.clock = clock;
  }

  boolean any(DSLContext dsl) {
    Seen last = seen;
    Instant now = clock.instant();
    if (last == null || Duration.between(last.at(), now).compareTo(TRUSTED) >= 0) {
      last = new Seen(ask(dsl), now);
      seen = last;
    }
    return last.any();
  }

  private static boolean ask(DSLContext dsl) {
    return dsl.fetchValue(
        DSL.field(
            exists(
                    selectOne()
                        .from(CAMPAIGN)
                        .where(
                            // Also while one is held: leases that were lost must be noticed.
                            CAMPAIGN.STATE.in(
                                CampaignState.UNDER_WAY.stream()
                                    .map(CampaignState::name)
                                    .toList())))
                .or(
                    exists(
                        selectOne()
                            .from(CAMPAIGN_COUNT)
                            .where(
                                CAMPAIGN_COUNT.STATE.eq(ParticipantState.RESTORING.name()),
                                CAMPAIGN_COUNT.DEVICES.gt(0L))))));
  }

  /** Asks anew next time: this console has changed a campaign. */
  void changed() {
    seen = null;
  }
}
