package fr.regain.console.campaign;

import fr.regain.console.web.ApiRequest;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A campaign as programs see it; see {@link Campaign}. */
@Serdeable
record CampaignAnswer(
    UUID id,
    String url,
    CampaignState state,
    boolean template,
    DraftRequest draft,
    List<WaveStandingAnswer> waves,
    String ruleSetDigest,
    @Nullable UUID copiedFrom,
    long authorId,
    String authorName,
    Instant createdAt,
    @Nullable ApprovalAnswer approval,
    @Nullable Instant launchedAt,
    @Nullable Instant endedAt,
    @Nullable String reason,
    @Nullable String reasonDetail) {

  /** See {@link WaveStanding}. */
  @Serdeable
  record WaveStandingAnswer(
      int number,
      @Nullable Instant releasedAt,
      @Nullable Instant finishedAt,
      @Nullable Instant passedAt) {}

  /** See {@link Campaign.Approval}. */
  @Serdeable
  record ApprovalAnswer(long accountId, String name, Instant at, long devices) {}

  /** Everything that devices in one state planned and did; see {@link Sums}. */
  @Serdeable
  record SumsAnswer(
      long devices,
      long plannedFiles,
      long plannedBytes,
      long deletedFiles,
      long deletedBytes,
      long heldFiles,
      long heldBytes,
      long restoredFiles,
      long restoredBytes,
      @Nullable Long returnedBytes,
      long measuredDevices) {
    static SumsAnswer of(Sums sums) {
      return new SumsAnswer(
          sums.devices(),
          sums.plannedFiles(),
          sums.plannedBytes(),
          sums.deletedFiles(),
          sums.deletedBytes(),
          sums.heldFiles(),
          sums.heldBytes(),
          sums.restoredFiles(),
          sums.restoredBytes(),
          sums.measured() == 0 ? null : sums.returnedBytes(),
          sums.measured());
    }
  }

  static CampaignAnswer of(Campaign campaign) {
    Campaign.Approval approval = campaign.approval();
    return new CampaignAnswer(
        campaign.id(),
        ApiRequest.ROOT + "/campaigns/" + campaign.id(),
        campaign.state(),
        campaign.draft().template(),
        DraftRequest.of(campaign.draft()),
        campaign.waves().stream()
            .map(
                wave ->
                    new WaveStandingAnswer(
                        wave.number(), wave.releasedAt(), wave.finishedAt(), wave.passedAt()))
            .toList(),
        campaign.ruleSetDigest(),
        campaign.copiedFrom(),
        campaign.author().id(),
        campaign.author().name(),
        campaign.createdAt(),
        approval == null
            ? null
            : new ApprovalAnswer(
                approval.by().id(), approval.by().name(), approval.at(), approval.devices()),
        campaign.launchedAt(),
        campaign.endedAt(),
        campaign.reason(),
        campaign.reasonDetail());
  }
}
