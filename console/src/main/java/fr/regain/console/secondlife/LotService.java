package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.SITE;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditService;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.event.EventKind;
import fr.regain.console.event.EventLog;
import fr.regain.console.event.Facts;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.Count;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Sort;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The door to lots. A lot leaves with all its pieces, or stays with all of them. */
@Singleton
public final class LotService {
  /** Most pieces of a lot. */
  public static final int MOST_ITEMS = 500;

  private static final int MOST_PAPERS = 20;

  private final Database database;
  private final SecondLifeService pieces;
  private final Clock clock;

  /** The lots in this database. */
  public LotService(Database database, SecondLifeService pieces, Clock clock) {
    this.database = database;
    this.pieces = pieces;
    this.clock = clock;
  }

  /**
   * One page of the lots of a scope that pass a filter.
   *
   * @param at where the page stands; null, or what is no place in this order: the first page
   * @param size rows, 1 to {@value Keyset#LARGEST_PAGE}
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for another size
   */
  CountedSlice<LotLine> page(
      Scope scope, LotFilter filter, Sort<LotSort> sort, @Nullable Cursor at, int size) {
    return database.read(dsl -> LotReading.page(dsl, scope, filter, sort, at, size));
  }

  /** How many lots of a scope pass a filter. */
  Count count(Scope scope, LotFilter filter) {
    return database.read(dsl -> LotReading.count(dsl, scope, filter));
  }

  /** The open lots of an owner. */
  List<LotLine> openFor(Scope scope, long ownerId) {
    return database.read(dsl -> LotReading.openFor(dsl, scope, ownerId));
  }

  /**
   * A lot of a scope.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} without one
   */
  public Lot find(Scope scope, long id) {
    return database.read(dsl -> find(dsl, scope, id));
  }

  private Lot find(DSLContext dsl, Scope scope, long id) {
    return LotReading.find(dsl, scope, id, pieces).orElseThrow(() -> missing(id));
  }

  /** What a lot breaks today for whoever lets it leave, those rules first that keep it here. */
  public List<LotFinding> check(Person by, Lot lot, ZoneId zone) {
    return database.read(dsl -> check(dsl, by, lot, LocalDate.ofInstant(clock.instant(), zone)));
  }

  private static List<LotFinding> check(DSLContext dsl, Person by, Lot lot, LocalDate today) {
    return LotCheck.of(
        lot, today, PieceReading.beyond(dsl, SecondLifeService.workable(by), lot.numbers()));
  }

  /**
   * Makes an empty lot.
   *
   * @param siteId where it is put together, a site on which the person works
   * @return its number
   * @throws Problem {@link ProblemCode#NOT_FOUND} for a site or an owner that is not there
   */
  public long create(Person by, long siteId, long ownerId, LotTerms terms) {
    return database.write(
        dsl -> {
          LotPlaces.check(dsl, SecondLifeService.workable(by), siteId, ownerId);
          Instant now = clock.instant();
          long id = LotStore.insert(dsl, siteId, ownerId, terms, now);
          record(dsl, by, "lot.create", id, "", terms.told(), now);
          return id;
        });
  }

  /** Changes what is said of an open lot. */
  public void describe(Person by, long id, LotTerms terms) {
    change(
        by,
        id,
        (dsl, lot, now) -> {
          LotStore.update(dsl, id, terms);
          record(dsl, by, "lot.describe", id, lot.terms().told(), terms.told(), now);
        });
  }

  /**
   * Puts right what the register of waste says of a lot that has left: the slip and the weighing
   * come later. The journal keeps what was there before.
   *
   * @param reason why; not empty
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} without a reason, {@link
   *     ProblemCode#SECOND_LIFE_NOT_NOW} for a lot that is open, or not for a recycler
   */
  public void correct(Person by, long id, WasteNote note, String reason) {
    if (reason.isBlank()) {
      throw new Problem(ProblemCode.REQUEST_INVALID, "Say why the lot is put right.");
    }
    database.update(
        dsl -> {
          Lot lot = locked(dsl, by, id);
          if (lot.isOpen() || lot.terms().destination() != Destination.RECYCLING) {
            throw notNow(id);
          }
          LotTerms terms = lot.terms().with(note);
          LotStore.update(dsl, id, terms);
          record(
              dsl,
              by,
              "lot.correct",
              id,
              lot.terms().told(),
              terms.told() + "\nreason: " + reason.strip(),
              clock.instant());
        });
  }

  /**
   * Puts pieces into an open lot, all of them or none.
   *
   * @throws Problem {@link ProblemCode#SECOND_LIFE_NOT_NOW} when the lot is closed or would hold
   *     more than {@value #MOST_ITEMS}, one of the pieces is in one already, or belongs to somebody
   *     else
   */
  public void add(Person by, long id, List<Long> equipmentIds) {
    change(
        by,
        id,
        (dsl, lot, now) -> {
          if (lot.items().size() + equipmentIds.size() > MOST_ITEMS) {
            throw notNow(id);
          }
          EquipmentService.hold(dsl, equipmentIds);
          for (long equipmentId : equipmentIds) {
            Piece piece = SecondLifeService.workable(dsl, by, equipmentId);
            boolean foreign = piece.owner() == null || piece.owner().id() != lot.owner().id();
            if (foreign || piece.lotId() != null) {
              throw SecondLifeService.notNow(piece, "it is in a lot, or belongs to somebody else");
            }
            LotStore.addItem(dsl, id, equipmentId);
            record(dsl, by, "lot.add", id, "", "equipment: " + piece.shortId(), now);
          }
        });
  }

  /** Takes a piece out of an open lot, wherever it is by now: it may have moved to another site. */
  public void remove(Person by, long id, long equipmentId) {
    change(
        by,
        id,
        (dsl, lot, now) -> {
          Piece piece =
              PieceReading.find(dsl, Scope.EVERYWHERE, equipmentId).orElseThrow(() -> missing(id));
          if (!LotStore.removeItem(dsl, id, equipmentId)) {
            throw missing(id);
          }
          record(dsl, by, "lot.remove", id, "equipment: " + piece.shortId(), "", now);
        });
  }

  /**
   * Says what some pieces of an open lot are worth each.
   *
   * @param cents null: nobody knows
   */
  public void value(Person by, long id, Collection<Long> items, @Nullable Long cents) {
    change(
        by,
        id,
        (dsl, lot, now) -> {
          LotStore.setValue(dsl, id, items, cents);
          record(dsl, by, "lot.value", id, "", "cents: " + cents + "\nequipment: " + items, now);
        });
  }

  /**
   * Attaches a file. A closed lot takes more of them: a receipt may come later.
   *
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for more than {@value #MOST_PAPERS}
   */
  void attach(Person by, long id, PaperKind kind, AttachedFile file) {
    database.update(
        dsl -> {
          Lot lot = locked(dsl, by, id);
          if (lot.papers().size() >= MOST_PAPERS) {
            throw new Problem(
                ProblemCode.REQUEST_INVALID, "A lot has at most " + MOST_PAPERS + " files.");
          }
          Instant now = clock.instant();
          String hash = sha256(file.content());
          LotStore.addPaper(dsl, id, kind, file, hash, by.name(), now);
          record(
              dsl,
              by,
              "lot.attach",
              id,
              "",
              "kind: " + kind + "\nname: " + file.name() + "\nsha256: " + hash,
              now);
        });
  }

  /** Takes a file off an open lot. */
  void detach(Person by, long id, long paperId) {
    change(
        by,
        id,
        (dsl, lot, now) -> {
          if (!LotStore.removePaper(dsl, id, paperId)) {
            throw missing(id);
          }
          record(dsl, by, "lot.detach", id, "file: " + paperId, "", now);
        });
  }

  /** The erasures that count of each piece of a lot. */
  Map<Long, List<RecordedErasure>> erasures(Lot lot) {
    return database.read(dsl -> ErasureStore.recorded(dsl, lot.numbers()));
  }

  /** A file of a lot of a scope. */
  Optional<AttachedFile> paper(Scope scope, long id, long paperId) {
    return database.read(
        dsl -> {
          find(dsl, scope, id);
          return LotStore.paper(dsl, id, paperId);
        });
  }

  /**
   * Closes a lot: all its pieces reach their destination, or none does.
   *
   * @param expected how many pieces the person was told
   * @param keepsDay whether what left with it before it was opened again left on that day, as when
   *     only its papers were put right; otherwise all of it leaves now
   * @throws Problem {@link ProblemCode#SECOND_LIFE_NOT_NOW} when a rule keeps the lot here, or it
   *     holds another number of pieces
   */
  public void close(Person by, long id, long expected, boolean keepsDay, ZoneId zone) {
    change(
        by,
        id,
        (dsl, lot, now) -> {
          boolean kept =
              check(dsl, by, lot, LocalDate.ofInstant(now, zone)).stream()
                  .anyMatch(finding -> finding.rule().isBlocking());
          Instant first = keepsDay ? lot.firstLeftAt() : null;
          Instant at = first == null ? now : first;
          if (kept || lot.items().size() != expected || !LotStore.setClosed(dsl, id, at)) {
            throw notNow(id);
          }
          LotTerms terms = lot.terms();
          Map<Long, Instant> departures =
              keepsDay ? StepReading.firstDepartures(dsl, id) : Map.of();
          EquipmentService.hold(dsl, lot.numbers());
          for (LotItem item : lot.items()) {
            Piece piece = SecondLifeService.workable(dsl, by, item.piece().id());
            Instant left = departures.getOrDefault(piece.id(), now);
            long step = pieces.take(dsl, by, piece, terms.destination().act(), "", id, left);
            StepStore.setGain(dsl, step, terms.displacement(), terms.monthsGained());
          }
          record(
              dsl, by, "lot.close", id, "", "pieces: " + lot.items().size() + "\nleft: " + at, now);
          tell(dsl, EventKind.LOT_CLOSED, lot, now);
        });
  }

  /**
   * Opens a closed lot again: all its pieces come back to where they were.
   *
   * @param reason why; not empty
   * @param slip whether it only mends a slip, as in its papers: no piece comes back from somebody
   *     who used it. Without, each is to be erased again
   * @throws Problem {@link ProblemCode#SECOND_LIFE_NOT_NOW} when it is open
   */
  public void reopen(Person by, long id, String reason, boolean slip) {
    if (reason.isBlank()) {
      throw new Problem(ProblemCode.REQUEST_INVALID, "Say why the lot is opened again.");
    }
    database.update(
        dsl -> {
          Lot lot = locked(dsl, by, id);
          Instant now = clock.instant();
          if (!LotStore.setClosed(dsl, id, null)) {
            throw notNow(id);
          }
          EquipmentService.hold(dsl, lot.numbers());
          for (LotItem item : lot.items()) {
            Piece piece = SecondLifeService.workable(dsl, by, item.piece().id());
            Step last = StepReading.last(dsl, piece.id()).orElseThrow(() -> notNow(id));
            if (last.lotId() == null || last.lotId() != id || last.to() != piece.stage()) {
              throw notNow(id);
            }
            pieces.takeBack(dsl, by, piece, last, reason, slip);
          }
          record(
              dsl, by, "lot.reopen", id, "", "reason: " + reason.strip() + "\nslip: " + slip, now);
          tell(dsl, EventKind.LOT_REOPENED, lot, now);
        });
  }

  private interface Change {
    void make(DSLContext dsl, Lot lot, Instant now);
  }

  private void change(Person by, long id, Change change) {
    database.update(
        dsl -> {
          Lot lot = locked(dsl, by, id);
          if (!lot.isOpen()) {
            throw notNow(id);
          }
          change.make(dsl, lot, clock.instant());
        });
  }

  private Lot locked(DSLContext dsl, Person by, long id) {
    LotStore.lock(dsl, id);
    return find(dsl, SecondLifeService.workable(by), id);
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  private static void record(
      DSLContext dsl, Person by, String action, long id, String before, String after, Instant now) {
    AuditService.record(dsl, by.actor(), action, "lot " + id, before, after, now);
  }

  private static void tell(DSLContext dsl, EventKind kind, Lot lot, Instant now) {
    EventLog.add(
        dsl,
        kind,
        now,
        DSL.field(DSL.select(SITE.PATH).from(SITE).where(SITE.ID.eq(lot.siteId()))),
        new Facts().with("lotId", lot.id()).with("pieces", lot.items().size()));
  }

  private static Problem notNow(long id) {
    return new Problem(
        ProblemCode.SECOND_LIFE_NOT_NOW,
        "Lot " + id + " stays as it is: it is closed, has changed, or a rule keeps it here.");
  }

  private static Problem missing(long id) {
    return new Problem(
        ProblemCode.NOT_FOUND, "There is no lot number " + id + ", or not that in it.");
  }
}
