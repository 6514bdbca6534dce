package fr.regain.console.device;

import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.RING;
import static org.jooq.impl.DSL.count;

import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
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
    return database.read(
        dsl ->
            dsl.select(RING.ID, RING.NAME, count(DEVICE.ID))
                .from(RING)
                .leftJoin(DEVICE)
                .on(DEVICE.RING_ID.eq(RING.ID))
                .groupBy(RING.ID, RING.NAME)
                .orderBy(RING.NAME)
                .fetch(row -> new Ring(row.value1(), row.value2(), row.value3())));
  }

  /**
   * Makes a ring without devices.
   *
   * @return its number
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for a name that is empty, too long or taken
   */
  public long create(String name) {
    String checked = checked(name);
    return database.write(
        dsl -> {
          refuseTaken(dsl, checked, null);
          return dsl.insertInto(RING)
              .set(RING.NAME, checked)
              .set(RING.CREATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
              .returningResult(RING.ID)
              .fetchSingle(RING.ID);
        });
  }

  /**
   * Gives a ring another name.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND}, or as {@link #create}
   */
  public void rename(long id, String name) {
    String checked = checked(name);
    database.update(
        dsl -> {
          refuseTaken(dsl, checked, id);
          if (dsl.update(RING).set(RING.NAME, checked).where(RING.ID.eq(id)).execute() == 0) {
            throw missing(id);
          }
        });
  }

  /**
   * Removes a ring; its devices stay, in no ring.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND}
   */
  public void remove(long id) {
    database.update(
        dsl -> {
          dsl.update(DEVICE).setNull(DEVICE.RING_ID).where(DEVICE.RING_ID.eq(id)).execute();
          if (dsl.deleteFrom(RING).where(RING.ID.eq(id)).execute() == 0) {
            throw missing(id);
          }
        });
  }

  /**
   * Puts every device that passes the filter into a ring, out of the one that it was in.
   *
   * @param ringId the ring; null: into none
   * @return how many devices pass the filter
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a ring
   */
  public int assign(DeviceFilter filter, @Nullable Long ringId) {
    return database.write(
        dsl -> {
          if (ringId != null && !dsl.fetchExists(RING, RING.ID.eq(ringId))) {
            throw missing(ringId);
          }
          return dsl.update(DEVICE)
              .set(DEVICE.RING_ID, ringId)
              .where(DeviceList.condition(filter))
              .execute();
        });
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
