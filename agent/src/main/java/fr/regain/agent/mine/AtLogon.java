package fr.regain.agent.mine;

import com.google.protobuf.ByteString;
import fr.regain.agent.cleanup.Workspace;
import fr.regain.agent.lease.Purpose;
import fr.regain.agent.lease.Sums;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.quarantine.Held;
import fr.regain.agent.quarantine.Outcome;
import fr.regain.agent.quarantine.Quarantine;
import fr.regain.agent.quarantine.Retention;
import fr.regain.v1.LeaseStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happens when a person logs on: what a campaign wants undone goes back, a campaign that asks
 * something shows one notice, with at most three reminders, and what the person has set aside goes
 * for good once its time is over. Nothing else is ever removed here.
 */
final class AtLogon {
  private static final int MOST_NOTICES = 4;
  private static final Duration BETWEEN = Duration.ofHours(12);

  private final Workspace workspace;
  private final OwnFiles own;
  private final Answers answers;

  AtLogon(Workspace workspace, OwnFiles own, Answers answers) {
    this.workspace = workspace;
    this.own = own;
    this.answers = answers;
  }

  /**
   * Puts back what the campaign of a restore took of this person's. What could not go back is tried
   * again at the next logon, and its reason is reported the first time only.
   */
  void restore(Asked asked) throws IOException {
    ByteString lease = asked.lease().getId();
    Optional<LeaseStep> before = own.answer(lease);
    if (before.equals(Optional.of(LeaseStep.LEASE_STEP_RESTORED))) {
      return;
    }
    boolean again = before.isPresent();
    Sums sums = new Sums();
    boolean toTell = false;
    boolean whole;
    try (Quarantine quarantine = workspace.quarantine()) {
      for (Held item : Purpose.held(quarantine, asked.lease().getCampaignId())) {
        String rule = item.origin().map(origin -> origin.rule()).orElse("");
        switch (quarantine.restore(item.id())) {
          case Outcome.Back _ -> {
            item.origin().ifPresent(sums::restored);
            toTell = true;
          }
          case Outcome.Stays(KeepReason reason) -> {
            sums.keep(rule, Sums.code(reason), again ? 0 : 1);
            toTell |= !again;
          }
          case Outcome.Taken _, Outcome.Purged _ ->
              throw new IllegalStateException("a restore neither takes nor purges");
        }
      }
      whole = Purpose.held(quarantine, asked.lease().getCampaignId()).isEmpty();
    }
    own.answered(lease, whole ? LeaseStep.LEASE_STEP_RESTORED : LeaseStep.LEASE_STEP_PARTIAL);
    if (toTell) {
      answers.leave(Answers.message(asked.lease(), LeaseStep.LEASE_STEP_RESTORED, sums));
    }
  }

  /**
   * Deletes for good what was set aside long enough ago, as the person was told.
   *
   * @param now a time that has certainly come
   */
  void purge(Instant now) throws IOException {
    // To open a quarantine makes one, which most people never need.
    if (Files.isDirectory(Path.of(workspace.storage().display()).resolve("quarantine"))) {
      try (Quarantine quarantine = workspace.quarantine()) {
        quarantine.purge(Retention.USUAL, now, outcome -> {});
      }
    }
  }

  /** The campaign for which a notice is due now, if any. */
  static Optional<Asked> due(List<Asked> asked, OwnFiles own, Instant now) {
    return asked.stream()
        .filter(Asked::cleans)
        .filter(each -> each.lease().getNotice())
        .filter(each -> own.answer(each.lease().getId()).isEmpty())
        .filter(each -> own.notices(each.lease().getCampaignId()) < MOST_NOTICES)
        .filter(
            each ->
                own.lastNotice(each.lease().getCampaignId())
                    .map(last -> !now.isBefore(last.plus(BETWEEN)))
                    .orElse(true))
        .findFirst();
  }
}
