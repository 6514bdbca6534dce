package fr.regain.console.device;

import static fr.regain.console.schema.Tables.CHECK_IN_STATE;
import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.SITE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.unnest;

import fr.regain.console.access.Scope;
import fr.regain.console.platform.SearchText;
import fr.regain.console.schema.tables.Device;
import fr.regain.v1.Chassis;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * A {@link DeviceFilter} as the database reads it, in forms that take the same devices. To
 * <em>gather</em> few of them, sites and texts are looked up by their indexes. To <em>walk</em>
 * along an order until a page is full, each device is judged by what stands in the index of that
 * order. To <em>count</em> what a text alone finds, the index of texts is enough. What few a text
 * has <em>named</em> is read once, and the rest of the filter decides <em>among</em> them: no index
 * leads to the middle of a text, so that looking it up reads all of them.
 */
final class DeviceConditions {
  private static final Device SEARCHED = DEVICE.as("searched");
  private static final Field<UUID> NAMED_ID = field(name("named", "id"), UUID.class);

  private DeviceConditions() {}

  static Condition gathering(Scope scope, DeviceFilter filter) {
    return scope.holdsSite(DEVICE.SITE_ID).and(gathering(filter));
  }

  static Condition gathering(DeviceFilter filter) {
    Long siteId = filter.siteId();
    Condition condition = facts(filter);
    if (siteId != null) {
      condition =
          condition.and(
              DEVICE.SITE_ID.in(
                  select(SITE.ID).from(SITE).where(SITE.PATH.contains("/" + siteId + "/"))));
    }
    String text = text(filter);
    return text.isEmpty()
        ? condition
        : condition.and(
            DEVICE.ID.in(select(SEARCHED.ID).from(SEARCHED).where(SEARCHED.SEARCH.contains(text))));
  }

  /**
   * The devices with the filter's text in their names, models or serial numbers, whatever else it
   * says.
   *
   * @param most how many are few
   * @return nothing when the filter has no text, or when more have it than are few
   */
  static Optional<List<UUID>> named(DSLContext dsl, DeviceFilter filter, int most) {
    String text = text(filter);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    List<UUID> found =
        dsl.select(DEVICE.ID)
            .from(DEVICE)
            .where(DEVICE.SEARCH.contains(text))
            .limit(most + 1)
            .fetch(DEVICE.ID);
    return found.size() > most ? Optional.empty() : Optional.of(found);
  }

  /** What the rest of the filter takes among devices that its text has named. */
  static Condition among(DSLContext dsl, List<UUID> named, Scope scope, DeviceFilter filter) {
    return isOneOf(dsl, named.toArray(UUID[]::new)).and(place(scope, filter)).and(facts(filter));
  }

  // PostgreSQL would read the list anew for each row of an order's index, H2 the selection.
  private static Condition isOneOf(DSLContext dsl, UUID[] ids) {
    return dsl.family() == SQLDialect.POSTGRES
        ? DEVICE.ID.in(select(NAMED_ID).from(unnest(ids).as("named", "id")))
        : DEVICE.ID.eq(any(ids));
  }

  static Condition walking(Scope scope, DeviceFilter filter) {
    Condition condition = place(scope, filter).and(facts(filter));
    String text = text(filter);
    return text.isEmpty()
        ? condition
        : condition.and(
            exists(
                selectOne()
                    .from(SEARCHED)
                    .where(SEARCHED.ID.eq(DEVICE.ID), SEARCHED.SEARCH.contains(text))));
  }

  static Condition counting(Scope scope, DeviceFilter filter) {
    String text = text(filter);
    boolean textAlone = !text.isEmpty() && facts(filter).equals(DSL.noCondition());
    return textAlone
        ? place(scope, filter).and(DEVICE.SEARCH.contains(text))
        : gathering(scope, filter);
  }

  private static String text(DeviceFilter filter) {
    return SearchText.plain(filter.text());
  }

  private static Condition place(Scope scope, DeviceFilter filter) {
    Long siteId = filter.siteId();
    Condition condition = scope.holds(DEVICE.SITE_PATH);
    return siteId == null
        ? condition
        : condition.and(DEVICE.SITE_PATH.contains("/" + siteId + "/"));
  }

  private static Condition facts(DeviceFilter filter) {
    Condition condition = DSL.noCondition();
    if (filter.ringId() != null) {
      condition =
          condition.and(
              filter.ringId() == DeviceFilter.NO_RING
                  ? DEVICE.RING_ID.isNull()
                  : DEVICE.RING_ID.eq(filter.ringId()));
    }
    if (!filter.chassis().isEmpty()) {
      condition = condition.and(chassis(filter));
    }
    if (filter.state() != null) {
      condition = condition.and(DEVICE.STATE.eq(filter.state().name()));
    }
    if (filter.lowSpace()) {
      condition = condition.and(DEVICE.LOW_SPACE.isTrue());
    }
    if (filter.silentSince() != null) {
      condition = condition.and(silent(filter.silentSince()));
    }
    if (filter.agentVersion() != null) {
      condition = condition.and(version(filter.agentVersion()));
    }
    if (filter.condition() != null) {
      condition = condition.and(says(filter.condition()));
    }
    return condition;
  }

  // What an agent says of itself is lines "code: text".
  private static Condition says(String code) {
    return exists(
        selectOne()
            .from(CHECK_IN_STATE)
            .where(CHECK_IN_STATE.PLACE.eq(DEVICE.PLACE))
            .and(
                CHECK_IN_STATE
                    .HEALTH
                    .startsWith(code + ": ")
                    .or(CHECK_IN_STATE.HEALTH.contains("\n" + code + ": "))));
  }

  private static Condition version(String version) {
    return version.startsWith(DeviceFilter.OTHER_THAN)
        ? DEVICE.AGENT_VERSION.ne(version.substring(DeviceFilter.OTHER_THAN.length()))
        : DEVICE.AGENT_VERSION.eq(version);
  }

  // The day decides for all but those that were heard of on the very day.
  private static Condition silent(Instant since) {
    OffsetDateTime moment = since.atOffset(ZoneOffset.UTC);
    LocalDate day = moment.toLocalDate();
    return DEVICE
        .CONTACT_ON
        .isNull()
        .or(DEVICE.CONTACT_ON.lt(day))
        .or(
            DEVICE
                .CONTACT_ON
                .eq(day)
                .and(
                    exists(
                        selectOne()
                            .from(CHECK_IN_STATE)
                            .where(
                                CHECK_IN_STATE.PLACE.eq(DEVICE.PLACE),
                                CHECK_IN_STATE.LAST_AT.lt(moment)))));
  }

  private static Condition chassis(DeviceFilter filter) {
    Condition known = DEVICE.CHASSIS.in(filter.chassis().stream().map(Chassis::name).toList());
    return filter.chassis().contains(Chassis.CHASSIS_UNSPECIFIED)
        ? known.or(DEVICE.CHASSIS.isNull())
        : known;
  }
}
