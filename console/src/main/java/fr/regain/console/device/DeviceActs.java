package fr.regain.console.device;

import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.RING;
import static org.jooq.impl.DSL.any;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * The door to acts on many devices at once. Devices are taken in portions, each in a transaction of
 * its own, so that their check-ins wait for a moment only.
 */
@Singleton
public final class DeviceActs {
  private static final int PORTION = 500;

  private final Database database;
  private final Clock clock;
  private final DeviceHold hold;
  private final List<DepartureListener> departures;
  private final List<MoveListener> moves;

  /**
   * The devices in this database.
   *
   * @param hold keeps their check-ins waiting
   * @param departures who must hear that a device is shut out
   * @param moves who must hear that a device is elsewhere
   */
  public DeviceActs(
      Database database,
      Clock clock,
      DeviceHold hold,
      List<DepartureListener> departures,
      List<MoveListener> moves) {
    this.database = database;
    this.clock = clock;
    this.hold = hold;
    this.departures = List.copyOf(departures);
    this.moves = List.copyOf(moves);
  }

  /** Whether a person may act so on some devices at all. */
  public static boolean may(Person person, DeviceAct act) {
    return !deciding(person, act).isEmpty();
  }

  private static Scope deciding(Person person, DeviceAct act) {
    return switch (act) {
      case DeviceAct.IntoRing unused -> person.scope(Role.ADMINISTRATOR, Role.COORDINATOR);
      case DeviceAct.ToSite unused -> person.scope(Role.ADMINISTRATOR);
      case DeviceAct.Retire unused -> person.scope(Role.ADMINISTRATOR);
    };
  }

  /**
   * What an act would do now.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a ring or site, or for who may not
   */
  public ActCount count(Person by, DeviceSelection selection, DeviceAct act) {
    return database.read(
        dsl -> {
          target(dsl, by, act);
          return count(dsl, by, selection, act);
        });
  }

  private static ActCount count(
      DSLContext dsl, Person by, DeviceSelection selection, DeviceAct act) {
    Condition selected = selected(by, selection);
    Condition theirs = selected.and(deciding(by, act).holdsSite(DEVICE.SITE_ID));
    long all = dsl.fetchCount(DEVICE, selected);
    long own = dsl.fetchCount(DEVICE, theirs);
    long todo = dsl.fetchCount(DEVICE, theirs.and(isNot(act)));
    return new ActCount(all, todo, own - todo, all - own);
  }

  private static Condition selected(Person by, DeviceSelection selection) {
    return switch (selection) {
      case DeviceSelection.Chosen(List<UUID> ids) ->
          DEVICE.ID.eq(any(ids.toArray(UUID[]::new))).and(by.scope().holdsSite(DEVICE.SITE_ID));
      case DeviceSelection.Filtered(DeviceFilter filter) ->
          DeviceConditions.gathering(by.scope(), filter);
    };
  }

  /** True of devices that the act changes. */
  private static Condition isNot(DeviceAct act) {
    return switch (act) {
      case DeviceAct.IntoRing(long ringId) -> DEVICE.RING_ID.isDistinctFrom(ringId);
      case DeviceAct.ToSite(long siteId) -> DEVICE.SITE_ID.ne(siteId);
      case DeviceAct.Retire unused -> DEVICE.STATE.eq(DeviceState.ACTIVE.name());
    };
  }

  /** The name of the ring, or the path of the site; empty where the act has no target. */
  private static String target(DSLContext dsl, Person by, DeviceAct act) {
    if (!may(by, act)) {
      throw missing("One may not act so on devices");
    }
    return switch (act) {
      case DeviceAct.IntoRing(long ringId) ->
          dsl.select(RING.NAME)
              .from(RING)
              .where(RING.ID.eq(ringId))
              .fetchOptional(RING.NAME)
              .orElseThrow(() -> missing("There is no ring number " + ringId));
      case DeviceAct.ToSite(long siteId) ->
          SitePaths.find(dsl, deciding(by, act), siteId)
              .orElseThrow(() -> missing("There is no site number " + siteId));
      case DeviceAct.Retire unused -> "";
    };
  }

  private static Problem missing(String text) {
    return new Problem(ProblemCode.NOT_FOUND, text + ".");
  }

  /**
   * Acts, on the devices that are selected now. Nothing happens when it would change another number
   * of them than the person was told.
   *
   * @param expected how many devices they were told that it changes
   * @return what was done; empty when it would have changed another number of devices
   * @throws Problem as {@link #count}
   */
  public Optional<ActCount> run(
      Person by, DeviceSelection selection, DeviceAct act, long expected) {
    ActCount before = count(by, selection, act);
    if (before.done() != expected) {
      return Optional.empty();
    }
    List<UUID> ids =
        database.read(
            dsl ->
                dsl.select(DEVICE.ID)
                    .from(DEVICE)
                    .where(
                        selected(by, selection),
                        deciding(by, act).holdsSite(DEVICE.SITE_ID),
                        isNot(act))
                    .orderBy(DEVICE.ID)
                    .fetch(DEVICE.ID));
    long done = 0;
    for (int from = 0; from < ids.size(); from += PORTION) {
      List<UUID> portion = ids.subList(from, Math.min(ids.size(), from + PORTION));
      done += database.write(dsl -> run(dsl, by, portion, act));
    }
    return Optional.of(new ActCount(before.selected(), done, before.already(), before.notTheirs()));
  }

  private int run(DSLContext dsl, Person by, List<UUID> portion, DeviceAct act) {
    String target = target(dsl, by, act);
    hold.hold(dsl, portion);
    List<UUID> taken =
        dsl.select(DEVICE.ID)
            .from(DEVICE)
            .where(
                DEVICE.ID.eq(any(portion.toArray(UUID[]::new))),
                deciding(by, act).holdsSite(DEVICE.SITE_ID),
                isNot(act))
            .orderBy(DEVICE.ID)
            .forUpdate()
            .fetch(DEVICE.ID);
    if (!taken.isEmpty()) {
      change(dsl, new ArrayList<>(taken), act, target);
      AuditService.record(
          dsl,
          by.actor(),
          action(act),
          subject(act),
          "",
          "devices: " + taken.size(),
          clock.instant());
    }
    return taken.size();
  }

  private void change(DSLContext dsl, List<UUID> ids, DeviceAct act, String target) {
    Condition these = DEVICE.ID.eq(any(ids.toArray(UUID[]::new)));
    switch (act) {
      case DeviceAct.IntoRing(long ringId) ->
          dsl.update(DEVICE).set(DEVICE.RING_ID, ringId).where(these).execute();
      case DeviceAct.ToSite(long siteId) -> {
        dsl.update(DEVICE)
            .set(DEVICE.SITE_ID, siteId)
            .set(DEVICE.SITE_PATH, target)
            .where(these)
            .execute();
        String name = SitePaths.name(dsl, siteId);
        ids.forEach(
            id -> DeviceStore.insertEvent(dsl, id, DeviceEventKind.MOVED, name, clock.instant()));
        moves.forEach(listener -> listener.moved(dsl, ids, siteId));
      }
      case DeviceAct.Retire unused -> {
        dsl.update(DEVICE).set(DEVICE.STATE, DeviceState.REVOKED.name()).where(these).execute();
        ids.forEach(
            id -> DeviceStore.insertEvent(dsl, id, DeviceEventKind.REVOKED, "", clock.instant()));
        departures.forEach(listener -> listener.departed(dsl, ids, Departure.SHUT_OUT));
      }
    }
  }

  private static String action(DeviceAct act) {
    return switch (act) {
      case DeviceAct.IntoRing unused -> "ring.assign";
      case DeviceAct.ToSite unused -> "device.move";
      case DeviceAct.Retire unused -> "device.revoke";
    };
  }

  private static String subject(DeviceAct act) {
    return switch (act) {
      case DeviceAct.IntoRing(long ringId) -> "ring " + ringId;
      case DeviceAct.ToSite(long siteId) -> "site " + siteId;
      case DeviceAct.Retire unused -> "devices";
    };
  }
}
