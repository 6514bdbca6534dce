package fr.regain.console.campaign;

import fr.regain.console.device.DeviceFilter;
import fr.regain.console.device.DeviceText;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import fr.regain.v1.Chassis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What pages say of campaigns, in words. */
final class CampaignText {
  private CampaignText() {}

  /** A day and its minute: a campaign is not planned to the second. */
  static String moment(Visit visit, Instant at) {
    return visit.say("campaigns.moment", visit.figures().date(at), visit.figures().minute(at));
  }

  static String state(Visit visit, CampaignState state) {
    return visit.say("campaign.state." + state.name());
  }

  static String state(Visit visit, ParticipantState state) {
    return visit.say("participant." + state.name());
  }

  static String group(Visit visit, StandingGroup group) {
    return visit.say("standing." + group.name());
  }

  static String act(Visit visit, Act act) {
    return visit.say("act." + act.name());
  }

  /** What a state of a device means, and what follows it. */
  static String meaning(Visit visit, ParticipantState state) {
    return visit.say("participant-means." + state.name());
  }

  /** A reason in words; a code that a newer agent sends is shown as it came. */
  static String cause(Visit visit, String code) {
    String key = "cause." + code;
    return visit.words().has(key) ? visit.say(key) : visit.say("cause.other", code);
  }

  static String fault(Visit visit, DraftFault fault) {
    return visit.say("fault." + fault.code(), fault.arguments().toArray());
  }

  /**
   * The devices of a filter, in words.
   *
   * @param site name of its site; null: everywhere
   * @param ring name of its ring; null: any
   */
  static String target(
      Visit visit, DeviceFilter filter, @Nullable String site, @Nullable String ring) {
    List<String> parts = new ArrayList<>();
    parts.add(site == null ? visit.say("target.everywhere") : visit.say("target.in", site));
    if (!filter.text().isEmpty()) {
      parts.add(visit.say("target.text", filter.text()));
    }
    if (Objects.equals(filter.ringId(), DeviceFilter.NO_RING)) {
      parts.add(visit.say("list.no-ring"));
    } else if (ring != null) {
      parts.add(visit.say("target.ring", ring));
    }
    for (Chassis chassis : filter.chassis()) {
      parts.add(DeviceText.chassis(visit, chassis));
    }
    if (filter.lowSpace()) {
      parts.add(visit.say("list.filter.low-space"));
    }
    String version = filter.agentVersion();
    if (version != null) {
      parts.add(DeviceText.agent(visit, version));
    }
    String condition = filter.condition();
    if (condition != null) {
      parts.add(visit.say("list.chip.condition", condition));
    }
    return String.join(" · ", parts);
  }

  /** The list of exactly the devices that a filter takes. */
  static String devices(DeviceFilter filter) {
    Query query =
        new Query("/parc")
            .with("q", filter.text())
            .with("site", filter.siteId() == null ? "" : filter.siteId().toString())
            .with("anneau", filter.ringId() == null ? "" : filter.ringId().toString());
    for (Chassis chassis : filter.chassis()) {
      query.with("type", chassis.name().substring("CHASSIS_".length()));
    }
    return query
        .with("etat", "ACTIVE")
        .with("plein", filter.lowSpace() ? "oui" : "")
        .with("version", Objects.requireNonNullElse(filter.agentVersion(), ""))
        .with("signalement", Objects.requireNonNullElse(filter.condition(), ""))
        .toString();
  }
}
