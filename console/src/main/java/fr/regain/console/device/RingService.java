package fr.regain.console.device;

import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.RING;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.SearchText;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.OrderedRows;
import fr.regain.console.platform.paging.Sort;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The door to rings. A device is in one ring or in none. */
@Singleton
public final class RingService {
  private static final int LONGEST_NAME = 255;

  private final Database database;
  private final Clock clock;

  /** The rings in this database. */
  public RingService(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** All rings with the number of their devices, by name. */
  public List<Ring> all() {
    return all(Scope.EVERYWHERE);
  }

  /** All rings by name, without counting their devices. */
  public List<Ring> names() {
    return database.read(
        dsl ->
            dsl.select(RING.ID, RING.NAME)
                .from(RING)
                .orderBy(RING.NAME)
                .fetch(row -> new Ring(row.value1(), row.value2(), 0)));
  }

  /** All rings with the number of their devices in the scope, by name. */
  public List<Ring> all(Scope scope) {
    return database.read(
        dsl ->
            dsl.select(RING.ID, RING.NAME, DSL.count(DEVICE.ID))
                .from(RING)
                .leftJoin(DEVICE)
                .on(DEVICE.RING_ID.eq(RING.ID), scope.holdsSite(DEVICE.SITE_ID))
                .groupBy(RING.ID, RING.NAME)
                .orderBy(RING.NAME)
                .fetch(row -> new Ring(row.value1(), row.value2(), row.value3())));
  }

  /**
   * A page of the rings whose names contain a text, in either case, with the number of their
   * devices in the scope. There are few: they are put in order at hand.
   *
   * @param at where the page stands; null, or what is no place in this order: the first page
   */
  public CountedSlice<Ring> page(
      Scope scope, String text, Sort<RingSort> sort, @Nullable Cursor at, int size) {
    Comparator<Ring> order = sort.key().order(sort.descending());
    List<Ring> rings =
        all(scope).stream()
            .filter(ring -> SearchText.plain(ring.name()).contains(SearchText.plain(text)))
            .sorted(order)
            .toList();
    return new OrderedRows<>(rings, order, new RingOfCursor(sort.key())).page(at, size);
  }

  /** How a cursor tells a ring. */
  private record RingOfCursor(RingSort sort) implements OrderedRows.Place<Ring> {
    @Override
    public String key(Ring ring) {
      return switch (sort) {
        case NAME -> ring.name();
        case DEVICES -> Long.toString(ring.devices());
      };
    }

    @Override
    public String id(Ring ring) {
      return Long.toString(ring.id());
    }

    @Override
    public Ring row(@Nullable String key, String id) {
      String text = Objects.requireNonNullElse(key, "");
      return switch (sort) {
        case NAME -> new Ring(Long.parseLong(id), text, 0);
        case DEVICES -> new Ring(Long.parseLong(id), "", Long.parseLong(text));
      };
    }
  }

  /**
   * Whether a person may make, rename and remove rings: they are the same for all sites, so that
   * takes an administrator or a coordinator of everything.
   */
  public static boolean mayArrange(Person person) {
    return deciding(person).isEverywhere();
  }

  private static Scope deciding(Person person) {
    return person.scope(Role.ADMINISTRATOR, Role.COORDINATOR);
  }

  private static void requireArranger(Person by) {
    if (!mayArrange(by)) {
      throw new Problem(
          ProblemCode.NOT_FOUND, "Rings are arranged by administrators of the whole organisation.");
    }
  }

  /**
   * Makes a ring without devices.
   *
   * @param by who does it, see {@link #mayArrange}
   * @return its number
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for a name that is empty, too long or
   *     taken, {@link ProblemCode#NOT_FOUND} for who may not
   */
  public long create(Person by, String name) {
    requireArranger(by);
    String checked = checked(name);
    return database.write(
        dsl -> {
          refuseTaken(dsl, checked, null);
          long id =
              dsl.insertInto(RING)
                  .set(RING.NAME, checked)
                  .set(RING.CREATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                  .returningResult(RING.ID)
                  .fetchSingle(RING.ID);
          record(dsl, by, "ring.create", id, "", "name: " + checked);
          return id;
        });
  }

  /**
   * Gives a ring another name.
   *
   * @param by who does it, see {@link #mayArrange}
   * @throws Problem as {@link #create}, and {@link ProblemCode#NOT_FOUND} without such a ring
   */
  public void rename(Person by, long id, String name) {
    requireArranger(by);
    String checked = checked(name);
    database.update(
        dsl -> {
          String before = name(dsl, id);
          refuseTaken(dsl, checked, id);
          dsl.update(RING).set(RING.NAME, checked).where(RING.ID.eq(id)).execute();
          record(dsl, by, "ring.rename", id, "name: " + before, "name: " + checked);
        });
  }

  /**
   * Removes a ring; its devices stay, in no ring.
   *
   * @param by who does it, see {@link #mayArrange}
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a ring, or for who may not
   */
  public void remove(Person by, long id) {
    requireArranger(by);
    database.update(
        dsl -> {
          String before = name(dsl, id);
          int devices =
              dsl.update(DEVICE).setNull(DEVICE.RING_ID).where(DEVICE.RING_ID.eq(id)).execute();
          dsl.deleteFrom(RING).where(RING.ID.eq(id)).execute();
          record(dsl, by, "ring.remove", id, "name: " + before + "\ndevices: " + devices, "");
        });
  }

  /** How many devices a filter takes within the part of the tree where the person decides. */
  public CountedDevices count(Person by, DeviceFilter filter, long ringId) {
    return database.read(dsl -> count(dsl, by, filter, ringId));
  }

  private static CountedDevices count(DSLContext dsl, Person by, DeviceFilter filter, long ringId) {
    Condition taken = condition(by, filter);
    return new CountedDevices(
        dsl.fetchCount(DEVICE, taken),
        dsl.fetchCount(DEVICE, taken.and(DEVICE.RING_ID.ne(ringId))));
  }

  private static Condition condition(Person by, DeviceFilter filter) {
    return DeviceConditions.gathering(deciding(by), filter);
  }

  /**
   * Puts the devices that pass a filter into a ring, out of the one that they were in. Nothing
   * happens when they are not as many as the person was told.
   *
   * @param by who does it, an administrator or a coordinator of the devices' sites
   * @param expected how many devices they were told
   * @return how many devices pass the filter now
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a ring
   */
  public long assign(Person by, DeviceFilter filter, long ringId, long expected) {
    return database.write(
        dsl -> {
          name(dsl, ringId);
          long devices = count(dsl, by, filter, ringId).devices();
          if (devices == expected) {
            dsl.update(DEVICE).set(DEVICE.RING_ID, ringId).where(condition(by, filter)).execute();
            record(
                dsl, by, "ring.assign", ringId, "", "devices: " + devices + "\nfilter: " + filter);
          }
          return devices;
        });
  }

  /**
   * The ring of that number.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a ring
   */
  public Ring find(Scope scope, long id) {
    return all(scope).stream()
        .filter(ring -> ring.id() == id)
        .findFirst()
        .orElseThrow(() -> missing(id));
  }

  /** Whether a ring other than the one of that number has this name. */
  public boolean isTaken(String name, @Nullable Long butFor) {
    return all().stream()
        .anyMatch(ring -> ring.name().equals(name) && !Objects.equals(ring.id(), butFor));
  }

  private static String name(DSLContext dsl, long id) {
    return dsl.select(RING.NAME)
        .from(RING)
        .where(RING.ID.eq(id))
        .fetchOptional(RING.NAME)
        .orElseThrow(() -> missing(id));
  }

  private void record(
      DSLContext dsl, Person by, String action, long id, String before, String after) {
    AuditService.record(dsl, by.actor(), action, "ring " + id, before, after, clock.instant());
  }

  private static void refuseTaken(DSLContext dsl, String name, @Nullable Long butFor) {
    Long holder = dsl.select(RING.ID).from(RING).where(RING.NAME.eq(name)).fetchOne(RING.ID);
    if (holder != null && !holder.equals(butFor)) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID, "Another ring is already called \"" + name + "\".");
    }
  }

  private static String checked(String name) {
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          "The name of a ring has 1 to " + LONGEST_NAME + " characters.");
    }
    return stripped;
  }

  private static Problem missing(long id) {
    return new Problem(ProblemCode.NOT_FOUND, "There is no ring number " + id + ".");
  }
}
