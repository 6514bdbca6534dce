package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditService;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.equipment.ShortId;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.Count;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Sort;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The door to the way of single pieces: reads them, moves them, takes a step back. */
@Singleton
public final class SecondLifeService {
  /** Most characters of a comment or a reason. */
  public static final int LONGEST_COMMENT = 1_000;

  private static final int MOST_STEPS = 100;

  private final Database database;
  private final EquipmentService equipment;
  private final Clock clock;

  /** The workshop in this database. */
  public SecondLifeService(Database database, EquipmentService equipment, Clock clock) {
    this.database = database;
    this.equipment = equipment;
    this.clock = clock;
  }

  /** Where a person may look at the workshop. */
  public static Scope readable(Person by) {
    return by.scope(Role.ADMINISTRATOR, Role.TECHNICIAN, Role.COORDINATOR);
  }

  /** Where a person may work in it. */
  public static Scope workable(Person by) {
    return by.scope(Role.ADMINISTRATOR, Role.TECHNICIAN);
  }

  /** The piece with that label, if there is one in the scope. */
  public Optional<Dossier> find(Scope scope, ShortId id) {
    return database.read(
        dsl -> PieceReading.find(dsl, scope, id).map(piece -> dossier(dsl, piece)));
  }

  /**
   * The piece with that label.
   *
   * @param label as it was typed
   * @throws Problem {@link ProblemCode#NOT_FOUND} when there is none in the scope
   */
  Dossier find(Scope scope, String label) {
    return ShortId.parse(label).flatMap(id -> find(scope, id)).orElseThrow(() -> missing(label));
  }

  static Problem missing(String label) {
    return new Problem(ProblemCode.NOT_FOUND, "No equipment bears the label " + label + ".");
  }

  /** The pieces with those labels that are in the scope, in no order. */
  List<Piece> labelled(Scope scope, Set<ShortId> labels) {
    return database.read(dsl -> PieceReading.labelled(dsl, scope, labels));
  }

  /** All that was ever recorded of the disks of a piece, the struck ones too. */
  List<RecordedErasure> erasures(Piece piece) {
    return database.read(dsl -> ErasureStore.ofEveryLife(dsl, piece.id()));
  }

  Dossier dossier(DSLContext dsl, Piece piece) {
    List<Long> id = List.of(piece.id());
    PieceDisks disks =
        DiskReading.of(dsl, equipment, List.of(piece)).getOrDefault(piece.id(), PieceDisks.NONE);
    return new Dossier(
        piece,
        disks.toErase(),
        disks.fitted(),
        InspectionStore.checks(dsl, piece.id()),
        ErasureStore.recorded(dsl, piece.id()),
        InspectionStore.parts(dsl, id).getOrDefault(piece.id(), List.of()),
        StepReading.history(dsl, piece.id(), MOST_STEPS),
        StepReading.cameInAt(dsl, piece.id()).orElse(null));
  }

  /** What stands between each of some pieces and its departure, in their order. */
  List<Clearance> departures(DSLContext dsl, List<Piece> pieces) {
    List<Long> ids = pieces.stream().map(Piece::id).toList();
    Map<Long, PieceDisks> disks = DiskReading.of(dsl, equipment, pieces);
    Map<Long, List<Erasure>> erasures = ErasureStore.counting(dsl, ids);
    return pieces.stream()
        .map(
            piece ->
                Clearance.ofDeparture(
                    piece,
                    disks.getOrDefault(piece.id(), PieceDisks.NONE).toErase(),
                    erasures.getOrDefault(piece.id(), List.of())))
        .toList();
  }

  /**
   * One page of the pieces of the workshop that pass a filter.
   *
   * @param at where the page stands; null, or what is no place in this order: the first page
   * @param size rows, 1 to {@value Keyset#LARGEST_PAGE}
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for another size
   */
  public CountedSlice<Piece> page(
      Scope scope, WorkshopFilter filter, Sort<WorkshopSort> sort, @Nullable Cursor at, int size) {
    return database.read(dsl -> WorkshopList.page(dsl, scope, filter, sort, at, size));
  }

  /** How many pieces of the workshop pass a filter. */
  public Count count(Scope scope, WorkshopFilter filter) {
    return database.read(dsl -> WorkshopList.count(dsl, scope, filter));
  }

  /**
   * How many pieces pass a filter at each stage of the workshop, whatever stage it asks for. Empty:
   * more than {@value Count#BOUND} pass, and nobody counts on.
   */
  public Optional<Map<Stage, Long>> counts(Scope scope, WorkshopFilter filter) {
    return database.read(dsl -> WorkshopList.counts(dsl, scope, filter));
  }

  /**
   * Moves a piece on.
   *
   * @param seen the stage at which the person saw it
   * @param comment what they say; empty: nothing
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a piece, {@link
   *     ProblemCode#REQUEST_INVALID} for an act that takes it to its destination: that is for its
   *     lot, or {@link #assign}, {@link ProblemCode#SECOND_LIFE_NOT_NOW} when it no longer stands
   *     there, or is not ready
   */
  public void act(Person by, long id, Stage seen, Act act, String comment) {
    if (act.isDeparture()) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          "No piece leaves alone by " + act + ": close its lot, or assign it.");
    }
    database.update(
        dsl -> {
          Piece piece = workable(dsl, by, id);
          if (piece.stage() != seen) {
            throw notNow(piece, "it no longer stands at " + seen);
          }
          take(dsl, by, piece, act, comment, null, clock.instant());
        });
  }

  /**
   * Puts a reconditioned piece back into service with its owner.
   *
   * @param siteId where it is used from now on, a site on which the person works; the piece and the
   *     device that it is move there
   * @param comment for whom, and in which room
   * @param displacement the purchase that it makes unnecessary; null: none
   * @param months of use gained; null: nobody says
   * @throws Problem as {@link #act}
   */
  public void assign(
      Person by,
      long id,
      Stage seen,
      long siteId,
      String comment,
      @Nullable String displacement,
      @Nullable Integer months) {
    database.update(
        dsl -> {
          equipment.holdDevice(dsl, id);
          Piece piece = workable(dsl, by, id);
          if (piece.stage() != seen || piece.lotId() != null) {
            throw notNow(piece, "it moved, or is in a lot");
          }
          long step = take(dsl, by, piece, Act.ASSIGN, comment, null, clock.instant());
          if (siteId != piece.siteId()) {
            StepStore.setMove(dsl, step, piece.siteId(), siteId);
            equipment.move(dsl, by, id, siteId);
          }
          StepStore.setGain(dsl, step, displacement, months);
        });
  }

  /**
   * One act of one piece, as a step of the caller's transaction; the number of the step.
   *
   * @param at when it happened: now, or when what is put right happened
   */
  long take(
      DSLContext dsl,
      Person by,
      Piece piece,
      Act act,
      String comment,
      @Nullable Long lotId,
      Instant at) {
    Stage next =
        piece
            .stage()
            .next(act)
            .orElseThrow(() -> notNow(piece, act + " is no act of " + piece.stage()));
    Dossier dossier = dossier(dsl, piece);
    if (dossier.asksForRepair(act) && comment.isBlank()) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          "The inspection found "
              + dossier.faults().size()
              + " faults: say what was repaired, or why they do not matter.");
    }
    List<Clearance.Obstacle> obstacles = dossier.clearance().obstacles(act);
    if (!obstacles.isEmpty()) {
      throw notNow(piece, "there stand in its way: " + obstacles);
    }
    Instant now = clock.instant();
    if (piece.stage() == Stage.IN_USE) {
      StepStore.enter(dsl, piece.id(), now);
    }
    long step = go(dsl, by, piece, act, next, checked(comment), lotId, at);
    if (act == Act.COLLECT) {
      // How it looked the last time, and what was in it, no longer holds.
      StepStore.setGrade(dsl, piece.id(), null, null);
      equipment.setApart(dsl, piece.id());
      DiskReading.note(dsl, equipment, piece.id());
    }
    record(
        dsl, by, "second-life." + act.name().toLowerCase(Locale.ROOT), piece, next, comment, now);
    return step;
  }

  /**
   * Takes the last step of a piece back.
   *
   * @param reason why; not empty
   * @param slip whether it was a mere slip: of a departure, that nobody has used the piece since.
   *     Without, what was proved of it before counts no more
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a piece, {@link
   *     ProblemCode#REQUEST_INVALID} without a reason, {@link ProblemCode#SECOND_LIFE_NOT_NOW} when
   *     there is no step, or a lot took it
   */
  public void undo(Person by, long id, Stage seen, String reason, boolean slip) {
    if (reason.isBlank()) {
      throw new Problem(ProblemCode.REQUEST_INVALID, "Say why the step is taken back.");
    }
    database.update(
        dsl -> {
          equipment.holdDevice(dsl, id);
          Piece piece = workable(dsl, by, id);
          Step last = StepReading.last(dsl, id).orElse(null);
          if (piece.stage() != seen || last == null || last.to() != seen || last.lotId() != null) {
            throw notNow(piece, "its last step cannot be taken back alone");
          }
          takeBack(dsl, by, piece, last, reason, slip);
        });
  }

  /** Takes one step back, as a step of the caller's transaction. */
  void takeBack(DSLContext dsl, Person by, Piece piece, Step step, String reason, boolean slip) {
    Instant now = clock.instant();
    StepStore.markUndone(dsl, step.id());
    long undo = go(dsl, by, piece, null, step.from(), checked(reason), null, now);
    if (slip && piece.stage().isFinal()) {
      StepStore.setSlip(dsl, undo);
    } else if (piece.stage().isFinal()) {
      DiskReading.note(dsl, equipment, piece.id());
    }
    Move move = step.move();
    if (move != null && move.toId() == piece.siteId()) {
      equipment.move(dsl, by, piece.id(), move.fromId());
    }
    record(
        dsl,
        by,
        "second-life.undo",
        piece,
        step.from(),
        slip ? reason.strip() + "\nslip: nobody has used it since" : reason,
        now);
  }

  private long go(
      DSLContext dsl,
      Person by,
      Piece piece,
      @Nullable Act act,
      Stage to,
      String comment,
      @Nullable Long lotId,
      Instant now) {
    if (!StepStore.move(dsl, piece.id(), piece.stage(), to, now)) {
      throw notNow(piece, "somebody else moved it at the same time");
    }
    if (to.isGone() != piece.stage().isGone()) {
      equipment.setGone(dsl, piece.id(), to.isGone());
    }
    return StepStore.add(dsl, piece.id(), act, piece.stage(), to, by.actor(), comment, lotId, now);
  }

  private static void record(
      DSLContext dsl,
      Person by,
      String action,
      Piece piece,
      Stage to,
      String comment,
      Instant now) {
    AuditService.record(
        dsl,
        by.actor(),
        action,
        "equipment " + piece.shortId(),
        "stage: " + piece.stage(),
        "stage: " + to + (comment.isBlank() ? "" : "\ncomment: " + comment.strip()),
        now);
  }

  /**
   * The piece of that number, held until the transaction ends: of two acts at once, one waits for
   * the other and sees what it did.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} when the person does not work where it is
   */
  static Piece workable(DSLContext dsl, Person by, long id) {
    EquipmentService.hold(dsl, List.of(id));
    return PieceReading.find(dsl, workable(by), id)
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no equipment number " + id + "."));
  }

  static Problem notNow(Piece piece, String why) {
    return new Problem(
        ProblemCode.SECOND_LIFE_NOT_NOW,
        "Equipment " + piece.shortId() + " stays where it is: " + why + ".");
  }

  private static String checked(String comment) {
    String stripped = comment.strip();
    if (stripped.length() > LONGEST_COMMENT) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID, "A comment has at most " + LONGEST_COMMENT + " characters.");
    }
    return stripped;
  }
}
