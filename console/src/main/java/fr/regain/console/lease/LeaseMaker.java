package fr.regain.console.lease;

import com.google.protobuf.ByteString;
import fr.regain.console.campaign.Campaign;
import fr.regain.console.campaign.ChosenRule;
import fr.regain.console.campaign.Limits;
import fr.regain.console.campaign.Participation;
import fr.regain.console.campaign.Wanted;
import fr.regain.console.campaign.WorkKind;
import fr.regain.console.gateway.LeaseKey;
import fr.regain.console.site.SiteCalendar;
import fr.regain.console.site.SiteCalendarService;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.RuleChoice;
import fr.regain.v1.SignedLease;
import fr.regain.v1.Window;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Makes leases and signs them. */
@Singleton
final class LeaseMaker {
  /** Life of a lease that no person has to answer. */
  static final Duration SHORT_LIFE = Duration.ofDays(7);

  /** Life of a lease for which people are asked; the wire allows no longer one. */
  static final Duration LONG_LIFE = Duration.ofDays(90);

  /** A change of a site's calendar takes effect after it at the latest. */
  static final Duration CALENDARS_TRUSTED = Duration.ofMinutes(1);

  private final LeaseKey key;
  private final SiteCalendarService calendars;
  private final Participation participation;
  private final SecureRandom random;
  private volatile @Nullable Calendars read;

  private record Calendars(Map<Long, SiteCalendar> bySite, Instant at) {}

  LeaseMaker(
      LeaseKey key,
      SiteCalendarService calendars,
      Participation participation,
      SecureRandom random) {
    this.key = key;
    this.calendars = calendars;
    this.participation = participation;
    this.random = random;
  }

  /**
   * A lease and its place in the books.
   *
   * @param lease the books
   * @param signed what the device gets
   */
  record Made(Lease lease, SignedLease signed) {}

  /**
   * A lease for what is wanted; empty when there is no hour for it in the life of a lease, or no
   * site that says the hours.
   *
   * @param siteId where the device is
   */
  Optional<Made> make(DSLContext dsl, Wanted wanted, long siteId, Instant now) {
    SiteCalendar site = calendar(dsl, siteId, now);
    return site == null ? Optional.empty() : make(wanted, siteId, site, now);
  }

  private Optional<Made> make(Wanted wanted, long siteId, SiteCalendar site, Instant now) {
    Campaign campaign = wanted.campaign();
    Duration life =
        wanted.kind() == WorkKind.CLEAN && participation.asksPeople(campaign)
            ? LONG_LIFE
            : SHORT_LIFE;
    Instant expiresAt = earlier(now.plus(life), wanted.until());
    List<Window> windows = windows(wanted, site, now, expiresAt);
    if (windows.isEmpty()) {
      return Optional.empty();
    }
    if (windows.size() == WorkingHours.MOST) {
      expiresAt = Instant.ofEpochMilli(windows.getLast().getEndMillis());
    }
    Limits limits = campaign.draft().limits();
    boolean clean = wanted.kind() == WorkKind.CLEAN;
    Lease lease =
        new Lease(
            newId(),
            campaign.id(),
            campaign.trial(),
            wanted.deviceId(),
            siteId,
            wanted.kind(),
            wanted.wave(),
            now,
            expiresAt,
            clean ? limits.files() : 0,
            clean ? limits.bytes() : 0,
            LeaseState.HELD);
    byte[] serialised = wire(lease, wanted, site, windows).toByteArray();
    return Optional.of(
        new Made(
            lease,
            SignedLease.newBuilder()
                .setLease(ByteString.copyFrom(serialised))
                .setSignature(ByteString.copyFrom(key.sign(serialised)))
                .build()));
  }

  // A plan reads only, and what comes back is awaited: neither waits for a quiet hour.
  private static List<Window> windows(
      Wanted wanted, SiteCalendar site, Instant now, Instant expiresAt) {
    if (wanted.kind() == WorkKind.CLEAN) {
      return WorkingHours.windows(site, wanted.campaign().draft().schedule(), now, expiresAt);
    }
    return now.isBefore(expiresAt)
        ? List.of(
            Window.newBuilder()
                .setStartMillis(now.toEpochMilli())
                .setEndMillis(expiresAt.toEpochMilli())
                .build())
        : List.of();
  }

  private static fr.regain.v1.Lease wire(
      Lease lease, Wanted wanted, SiteCalendar site, List<Window> windows) {
    Campaign campaign = wanted.campaign();
    fr.regain.v1.Lease.Builder wire =
        fr.regain.v1.Lease.newBuilder()
            .setId(WireId.bytes(lease.id()))
            .setDeviceId(WireId.bytes(lease.deviceId()))
            .setCampaignId(WireId.bytes(campaign.id()))
            .setCampaignName(campaign.draft().name())
            .setAskedBy(campaign.draft().askedBy())
            .setWave(lease.kind() == WorkKind.DRY_RUN ? 0 : lease.wave())
            .setRuleSetDigest(campaign.ruleSetDigest())
            .setMode(mode(lease.kind()))
            .addAllWindows(windows)
            .setIssuedAtMillis(lease.issuedAt().toEpochMilli())
            .setExpiresAtMillis(lease.expiresAt().toEpochMilli())
            .setMaxFiles(lease.maximumFiles())
            .setMaxBytes(lease.maximumBytes())
            .setNotice(campaign.draft().notice() && !site.sharedAccounts());
    if (lease.kind() != WorkKind.RESTORE) {
      campaign.draft().rules().forEach(rule -> wire.addRules(choice(rule)));
    }
    String planDigest = wanted.planDigest();
    if (planDigest != null) {
      wire.setPlanDigest(ByteString.copyFrom(HexFormat.of().parseHex(planDigest)));
    }
    return wire.build();
  }

  private static RuleChoice choice(ChosenRule rule) {
    RuleChoice.Builder choice = RuleChoice.newBuilder().setRuleId(rule.ruleId());
    Integer days = rule.minimumAgeDays();
    if (days != null) {
      choice.setMinimumAgeDays(days);
    }
    return choice.build();
  }

  private static LeaseMode mode(WorkKind kind) {
    return switch (kind) {
      case DRY_RUN -> LeaseMode.LEASE_MODE_DRY_RUN;
      case CLEAN -> LeaseMode.LEASE_MODE_CLEAN;
      case RESTORE -> LeaseMode.LEASE_MODE_RESTORE;
    };
  }

  private @Nullable SiteCalendar calendar(DSLContext dsl, long siteId, Instant now) {
    Calendars last = read;
    if (last == null
        || !last.bySite().containsKey(siteId)
        || Duration.between(last.at(), now).compareTo(CALENDARS_TRUSTED) >= 0) {
      last = new Calendars(calendars.all(dsl), now);
      read = last;
    }
    return last.bySite().get(siteId);
  }

  private UUID newId() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
