package fr.regain.console.report;

import fr.regain.console.campaign.ParticipantState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The devices of one site that ended in one state.
 *
 * @param siteId the site in which they were when the campaign took them up
 * @param sitePath its path in the tree
 * @param state where they stand
 * @param amounts their figures
 * @param firstHeldSince when the oldest work ended whose quarantine still holds something; null:
 *     none does
 * @param lastHeldSince when the latest such work ended
 */
record SiteOutcome(
    long siteId,
    String sitePath,
    ParticipantState state,
    Amounts amounts,
    @Nullable Instant firstHeldSince,
    @Nullable Instant lastHeldSince) {}
