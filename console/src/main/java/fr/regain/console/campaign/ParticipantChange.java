package fr.regain.console.campaign;

import fr.regain.v1.LeaseReport;
import java.time.Instant;
import java.util.UUID;

/** What leases tell about a device in a campaign. */
public sealed interface ParticipantChange {
  /** The campaign that it is about. */
  UUID campaignId();

  /** The device that it is about. */
  UUID deviceId();

  /** The campaign's trial that the lease is for, see {@link Campaign#trial}. */
  int trial();

  /** It fetched a permission. */
  record Fetched(UUID campaignId, UUID deviceId, int trial, WorkKind kind)
      implements ParticipantChange {}

  /** It holds a permission no longer, and has not used it. */
  record Lost(UUID campaignId, UUID deviceId, int trial) implements ParticipantChange {}

  /**
   * It cannot take part.
   *
   * @param reason a stable code
   */
  record Unfit(UUID campaignId, UUID deviceId, int trial, String reason)
      implements ParticipantChange {}

  /**
   * It reported.
   *
   * @param kind what it had been asked to do
   * @param maximumFiles most that it was permitted to take
   * @param maximumBytes most that it was permitted to take
   * @param report what it says; its limits of form hold
   * @param takenAt when, by the console's clock
   */
  record Reported(
      UUID campaignId,
      UUID deviceId,
      int trial,
      WorkKind kind,
      long maximumFiles,
      long maximumBytes,
      LeaseReport report,
      Instant takenAt)
      implements ParticipantChange {}
}
