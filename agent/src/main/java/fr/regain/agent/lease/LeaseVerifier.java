package fr.regain.agent.lease;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.agent.rule.Mode;
import fr.regain.agent.rule.Rule;
import fr.regain.agent.rule.RuleSet;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.RuleChoice;
import fr.regain.v1.SignedLease;
import fr.regain.v1.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a lease may be carried out, before anything in it is used. The first thing that
 * is wrong is the reason; the signature is first. Whether it was carried out before is for {@link
 * Leases} to say, and whether the device's administrators allow it for {@link LocalPolicy}.
 */
public final class LeaseVerifier {
  /** The limits of the wire, as campaign.proto states them. */
  private static final int LARGEST = 16 * 1024;

  private static final int ID_BYTES = 16;
  private static final int DIGEST_BYTES = 32;
  private static final int MOST = 100;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_ASKED_BY = 500;
  private static final int OLDEST_DAYS = 3650;
  private static final Duration LONGEST = Duration.ofDays(90);

  private final LeaseKey key;
  private final ByteString deviceId;
  private final RuleSet rules;

  /**
   * For one device.
   *
   * @param key that it has pinned
   * @param deviceId its id, 16 bytes
   * @param rules its rule set
   */
  public LeaseVerifier(LeaseKey key, ByteString deviceId, RuleSet rules) {
    this.key = key;
    this.deviceId = deviceId;
    this.rules = rules;
  }

  /**
   * Verifies a lease.
   *
   * @param now the console's time
   */
  public Verdict verify(SignedLease signed, Instant now) {
    if (signed.getLease().size() > LARGEST || !key.signed(signed)) {
      return new Verdict.Refused(
          read(signed).orElse(Lease.getDefaultInstance()), "lease.signature");
    }
    Optional<Lease> read = read(signed);
    if (read.isEmpty()) {
      return new Verdict.Refused(Lease.getDefaultInstance(), "lease.malformed");
    }
    Lease lease = read.get();
    return reason(lease, now)
        .<Verdict>map(code -> new Verdict.Refused(lease, code))
        .orElseGet(() -> new Verdict.Accepted(lease));
  }

  private static Optional<Lease> read(SignedLease signed) {
    try {
      return Optional.of(Lease.parseFrom(signed.getLease()));
    } catch (InvalidProtocolBufferException garbage) {
      return Optional.empty();
    }
  }

  private Optional<String> reason(Lease lease, Instant now) {
    if (!lease.getDeviceId().equals(deviceId)) {
      return Optional.of("lease.device");
    }
    if (!isWellFormed(lease)) {
      return Optional.of("lease.malformed");
    }
    if (lifetime(lease).compareTo(LONGEST) > 0) {
      return Optional.of("lease.expiry");
    }
    if (!now.isBefore(Instant.ofEpochMilli(lease.getExpiresAtMillis()))) {
      return Optional.of("lease.expired");
    }
    return switch (lease.getMode()) {
      case LEASE_MODE_DRY_RUN, LEASE_MODE_CLEAN -> byRules(lease);
      case LEASE_MODE_RESTORE -> Optional.empty();
      case LEASE_MODE_UNSPECIFIED, UNRECOGNIZED -> Optional.of("lease.mode");
    };
  }

  private static Duration lifetime(Lease lease) {
    return Duration.ofMillis(lease.getExpiresAtMillis() - lease.getIssuedAtMillis());
  }

  private static boolean isWellFormed(Lease lease) {
    boolean cleans = lease.getMode() == LeaseMode.LEASE_MODE_CLEAN;
    boolean bounded =
        !cleans
            || (lease.getMaxFiles() > 0
                && lease.getMaxBytes() > 0
                && lease.getPlanDigest().size() == DIGEST_BYTES);
    return lease.getId().size() == ID_BYTES
        && lease.getCampaignId().size() == ID_BYTES
        && lease.getCampaignName().length() <= LONGEST_NAME
        && lease.getAskedBy().length() <= LONGEST_ASKED_BY
        && lease.getIssuedAtMillis() > 0
        && lease.getExpiresAtMillis() > lease.getIssuedAtMillis()
        && bounded
        && areInOrder(lease.getWindowsList());
  }

  private static boolean areInOrder(List<Window> windows) {
    long last = 0;
    for (Window window : windows) {
      if (window.getStartMillis() < last || window.getEndMillis() <= window.getStartMillis()) {
        return false;
      }
      last = window.getEndMillis();
    }
    return !windows.isEmpty() && windows.size() <= MOST;
  }

  private Optional<String> byRules(Lease lease) {
    if (!lease.getRuleSetDigest().equals(rules.digest())
        || lease.getRulesCount() == 0
        || lease.getRulesCount() > MOST) {
      return Optional.of("lease.rules");
    }
    Set<String> seen = new HashSet<>();
    for (RuleChoice choice : lease.getRulesList()) {
      Optional<Rule> rule = rules.find(choice.getRuleId());
      if (rule.isEmpty() || !seen.add(choice.getRuleId())) {
        return Optional.of("lease.rules");
      }
      if (choice.hasMinimumAgeDays() && !isNarrower(choice.getMinimumAgeDays(), rule.get())) {
        return Optional.of("lease.widened");
      }
    }
    return Optional.empty();
  }

  /** A tool chooses by itself: no age can be raised for it, so none is promised. */
  private static boolean isNarrower(int days, Rule rule) {
    return days >= 0
        && days <= OLDEST_DAYS
        && rule.mode() != Mode.TOOL
        && Duration.ofDays(days).compareTo(rule.minimumAge()) >= 0;
  }
}
