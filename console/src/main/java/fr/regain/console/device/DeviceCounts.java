package fr.regain.console.device;

import static fr.regain.console.schema.Tables.DEVICE;
import static org.jooq.impl.DSL.count;

import fr.regain.console.access.Scope;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Counts active devices, by what stands in an index alone. */
final class DeviceCounts {
  private DeviceCounts() {}

  static DeviceFigures of(DSLContext dsl, Scope scope, Instant silentSince) {
    Condition active =
        scope.holds(DEVICE.SITE_PATH).and(DEVICE.STATE.eq(DeviceState.ACTIVE.name()));
    Map<String, Long> versions = new HashMap<>();
    long[] devices = new long[1];
    dsl.select(DEVICE.AGENT_VERSION, count())
        .from(DEVICE)
        .where(active)
        .groupBy(DEVICE.AGENT_VERSION)
        .forEach(
            row -> {
              devices[0] += row.value2();
              if (row.value1() != null) {
                versions.put(row.value1(), row.value2().longValue());
              }
            });
    DeviceFilter silent = new DeviceFilter("", null, null, Set.of(), null, false, silentSince);
    return new DeviceFigures(
        devices[0],
        dsl.fetchCount(DEVICE, active.and(DeviceConditions.walking(scope, silent))),
        dsl.fetchCount(DEVICE, active.and(DEVICE.LOW_SPACE.isTrue())),
        versions);
  }
}
