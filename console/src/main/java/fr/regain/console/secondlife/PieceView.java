package fr.regain.console.secondlife;

import fr.regain.console.access.SiteLabel;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the page of a piece shows, as its label leads to it.
 *
 * @param visit the request
 * @param dossier the piece
 * @param mayWork whether the reader may do something with it
 * @param openLots lots that it may be put into
 * @param places where it may be put into service again
 * @param route what it is good for, and why
 * @param hasCertificate whether an erasure of one of its disks was ever recorded
 * @param form what was filled in, where something was wrong
 */
public record PieceView(
    Visit visit,
    Dossier dossier,
    boolean mayWork,
    List<LotLine> openLots,
    List<SiteLabel> places,
    List<Content> route,
    boolean hasCertificate,
    Form form) {
  /** Keeps its own copies. */
  public PieceView {
    openLots = List.copyOf(openLots);
    places = List.copyOf(places);
    route = List.copyOf(route);
  }

  /** The piece. */
  public Piece piece() {
    return dossier.piece();
  }

  /** An address below that of the piece. */
  public String below(String path) {
    return piece().address() + "/" + path;
  }

  /** What the browser's tab says. */
  public String title() {
    return visit.say(
        "piece.title", PieceText.label(piece().shortId()), PieceText.stage(visit, piece().stage()));
  }

  /** What to know before anything is done. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    List<Clearance.Obstacle> obstacles = dossier.clearance().obstacles(Act.TRANSFER);
    if (obstacles.contains(Clearance.Obstacle.PROTECTED_CARRIER)) {
      warnings.add(visit.say("piece.warning.protected"));
    }
    if (obstacles.contains(Clearance.Obstacle.CARRIER_UNKNOWN)) {
      warnings.add(visit.say("piece.warning.carrier"));
    }
    List<String> overwritten = dossier.clearance().overwritten();
    if (!overwritten.isEmpty()) {
      warnings.add(visit.say("piece.warning.overwritten", String.join(", ", overwritten)));
    }
    if (piece().owner() == null) {
      warnings.add(visit.say("piece.warning.owner"));
    }
    if (piece().isOverReuseAge(today())) {
      warnings.add(visit.say("piece.warning.age"));
    }
    return warnings;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(visit.now(), visit.figures().zone());
  }

  /** The one act that is next and asks for nothing but to be done. */
  public Optional<Act> nextAct() {
    return switch (piece().stage()) {
      case IN_USE, ASSIGNED -> Optional.of(Act.SPOT);
      case SPOTTED -> Optional.of(Act.RESERVE);
      case RESERVED -> Optional.of(Act.COLLECT);
      case INSPECTED ->
          hasNoDisk()
              ? Optional.of(Act.RECONDITION)
              : dossier.clearance().isErased() ? Optional.of(Act.ERASE) : Optional.empty();
      case ERASED ->
          dossier.clearance().isErased() ? Optional.of(Act.RECONDITION) : Optional.empty();
      case COLLECTED, RECONDITIONED, TRANSFERRED, SOLD, GIVEN, RECYCLED -> Optional.empty();
    };
  }

  /**
   * Whether the next thing to do is an erasure: of what was inspected, or of what came back from a
   * departure.
   */
  public boolean needsErasure() {
    return switch (piece().stage()) {
      case INSPECTED, ERASED, RECONDITIONED -> !dossier.clearance().isErased();
      case IN_USE, SPOTTED, RESERVED, COLLECTED, ASSIGNED, TRANSFERRED, SOLD, GIVEN, RECYCLED ->
          false;
    };
  }

  /** Whether it may be assigned to somebody of its owner's now. */
  public boolean mayAssign() {
    return mayWork
        && piece().stage() == Stage.RECONDITIONED
        && piece().lotId() == null
        && !needsErasure();
  }

  /** Whether the next act asks for a word on the faults that the inspection found. */
  public boolean asksForRepair() {
    return nextAct().filter(dossier::asksForRepair).isPresent();
  }

  /** What the inspection found wrong, in words. */
  public List<String> faults() {
    return dossier.faults().stream().map(check -> PieceText.fault(visit, check)).toList();
  }

  /** Whether there is no disk in it to be counted. */
  public boolean hasNoDisk() {
    return dossier.clearance().hasNoDisk();
  }

  /** How far the inspection is: answers of steps. */
  public String inspectionProgress() {
    int all = dossier.steps().size();
    return visit.say("piece.inspection-progress", all - dossier.stepsLeft().size(), all);
  }

  /** Where the inspection goes on. */
  public String inspectionAddress() {
    return dossier.stepsLeft().stream()
        .findFirst()
        .map(step -> below("controle/" + step))
        .orElse(below("conclusion"));
  }

  /** Disks that still need an erasure, in words. */
  public List<String> disksLeft() {
    return dossier.clearance().uncovered().stream().map(this::disk).toList();
  }

  /** A disk in words. */
  public String disk(KnownDisk disk) {
    Long bytes = disk.bytes();
    String size = bytes == null ? "" : " · " + visit.figures().bytes(bytes);
    String serial =
        disk.serialNumber().isBlank() ? visit.say("piece.no-serial") : disk.serialNumber();
    return (disk.model() + " · " + serial + size).strip();
  }

  /** One line of an erasure. */
  public String erasure(Erasure erasure) {
    Integer percent = erasure.verifiedPercent();
    return visit.say(
        "piece.erasure-line",
        ErasureText.serial(visit, erasure),
        visit.say("erase-level." + erasure.level()),
        erasure.method(),
        percent == null ? visit.say("piece.not-read-back") : visit.say("piece.read-back", percent));
  }

  /** What the link to the record of an erasure is called. */
  public String recordLabel(Erasure erasure) {
    return visit.say("piece.record-of", ErasureText.serial(visit, erasure));
  }

  /** Whether it may be put into a lot now. */
  public boolean mayJoinLot() {
    return piece().stage().isStock() && piece().lotId() == null;
  }

  /** What the field of the site holds: where it is, until something else was typed. */
  public String place() {
    String typed = form.text("site");
    return typed.isEmpty()
        ? places.stream()
            .filter(place -> place.id() == piece().siteId())
            .map(SiteLabel::text)
            .findFirst()
            .orElse("")
        : typed;
  }

  /** Places that the page proposes; others are typed. */
  public List<SiteLabel> proposed() {
    return places.subList(0, Math.min(places.size(), SiteLabel.MOST_PROPOSED));
  }

  /** One line of the history. */
  public String step(Step step) {
    Act act = step.act();
    String what =
        act == null
            ? visit.say("piece.step-undone", PieceText.stage(visit, step.to()))
            : PieceText.stage(visit, step.to());
    Move move = step.move();
    if (move != null) {
      what = visit.say("piece.step-moved", what, move.from(), move.to());
    }
    if (step.slip()) {
      what = visit.say("piece.step-slip", what);
    }
    return step.by().isEmpty() ? what : visit.say("piece.step-by", what, step.by());
  }

  /** Whether its last step can be taken back here. */
  public boolean mayUndo() {
    return piece().stage() != Stage.IN_USE
        && dossier.history().stream()
            .filter(step -> step.act() != null && !step.undone())
            .findFirst()
            .filter(step -> step.lotId() == null)
            .isPresent();
  }
}
