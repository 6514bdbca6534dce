package fr.regain.console.deployment;

import static fr.regain.console.schema.Tables.CHECK_IN_STATE;
import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.RING;
import static org.jooq.impl.DSL.count;

import fr.regain.console.access.Scope;
import fr.regain.console.device.DeviceState;
import fr.regain.console.platform.Database;
import jakarta.inject.Singleton;
import java.lang.module.ModuleDescriptor.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Tells how the agents of a part of the fleet stand. */
@Singleton
public final class AgentFleet {
  /** After how many days without a check-in a device counts as silent. */
  public static final int SILENT_DAYS = 14;

  private static final Version NONE = Version.parse("0");
  private static final Comparator<String> NEWEST_FIRST =
      Comparator.comparing(AgentFleet::version).thenComparing(Comparator.naturalOrder()).reversed();
  private static final Pattern CODE = Pattern.compile("^([a-z][a-z.-]{0,63}): ");

  private final Database database;

  AgentFleet(Database database) {
    this.database = database;
  }

  private record Group(@Nullable Long ringId, @Nullable String ring, String version, int devices) {}

  /**
   * The standing at a moment.
   *
   * @param scope the part of the tree of sites
   */
  public FleetVersions standing(Scope scope, Instant now) {
    Condition active =
        DEVICE.STATE.eq(DeviceState.ACTIVE.name()).and(scope.holdsSite(DEVICE.SITE_ID));
    return database.read(
        dsl -> {
          List<Group> groups = groups(dsl, active);
          List<VersionCount> versions = versions(groups);
          return new FleetVersions(
              versions, rings(groups, versions), silent(dsl, active, now), causes(dsl, active));
        });
  }

  private static List<Group> groups(DSLContext dsl, Condition active) {
    return dsl.select(RING.ID, RING.NAME, CHECK_IN_STATE.AGENT_VERSION, count())
        .from(DEVICE)
        .join(CHECK_IN_STATE)
        .on(CHECK_IN_STATE.PLACE.eq(DEVICE.PLACE))
        .leftJoin(RING)
        .on(RING.ID.eq(DEVICE.RING_ID))
        .where(active)
        .groupBy(RING.ID, RING.NAME, CHECK_IN_STATE.AGENT_VERSION)
        .fetch(row -> new Group(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  private static List<VersionCount> versions(List<Group> groups) {
    TreeMap<String, Long> counts =
        groups.stream()
            .collect(
                Collectors.groupingBy(
                    Group::version,
                    () -> new TreeMap<>(NEWEST_FIRST),
                    Collectors.summingLong(Group::devices)));
    return counts.entrySet().stream()
        .map(
            version ->
                new VersionCount(
                    version.getKey(),
                    version.getValue(),
                    !version.getKey().equals(counts.firstKey())))
        .toList();
  }

  private static List<RingVersions> rings(List<Group> groups, List<VersionCount> versions) {
    return groups.stream()
        .collect(Collectors.groupingBy(group -> Optional.ofNullable(group.ringId())))
        .values()
        .stream()
        .map(ring -> ring(ring, versions.getFirst().version()))
        .sorted(
            Comparator.comparing((RingVersions ring) -> ring.ringId() == null)
                .thenComparing(RingVersions::name))
        .toList();
  }

  private static RingVersions ring(List<Group> groups, String newest) {
    Group any = groups.getFirst();
    String name = any.ring();
    return new RingVersions(
        any.ringId(),
        name == null ? "" : name,
        groups.stream().mapToLong(Group::devices).sum(),
        groups.stream()
            .filter(group -> !group.version().equals(newest))
            .mapToLong(Group::devices)
            .sum());
  }

  private static long silent(DSLContext dsl, Condition active, Instant now) {
    OffsetDateTime since = now.minus(Duration.ofDays(SILENT_DAYS)).atOffset(ZoneOffset.UTC);
    return dsl.selectCount()
        .from(DEVICE)
        .leftJoin(CHECK_IN_STATE)
        .on(CHECK_IN_STATE.PLACE.eq(DEVICE.PLACE))
        .where(active, CHECK_IN_STATE.LAST_AT.isNull().or(CHECK_IN_STATE.LAST_AT.lt(since)))
        .fetchSingle()
        .value1();
  }

  private static List<Cause> causes(DSLContext dsl, Condition active) {
    Map<String, Long> devices =
        dsl
            .select(CHECK_IN_STATE.HEALTH, count())
            .from(CHECK_IN_STATE)
            .join(DEVICE)
            .on(DEVICE.PLACE.eq(CHECK_IN_STATE.PLACE))
            .where(active, CHECK_IN_STATE.HEALTH.isNotNull())
            .groupBy(CHECK_IN_STATE.HEALTH)
            .fetch()
            .stream()
            .flatMap(
                row ->
                    row.value1()
                        .lines()
                        .flatMap(line -> CODE.matcher(line).results())
                        .map(found -> found.group(1))
                        .distinct()
                        .map(code -> Map.entry(code, row.value2())))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey, Collectors.summingLong(Map.Entry::getValue)));
    return devices.entrySet().stream()
        .map(cause -> new Cause(cause.getKey(), cause.getValue()))
        .sorted(Comparator.comparingLong(Cause::devices).reversed().thenComparing(Cause::code))
        .toList();
  }

  // What is no version at all is older than every version.
  private static Version version(String text) {
    try {
      return Version.parse(text);
    } catch (IllegalArgumentException malformed) {
      return NONE;
    }
  }
}
