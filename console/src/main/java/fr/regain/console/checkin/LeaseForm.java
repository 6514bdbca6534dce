package fr.regain.console.checkin;

import static fr.regain.console.checkin.CheckInForm.isText;
import static fr.regain.console.checkin.CheckInForm.require;

import com.google.protobuf.ByteString;
import fr.regain.v1.CheckInRequest;
import fr.regain.v1.Finding;
import fr.regain.v1.LeaseReport;
import java.util.List;
import java.util.regex.Pattern;

/** The limits that {@code campaign.proto} and {@code checkin.proto} state of leases. */
final class LeaseForm {
  private static final int FIRST_LEVEL = 2;
  private static final int ID_BYTES = 16;
  private static final int DIGEST_BYTES = 32;
  private static final int LEASES = 16;
  private static final int FINDINGS = 100;
  private static final int KEPT_REASONS = 64;
  private static final int CODE_LENGTH = 64;
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private LeaseForm() {}

  static void check(CheckInRequest request) {
    if (request.getProtocolLevel() >= FIRST_LEVEL) {
      require(DIGEST.matcher(request.getRuleSetDigest()).matches(), "rule_set_digest");
    }
    checkIds(request.getHeldLeasesList(), "held_leases");
    checkIds(request.getDroppedLeasesList(), "dropped_leases");
  }

  private static void checkIds(List<ByteString> ids, String field) {
    require(ids.size() <= LEASES, field);
    ids.forEach(id -> require(id.size() == ID_BYTES, field));
  }

  static void check(LeaseReport report) {
    require(report.getLeaseId().size() == ID_BYTES, "lease.lease_id");
    require(report.getCampaignId().size() == ID_BYTES, "lease.campaign_id");
    require(isText(report.getReason(), CODE_LENGTH), "lease.reason");
    require(report.getFindingsCount() <= FINDINGS, "lease.findings");
    require(
        report.getPlanDigest().isEmpty() || report.getPlanDigest().size() == DIGEST_BYTES,
        "lease.plan_digest");
    for (Finding finding : report.getFindingsList()) {
      require(isCode(finding.getRuleId()), "finding.rule_id");
      require(finding.getKeptCount() <= KEPT_REASONS, "finding.kept");
      finding.getKeptList().forEach(kept -> require(isCode(kept.getReason()), "kept.reason"));
    }
  }

  private static boolean isCode(String text) {
    return !text.isEmpty() && isText(text, CODE_LENGTH);
  }
}
