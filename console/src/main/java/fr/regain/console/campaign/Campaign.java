package fr.regain.console.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign.
 *
 * @param id its name for life
 * @param state where it stands
 * @param draft what it is to do
 * @param waves the draft's waves, and how far each has come
 * @param ruleSetDigest the rule set that it was made with
 * @param copiedFrom the campaign that it was copied from; null: from none
 * @param author who drafted it
 * @param createdAt when
 * @param trial how many times its dry run was started: its draft is the same as long as that is
 * @param approval who let it go; null: nobody yet
 * @param launchedAt when it was launched; null: not yet
 * @param endedAt when it ended; null: not yet
 * @param reason why it stands still or was sent back, a stable code; null: for no reason
 * @param reasonDetail the words or figures to the reason; null: none
 */
public record Campaign(
    UUID id,
    CampaignState state,
    Draft draft,
    List<WaveStanding> waves,
    String ruleSetDigest,
    @Nullable UUID copiedFrom,
    By author,
    Instant createdAt,
    int trial,
    @Nullable Approval approval,
    @Nullable Instant launchedAt,
    @Nullable Instant endedAt,
    @Nullable String reason,
    @Nullable String reasonDetail) {
  /**
   * An approval.
   *
   * @param by who gave it
   * @param at when
   * @param devices for how many devices
   */
  public record Approval(By by, Instant at, long devices) {}

  /** Whether the wave of that number was released. */
  public boolean isReleased(int wave) {
    return waves.stream()
        .anyMatch(standing -> standing.number() == wave && standing.releasedAt() != null);
  }

  /** Whether the gate of a wave has stopped it. */
  public boolean isStoppedByGate() {
    return state == CampaignState.STOPPED && reason != null && reason.startsWith("gate.");
  }
}
