package fr.regain.console.deployment;

import fr.regain.console.device.DeviceFilter;
import fr.regain.console.device.DeviceFilters;
import fr.regain.console.device.DeviceState;
import fr.regain.console.enrolment.RefusedEnrolment;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.ListAddress;
import java.util.List;
import java.util.Locale;

/**
 * What the page of the agents' standing shows. Each count leads to exactly those devices.
 *
 * @param visit the request
 * @param fleet the standing
 * @param administers whether the reader may install agents
 * @param refused the enrolments that were refused, for those who may
 */
public record FleetView(
    Visit visit, FleetVersions fleet, boolean administers, List<RefusedEnrolment> refused) {
  /** Address of the page. */
  public static final String PATH = "/deploiement";

  /** Keeps its own copy. */
  public FleetView {
    refused = List.copyOf(refused);
  }

  /** The devices of a version. */
  public String devices(VersionCount version) {
    return active().with(DeviceFilters.VERSION, version.version()).toString();
  }

  /** The devices that say something is wrong. */
  public String devices(Cause cause) {
    return active().with(DeviceFilters.CONDITION, cause.code()).toString();
  }

  /** The devices of a ring that run another version than the newest. */
  public String behind(RingVersions ring) {
    Long id = ring.ringId();
    return active()
        .with(DeviceFilters.RING, id == null ? DeviceFilter.NO_RING : id)
        .with(
            DeviceFilters.VERSION, DeviceFilter.OTHER_THAN + fleet.versions().getFirst().version())
        .toString();
  }

  /** The silent devices. */
  public String silent() {
    return active().with(DeviceFilters.SILENT, AgentFleet.SILENT_DAYS).toString();
  }

  private static ListAddress active() {
    return DeviceFilters.list().with(DeviceFilters.STATE, DeviceState.ACTIVE);
  }

  /** Name of a ring. */
  public String name(RingVersions ring) {
    return ring.ringId() == null ? visit.say("deployment.no-ring") : ring.name();
  }

  /** What a cause means and what to do about it. */
  public String meaning(Cause cause) {
    String key = "deployment.cause." + cause.code();
    return visit.say(visit.words().has(key) ? key : "deployment.cause.other");
  }

  /** What a refusal means and what to do about it. */
  public String meaning(RefusedEnrolment refusal) {
    String key = "deployment.refused." + refusal.cause();
    return visit.say(visit.words().has(key) ? key : "deployment.refused.other");
  }

  /** Where the last refusal came from, as addresses are written. */
  public static String from(RefusedEnrolment refusal) {
    String address = refusal.lastAddress();
    // Half of an IPv6 address, which names a network.
    return address.matches("[0-9a-f]{16}") ? address.replaceAll("(.{4})", "$1:") + ":/64" : address;
  }

  /** Width of a version's bar, in hundredths of the whole. */
  public String width(VersionCount version) {
    return String.format(Locale.ROOT, "%.1f", 100.0 * version.devices() / fleet.heard());
  }
}
