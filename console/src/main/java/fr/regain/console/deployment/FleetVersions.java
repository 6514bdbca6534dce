package fr.regain.console.deployment;

import java.util.List;

/**
 * How the agents of a part of the fleet stand. Devices that were shut out do not count.
 *
 * @param versions what runs, the newest first
 * @param rings how far each ring is, by name, the devices of no ring last
 * @param silent devices without a check-in for {@link AgentFleet#SILENT_DAYS} days, those that
 *     never checked in included
 * @param causes what agents say is wrong, the most frequent first
 */
public record FleetVersions(
    List<VersionCount> versions, List<RingVersions> rings, long silent, List<Cause> causes) {

  /** Keeps its own copies. */
  public FleetVersions {
    versions = List.copyOf(versions);
    rings = List.copyOf(rings);
    causes = List.copyOf(causes);
  }

  /** The devices that have ever told their version. */
  public long heard() {
    return versions.stream().mapToLong(VersionCount::devices).sum();
  }
}
