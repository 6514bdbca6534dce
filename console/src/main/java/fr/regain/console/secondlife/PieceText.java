package fr.regain.console.secondlife;

import fr.regain.console.access.SiteLabel;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.ShortId;
import fr.regain.console.site.Site;
import fr.regain.console.site.Uai;
import fr.regain.console.web.Visit;

/** Pieces, stages and acts in the reader's language. */
public final class PieceText {
  private static final int HALF = ShortId.LENGTH / 2;

  private PieceText() {}

  /** A fault that the inspection found: the step, and what was noted. */
  static String fault(Visit visit, Check check) {
    String step = visit.say("check.step." + check.step());
    return check.note().isEmpty() ? step : visit.say("piece.fault", step, check.note());
  }

  /** A label as people read it aloud: two groups of four. */
  public static String label(String shortId) {
    return shortId.substring(0, HALF) + "\u00A0" + shortId.substring(HALF);
  }

  /** A stage. */
  public static String stage(Visit visit, Stage stage) {
    return visit.say("stage." + stage);
  }

  /** What one does. */
  public static String act(Visit visit, Act act) {
    return visit.say("second-life.act." + act);
  }

  /** What a piece is. */
  public static String kind(Visit visit, EquipmentKind kind) {
    return visit.say("second-life.kind." + kind);
  }

  /** Maker and model, or a word for their absence. */
  public static String name(Visit visit, Piece piece) {
    return piece.name().isEmpty() ? visit.say("unknown") : piece.name();
  }

  /** A site as people type or choose it. */
  static SiteLabel place(Site site) {
    Uai uai = site.uai();
    return new SiteLabel(site.id(), site.name(), uai == null ? null : uai.code());
  }

  /** Who holds it, or a word for nobody knowing. */
  public static String owner(Visit visit, Piece piece) {
    return piece.owner() == null ? visit.say("second-life.owner-unknown") : piece.owner().name();
  }
}
