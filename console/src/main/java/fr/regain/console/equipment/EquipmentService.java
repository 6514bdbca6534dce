package fr.regain.console.equipment;

import static fr.regain.console.schema.Tables.EQUIPMENT;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditService;
import fr.regain.console.device.DeviceService;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.schema.tables.records.EquipmentRecord;
import fr.regain.v1.Inventory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The door to equipment. Methods that take a {@link DSLContext} are one step of the caller's
 * transaction; the others are whole.
 */
@Singleton
public final class EquipmentService {
  /** Most pieces that one call returns. */
  public static final int MOST = 10_000;

  private final Database database;
  private final Clock clock;
  private final SecureRandom random;

  /** The equipment in this database. */
  public EquipmentService(Database database, Clock clock, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /** The piece of that number, if there is one in the scope. */
  public Optional<Equipment> find(Scope scope, long id) {
    return find(scope, EQUIPMENT.ID.eq(id));
  }

  /** The piece with that label, if there is one in the scope. */
  public Optional<Equipment> find(Scope scope, ShortId id) {
    return find(scope, EQUIPMENT.SHORT_ID.eq(id.text()));
  }

  /** The piece that a device is, once it was surveyed, if it is in the scope. */
  public Optional<Equipment> ofDevice(Scope scope, UUID deviceId) {
    return find(scope, EQUIPMENT.DEVICE_ID.eq(deviceId));
  }

  private Optional<Equipment> find(Scope scope, Condition which) {
    return database.read(dsl -> EquipmentReader.find(dsl, scope, which));
  }

  /** The screens that were last seen with a device, in the scope. */
  public List<Equipment> seenWith(Scope scope, UUID deviceId) {
    return database.read(
        dsl -> EquipmentReader.some(dsl, scope, EQUIPMENT.SEEN_WITH.eq(deviceId), MOST));
  }

  /**
   * Equipment of a scope that passes the filter and is still here, in the order of its numbers.
   *
   * @param after only pieces with a higher number; 0: from the first on
   * @param most how many, 1 to {@value #MOST}
   */
  public List<Equipment> after(Scope scope, EquipmentFilter filter, long after, int most) {
    if (most < 1 || most > MOST) {
      throw invalid("1 to " + MOST + " pieces of equipment are read at a time.");
    }
    return database.read(
        dsl ->
            EquipmentReader.some(
                dsl,
                scope,
                EQUIPMENT
                    .ID
                    .gt(after)
                    .and(EQUIPMENT.LEFT_AT.isNull())
                    .and(EquipmentReader.condition(filter)),
                most));
  }

  /**
   * What is known of the hardware, by number: what the device reports, else what was imported. A
   * piece of which nothing is known is missing.
   */
  public Map<Long, Inventory> facts(DSLContext dsl, Collection<Long> ids) {
    return EquipmentReader.facts(dsl, ids);
  }

  /** As {@link #facts(DSLContext, Collection)}, of one piece. */
  public Optional<Inventory> facts(long id) {
    return database.read(
        dsl -> Optional.ofNullable(EquipmentReader.facts(dsl, List.of(id)).get(id)));
  }

  /**
   * Equipment of everywhere with its hardware, in the order of its numbers.
   *
   * @param after only pieces with a higher number; 0: from the first on
   * @param ownerId held by this owner; null: by anybody, or by nobody
   * @param most how many, 1 to {@value #MOST}
   */
  public List<KnownEquipment> known(DSLContext dsl, long after, @Nullable Long ownerId, int most) {
    Condition owned = ownerId == null ? DSL.noCondition() : EQUIPMENT.OWNER_ID.eq(ownerId);
    return EquipmentReader.known(
        dsl, EQUIPMENT.ID.gt(after).and(owned), List.of(EQUIPMENT.ID), most);
  }

  /**
   * Equipment of everywhere that changed at a moment or later, in the order of its changes.
   *
   * @param since the moment
   * @param after of what changed at that very moment, only pieces with a higher number
   * @return at most that many, and none only where there are no more
   */
  public List<KnownEquipment> changed(DSLContext dsl, Instant since, long after, int most) {
    OffsetDateTime at = since.atOffset(ZoneOffset.UTC);
    // Two queries, because an index has a place to begin at for each of them and for both none.
    List<KnownEquipment> then =
        changed(dsl, EQUIPMENT.CHANGED_AT.eq(at).and(EQUIPMENT.ID.gt(after)), most);
    return then.isEmpty() ? changed(dsl, EQUIPMENT.CHANGED_AT.gt(at), most) : then;
  }

  private static List<KnownEquipment> changed(DSLContext dsl, Condition which, int most) {
    return EquipmentReader.known(dsl, which, List.of(EQUIPMENT.CHANGED_AT, EQUIPMENT.ID), most);
  }

  /** How many pieces there are. */
  public int count(DSLContext dsl) {
    return dsl.fetchCount(EQUIPMENT);
  }

  /**
   * Puts a piece on record that no agent told of.
   *
   * @param by who does it, an administrator or a technician of the site
   * @throws Problem {@link ProblemCode#NOT_FOUND} for a site or an owner that is not there, {@link
   *     ProblemCode#REQUEST_INVALID} for a declaration that cannot be
   */
  public Equipment add(
      DSLContext dsl,
      Person by,
      long siteId,
      Description description,
      Declaration declaration,
      Origin origin) {
    Sites.check(dsl, editable(by), siteId);
    check(dsl, declaration);
    Instant now = clock.instant();
    Equipment made =
        EquipmentStore.insert(
            dsl, random, EquipmentStore.fresh(dsl, siteId, description, declaration, origin, now));
    record(dsl, by, "equipment.add", made, "", EquipmentText.lines(made), now);
    return made;
  }

  /** As {@link #declare(DSLContext, Person, long, Declaration)}, in a transaction of its own. */
  public void declare(Person by, long id, Declaration declaration) {
    database.update(dsl -> declare(dsl, by, id, declaration));
  }

  /**
   * Puts on record what a person, or a file of theirs, says of a piece.
   *
   * @param by who does it, an administrator or a technician of its site
   * @param declaration all of it; what is null in it is no longer known
   * @throws Problem {@link ProblemCode#NOT_FOUND} for a piece or an owner that is not there, {@link
   *     ProblemCode#REQUEST_INVALID} for a declaration that cannot be, or a piece that has left:
   *     the accounts of its departure are closed
   */
  public void declare(DSLContext dsl, Person by, long id, Declaration declaration) {
    Equipment before = editable(dsl, by, id);
    if (hasLeft(dsl, id)) {
      throw invalid(
          "Equipment " + before.shortId() + " has left: open its lot again to correct it.");
    }
    if (before.declaration().equals(declaration)) {
      return;
    }
    check(dsl, declaration);
    change(dsl, by, "equipment.declare", before, row -> EquipmentStore.put(row, declaration));
  }

  /**
   * Puts on record what the plate of a piece says that no agent reports.
   *
   * @param by who does it, an administrator or a technician of its site
   * @throws Problem {@link ProblemCode#NOT_FOUND} for a piece that is not there, {@link
   *     ProblemCode#REQUEST_INVALID} for one that reports itself
   */
  public void describe(DSLContext dsl, Person by, long id, Description description) {
    Equipment before = editable(dsl, by, id);
    if (before.deviceId() != null) {
      throw invalid("Equipment " + before.shortId() + " reports itself what it is.");
    }
    change(dsl, by, "equipment.describe", before, row -> EquipmentStore.put(row, description));
  }

  /**
   * Holds pieces until the transaction ends, in the order of their numbers, so that nobody else
   * works on them meanwhile.
   */
  public static void hold(DSLContext dsl, Collection<Long> ids) {
    dsl.select(EQUIPMENT.ID)
        .from(EQUIPMENT)
        .where(EQUIPMENT.ID.eq(DSL.any(ids.toArray(Long[]::new))))
        .orderBy(EQUIPMENT.ID)
        .forUpdate()
        .fetch();
  }

  /**
   * Holds the device that a piece is, if it is one, until the transaction ends: before the piece
   * itself, as everybody does who moves devices.
   */
  public void holdDevice(DSLContext dsl, long id) {
    dsl.select(EQUIPMENT.DEVICE_ID)
        .from(EQUIPMENT)
        .where(EQUIPMENT.ID.eq(id), EQUIPMENT.DEVICE_ID.isNotNull())
        .fetchOptional(EQUIPMENT.DEVICE_ID)
        .ifPresent(device -> DeviceService.hold(dsl, device));
  }

  /**
   * Notes that a screen no longer stands with the device that it was seen with: it does not move
   * with that device any more, until it is seen there again.
   */
  public void setApart(DSLContext dsl, long id) {
    dsl.update(EQUIPMENT)
        .setNull(EQUIPMENT.SEEN_WITH)
        .set(EQUIPMENT.CHANGED_AT, EquipmentStore.time(clock.instant()))
        .where(EQUIPMENT.ID.eq(id), EQUIPMENT.SEEN_WITH.isNotNull())
        .execute();
  }

  /**
   * Moves a piece to another site, and the device that it is with it. Whoever calls it holds that
   * device already, see {@link #holdDevice}, or has not touched the piece.
   *
   * @param by who does it, an administrator or a technician of both sites
   * @throws Problem {@link ProblemCode#NOT_FOUND} for a piece or a site that is not there
   */
  public void move(DSLContext dsl, Person by, long id, long siteId) {
    Equipment before = editable(dsl, by, id);
    Sites.check(dsl, editable(by), siteId);
    if (before.deviceId() != null) {
      String way = Sites.name(dsl, before.siteId()) + " → " + Sites.name(dsl, siteId);
      DeviceService.move(dsl, before.deviceId(), siteId, way, clock.instant());
    }
    change(dsl, by, "equipment.move", before, row -> row.setSiteId(siteId));
  }

  /**
   * Notes that a piece has left its owner for good, or came back. Whoever moves it writes the
   * journal.
   */
  public void setGone(DSLContext dsl, long id, boolean gone) {
    Instant now = clock.instant();
    EquipmentStore.update(
        dsl, id, row -> row.setLeftAt(gone ? EquipmentStore.time(now) : null), now);
  }

  /** Whether a piece has left its owner for good. */
  public boolean hasLeft(long id) {
    return database.read(dsl -> hasLeft(dsl, id));
  }

  private static boolean hasLeft(DSLContext dsl, long id) {
    return !EquipmentIntake.departed(dsl, List.of(id)).isEmpty();
  }

  /** Where a person may change equipment. */
  public static Scope editable(Person by) {
    return by.scope(Role.ADMINISTRATOR, Role.TECHNICIAN);
  }

  private static Equipment editable(DSLContext dsl, Person by, long id) {
    return EquipmentReader.find(dsl, editable(by), EQUIPMENT.ID.eq(id))
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no equipment number " + id + "."));
  }

  private void change(
      DSLContext dsl,
      Person by,
      String action,
      Equipment before,
      Consumer<EquipmentRecord> change) {
    Instant now = clock.instant();
    Equipment after = EquipmentStore.update(dsl, before.id(), change, now);
    record(dsl, by, action, before, EquipmentText.lines(before), EquipmentText.lines(after), now);
  }

  private static void record(
      DSLContext dsl,
      Person by,
      String action,
      Equipment equipment,
      String before,
      String after,
      Instant now) {
    AuditService.record(
        dsl, by.actor(), action, "equipment " + equipment.shortId(), before, after, now);
  }

  private void check(DSLContext dsl, Declaration declaration) {
    Long ownerId = declaration.ownerId();
    if (ownerId != null && OwnerStore.find(dsl, ownerId).isEmpty()) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no owner number " + ownerId + ".");
    }
    LocalDate purchase = declaration.purchasedOn();
    if (purchase != null && Made.credible(purchase, null, today()).after() == null) {
      throw invalid("The day of purchase, " + purchase + ", is before 1985 or after today.");
    }
    String number = declaration.inventoryNumber();
    if (number != null && (number.isBlank() || number.length() > Declaration.LONGEST_NUMBER)) {
      throw invalid("An inventory number has 1 to " + Declaration.LONGEST_NUMBER + " characters.");
    }
  }

  // A day later than in UTC: nobody's evening is refused.
  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
  }

  private static Problem invalid(String text) {
    return new Problem(ProblemCode.REQUEST_INVALID, text);
  }
}
