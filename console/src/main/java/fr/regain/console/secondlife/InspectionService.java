package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The door to what people find and do in the workshop: checks, grade, erasures, parts. */
@Singleton
public final class InspectionService {
  /** Most characters of a note. */
  public static final int LONGEST_NOTE = 500;

  /** Most disks that one piece has. */
  public static final int MOST_DISKS = 64;

  private static final int MOST_ERASURES = 200;
  private static final int MOST_PARTS = 16;

  private final Database database;
  private final SecondLifeService pieces;
  private final Clock clock;

  /** The workshop in this database. */
  public InspectionService(Database database, SecondLifeService pieces, Clock clock) {
    this.database = database;
    this.pieces = pieces;
    this.clock = clock;
  }

  private interface Change {
    void make(DSLContext dsl, Dossier dossier, Instant now);
  }

  private void change(Person by, long id, Consumer<Piece> guard, Change change) {
    database.update(
        dsl -> {
          Piece piece = SecondLifeService.workable(dsl, by, id);
          guard.accept(piece);
          change.make(dsl, pieces.dossier(dsl, piece), clock.instant());
        });
  }

  /**
   * Puts the answer to one step of the checklist on record; a second answer takes the place of the
   * first.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a piece or step, {@link
   *     ProblemCode#SECOND_LIFE_NOT_NOW} unless the piece is collected and not yet inspected
   */
  public void answer(Person by, long id, String step, Outcome outcome, String note) {
    if (note.strip().length() > LONGEST_NOTE) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID, "A note has at most " + LONGEST_NOTE + " characters.");
    }
    change(
        by,
        id,
        InspectionService::requireCollected,
        (dsl, dossier, now) -> {
          if (!dossier.steps().contains(step)) {
            throw new Problem(ProblemCode.NOT_FOUND, "There is no step " + step + " for it.");
          }
          Check check = new Check(step, outcome, note.strip(), by.name());
          InspectionStore.put(dsl, id, check, now);
          Check before = dossier.checks().get(step);
          record(dsl, by, "second-life.check", dossier.piece(), text(before), text(check), now);
        });
  }

  private static String text(@Nullable Check check) {
    return check == null
        ? ""
        : check.step()
            + ": "
            + check.outcome()
            + (check.note().isEmpty() ? "" : "\n" + check.note());
  }

  /**
   * Puts on record how the case looks and how many disks are inside, and ends the inspection.
   *
   * @param disks how many disks a person counted, 0 to {@value #MOST_DISKS}
   * @throws Problem {@link ProblemCode#SECOND_LIFE_NOT_NOW} while steps of the checklist have no
   *     answer
   */
  public void conclude(Person by, long id, Grade grade, int disks, String comment) {
    if (disks < 0 || disks > MOST_DISKS) {
      throw new Problem(ProblemCode.REQUEST_INVALID, "A piece has 0 to " + MOST_DISKS + " disks.");
    }
    change(
        by,
        id,
        InspectionService::requireCollected,
        (dsl, dossier, now) -> {
          StepStore.setGrade(dsl, id, grade, disks);
          record(
              dsl,
              by,
              "second-life.grade",
              dossier.piece(),
              "grade: " + dossier.piece().grade() + "\ndisks: " + dossier.piece().disksCounted(),
              "grade: " + grade + "\ndisks: " + disks,
              now);
          pieces.take(
              dsl, by, SecondLifeService.workable(dsl, by, id), Act.INSPECT, comment, null, now);
        });
  }

  /**
   * Puts erasures on record. Those that are there stay: the last word on a disk counts.
   *
   * @throws Problem {@link ProblemCode#SECOND_LIFE_NOT_NOW} unless the piece is in the workshop,
   *     {@link ProblemCode#REQUEST_INVALID} for an erasure that ended before it came in, or of a
   *     disk that was erased as one of another piece
   */
  public void erased(Person by, long id, List<Erasure> erasures) {
    change(
        by,
        id,
        InspectionService::requireStock,
        (dsl, dossier, now) -> {
          if (dossier.recorded().size() + erasures.size() > MOST_ERASURES) {
            throw new Problem(
                ProblemCode.REQUEST_INVALID,
                "A piece has at most " + MOST_ERASURES + " erasures on record.");
          }
          if (erasures.stream().anyMatch(dossier::isOutdated)) {
            throw new Problem(
                ProblemCode.REQUEST_INVALID,
                "The erasure ended before the piece came in: it was used since. Erase it"
                    + " again, or collect it before it is erased.");
          }
          OtherPiece.first(dsl, id, erasures)
              .ifPresent(
                  other -> {
                    throw new Problem(
                        ProblemCode.REQUEST_INVALID,
                        "Disk "
                            + other.serial()
                            + " was erased as one of equipment "
                            + other.label()
                            + ". If it is not in that one, strike the record there first.");
                  });
          for (Erasure erasure : erasures.stream().map(dossier::completed).toList()) {
            ErasureStore.add(dsl, id, erasure, by.name(), now);
            record(dsl, by, "second-life.erasure", dossier.piece(), "", text(erasure), now);
          }
        });
  }

  /** The first of some erasures whose disk was erased as one of another piece than this. */
  Optional<OtherPiece> elsewhere(long id, List<Erasure> erasures) {
    return database.read(dsl -> OtherPiece.first(dsl, id, erasures));
  }

  /**
   * Says that a record is of no disk of its piece, as when its serial number was mistyped. It
   * stays, and counts no more.
   *
   * @param reason why; not empty
   * @throws Problem {@link ProblemCode#SECOND_LIFE_NOT_NOW} unless the piece is in the workshop,
   *     {@link ProblemCode#NOT_FOUND} for a record that is not there, or struck already, {@link
   *     ProblemCode#REQUEST_INVALID} without a reason
   */
  public void strike(Person by, long id, long erasureId, String reason) {
    String why = reason.strip();
    if (why.isEmpty() || why.length() > SecondLifeService.LONGEST_COMMENT) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          "Say why the record is struck, in "
              + SecondLifeService.LONGEST_COMMENT
              + " characters at most.");
    }
    change(
        by,
        id,
        InspectionService::requireStock,
        (dsl, dossier, now) -> {
          RecordedErasure record = dossier.recorded(erasureId);
          if (record.isStruck()) {
            throw Dossier.noErasure(erasureId);
          }
          ErasureStore.strike(dsl, erasureId, by.name(), why, now);
          record(
              dsl,
              by,
              "second-life.strike",
              dossier.piece(),
              text(record.erasure()),
              "reason: " + why,
              now);
        });
  }

  private static String text(Erasure erasure) {
    return "disk: "
        + erasure.diskSerial()
        + "\nmethod: "
        + erasure.method()
        + "\nlevel: "
        + erasure.level()
        + "\nverified-percent: "
        + erasure.verifiedPercent()
        + "\nsuccess: "
        + erasure.success()
        + "\nlog: "
        + erasure.logSha256();
  }

  /**
   * Says which new parts were fitted; what was said before no longer holds.
   *
   * @param parts keys of their factors, see {@link Factors}
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for a part without a factor
   */
  public void fitted(Person by, long id, List<String> parts) {
    if (parts.size() > MOST_PARTS || !Factors.partKeys().containsAll(parts)) {
      throw new Problem(ProblemCode.REQUEST_INVALID, "These parts have no factor: " + parts);
    }
    change(
        by,
        id,
        InspectionService::requireStock,
        (dsl, dossier, now) -> {
          // What was said before and still is keeps its day: it may be of another life of the
          // piece.
          without(dossier.parts(), parts)
              .forEach(part -> InspectionStore.removePart(dsl, id, part));
          without(parts, dossier.parts())
              .forEach(part -> InspectionStore.addPart(dsl, id, part, by.name(), now));
          record(
              dsl,
              by,
              "second-life.parts",
              dossier.piece(),
              "parts: " + dossier.parts(),
              "parts: " + parts,
              now);
        });
  }

  private static List<String> without(List<String> parts, List<String> others) {
    List<String> left = new ArrayList<>(parts);
    others.forEach(left::remove);
    return left;
  }

  private static void requireCollected(Piece piece) {
    if (piece.stage() != Stage.COLLECTED) {
      throw SecondLifeService.notNow(piece, "it is inspected once it is collected");
    }
  }

  private static void requireStock(Piece piece) {
    if (!piece.stage().isStock()) {
      throw SecondLifeService.notNow(piece, "it is not in the workshop");
    }
  }

  private static void record(
      DSLContext dsl,
      Person by,
      String action,
      Piece piece,
      String before,
      String after,
      Instant now) {
    AuditService.record(
        dsl, by.actor(), action, "equipment " + piece.shortId(), before, after, now);
  }
}
